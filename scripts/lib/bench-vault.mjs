import { stringify } from 'yaml';
import { benchFindings, highlightsOf } from './bench-findings.mjs';
import { markUp } from './bench-highlights.mjs';
import {
  ASPECTS,
  COMPANIES,
  FAMILY,
  GIVEN,
  GOALS,
  PLANS,
  ROLES,
  SEGMENTS,
  SOURCES,
  SUBJECTS,
  TAGS,
  TEAMS,
} from './bench-names.mjs';
import { slug, ulid } from './bench-writing.mjs';
import { cutTranscripts } from './cut-transcripts.mjs';
import { createRandom } from './random.mjs';

const KINDS = [
  'general_feedback',
  'problem_exploration',
  'solution_validation',
  'usability_test',
  'customer_visit',
  'inbound_feedback',
];
/** Of 100 interviews: how many are not complete, by what they are. */
const UNUSUAL = { needs_cleanup: 6, planned: 3, cancelled: 2, no_show: 2 };
const LAST_DAY = Date.UTC(2026, 10, 25);
const DAY = 86_400_000;
const DAYS = 3 * 365;
const PMS = 16;
const OTHERS = 8;
/** A grey pixel, for notes with a picture. */
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNsaAAAAYkBBoVDYh8AAAAASUVORK5CYII=',
  'base64',
);

/**
 * Files of a vault for measuring, one at a time: `{path, text}` (`text` is bytes for a picture). The bodies come from
 * `transcripts`; who, when and about what is invented from the seed. The same arguments give the same files, with or without
 * findings the same notes.
 */
export function* benchVault({ transcripts, notes, seed, findings = 0, evidence = 12 }) {
  const random = createRandom(seed);
  yield {
    path: 'fieldbook.yml',
    text: stringify({ schema: 1, vaultId: random.base32(26).replace(/^./, '0'), name: 'Benchmark' }),
  };
  const teams = TEAMS.map((team) => ({ id: slug(team.name), ...team }));
  for (const team of teams) yield { path: `roster/teams/${team.id}.yml`, text: stringify(team) };
  const people = createPeople(random, teams);
  for (const one of people) yield { path: `roster/people/${one.id}.yml`, text: stringify(one) };
  const companies = createCompanies(random, notes);
  const participants = Array.from({ length: Math.max(1, Math.ceil(notes / 4)) }, () =>
    createParticipant(random, companies),
  );
  for (const one of participants) yield { path: `participants/${one.id}.md`, text: `---\n${stringify(one)}---\n` };

  const bodies = cutTranscripts(transcripts, seed);
  const pms = people.filter(({ role }) => role === 'pm');
  const others = people.filter(({ role }) => role !== 'pm');
  const highlights = [];
  for (let index = 0; index < notes; index++) {
    for (const file of createNote({ random, paragraphs: bodies.next().value, teams, pms, others, participants })) {
      if (findings > 0) highlights.push(...highlightsOf(file));
      yield file;
    }
  }
  if (findings > 0) yield* benchFindings({ highlights, teams: teams.map(({ id }) => id), findings, evidence, seed });
}

function createPeople(random, teams) {
  return GIVEN.slice(0, PMS + OTHERS).map((given, index) => ({
    id: slug(given),
    name: `${given} ${FAMILY[index % FAMILY.length]}`,
    role: index < PMS ? 'pm' : ['engineer', 'designer', 'other'][index % 3],
    memberships: random.some(teams, 1 + random.below(2)).map((team, order) => ({
      team: team.id,
      support: order === 0 ? 'full' : 'light',
      from: '2023-01-01',
    })),
  }));
}

/** As many companies as so many interviews have, each with what all of its people share. */
function createCompanies(random, notes) {
  return random.some(COMPANIES, Math.min(COMPANIES.length, Math.max(3, Math.ceil(notes / 20)))).map((name) => ({
    name,
    ...(random.next() < 0.92 && { segment: random.pick(SEGMENTS) }),
    plan: random.pick(PLANS),
  }));
}

function createParticipant(random, companies) {
  const name = `${random.pick(GIVEN)} ${random.pick(FAMILY)}`;
  const company = random.pick(companies);
  return {
    id: `p_${random.base32(12).toLowerCase()}`,
    name,
    emails: [`${slug(name)}@${slug(company.name)}.example`],
    company: company.name,
    role: random.pick(ROLES),
    technical: random.next() < 0.5,
    ...(company.segment && { segment: company.segment }),
    plan: company.plan,
  };
}

function* createNote({ random, paragraphs, teams, pms, others, participants }) {
  const day = LAST_DAY - random.below(DAYS) * DAY;
  const date = new Date(day).toISOString().slice(0, 10);
  const hour = String(8 + random.below(10)).padStart(2, '0');
  const id = ulid(day, random);
  const title = random.next() < 0.005 ? '' : `${random.pick(SUBJECTS)} ${random.pick(ASPECTS)}`;
  const pm = random.pick(pms);
  const own = pm.memberships[0].team;
  const guests = random.next() < 0.04 ? [] : random.some(participants, 1 + random.below(2)).map((one) => one.id);
  const tags = commonFirst(TAGS, random.below(4), random);
  const fields = {
    id,
    title,
    occurredAt: `${date}T${hour}:00:00+01:00`,
    durationMinutes: 20 + random.below(40),
    kind: random.pick(KINDS),
    status: statusOf(random),
    teams: [...new Set([own, ...(random.next() < 0.3 ? [random.pick(teams).id] : [])])],
    pms: [pm.id],
    interviewers: [random.next() < 0.8 ? pm.id : random.pick(others).id],
    attendees: random.next() < 0.3 ? [random.pick(others).id] : [],
    participants: guests,
    tags,
    goals: random.next() < 0.2 ? [random.pick(GOALS)] : [],
    recruitedFrom: random.pick(SOURCES),
    consent: random.next() < 0.95 ? 'granted' : 'not_asked',
    ...(random.next() < 0.25 && {
      recording: { url: `https://drive.example/r/${random.base32(8).toLowerCase()}`, recordedOn: date },
    }),
  };
  const picture = random.next() < 0.03 ? `attachments/${id}/screen.png` : null;
  const body = markUp(paragraphs, {
    count: random.next() < 0.1 ? 0 : 1 + random.below(5),
    participants: guests,
    tags: tags.length > 0 ? tags : TAGS.slice(0, 6),
    random,
  });
  const text = `---\n${stringify(fields, { lineWidth: 0 })}---\n${body}\n${ending(random, picture)}`;
  if (picture) yield { path: picture, text: PIXEL };
  yield {
    path: `interviews/${date.slice(0, 4)}/${date}-${slug(title) || 'untitled'}-${id.slice(-5).toLowerCase()}.md`,
    text,
  };
}

function statusOf(random) {
  let place = random.below(100);
  for (const [status, share] of Object.entries(UNUSUAL)) {
    if (place < share) return status;
    place -= share;
  }
  return 'complete';
}

/** What PMs leave behind below some of their notes. */
function ending(random, picture) {
  const done = random.next() < 0.5 ? 'x' : ' ';
  return [
    ...(random.next() < 0.15 ? [`\n## Follow-up\n\n- [${done}] Send the docs\n- [ ] Ask the team about it\n`] : []),
    ...(random.next() < 0.1 ? [`\nSee also [the issue](https://issues.example/${random.below(9000) + 1000}).\n`] : []),
    ...(picture ? [`\n![What was on screen](../../${picture})\n`] : []),
  ].join('');
}

/** `count` different members, the first of the list far more often than the last. */
function commonFirst(list, count, random) {
  const chosen = new Set();
  while (chosen.size < count) chosen.add(Math.floor(list.length * random.next() ** 2));
  return list.filter((_item, index) => chosen.has(index));
}
