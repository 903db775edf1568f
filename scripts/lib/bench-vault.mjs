import { stringify } from 'yaml';
import { cutTranscripts } from './cut-transcripts.mjs';
import { createRandom } from './random.mjs';

// All names are invented.
const TEAMS = [
  'Replay',
  'Surveys',
  'Funnels',
  'Feature Flags',
  'Ingestion',
  'Billing',
  'Mobile',
  'Onboarding',
  'Alerts',
  'Data Export',
];
const GIVEN = [
  'Noor',
  'Mira',
  'Tomas',
  'Ines',
  'Jonas',
  'Priya',
  'Sami',
  'Lena',
  'Oskar',
  'Aiko',
  'Davit',
  'Rosa',
  'Emeka',
  'Freya',
  'Luca',
  'Zofia',
];
const FAMILY = [
  'Haddad',
  'Okafor',
  'Lindqvist',
  'Moreau',
  'Castellano',
  'Iyer',
  'Novak',
  'Brandt',
  'Sato',
  'Petrosyan',
  'Alvarez',
  'Nwosu',
  'Halvorsen',
  'Ricci',
];
const COMPANY = [
  'Lumenpay',
  'Brightloom',
  'Tidewater',
  'Quillstack',
  'Harborly',
  'Fernweh',
  'Cobaltine',
  'Orchard',
  'Pinegrid',
  'Saltmarsh',
];
const SUBJECTS = [
  'Filters',
  'Sharing a report',
  'Alerts at night',
  'The first setup',
  'Moving the data',
  'Naming events',
  'Reading a chart',
  'Permissions',
  'The weekly review',
  'Importing users',
];
const ASPECTS = [
  'in funnels',
  'for a small team',
  'after the migration',
  'on a phone',
  'with support',
  'in a hurry',
  'for finance',
  'across time zones',
  'with two products',
  'before the launch',
];
const TAGS = [
  'onboarding',
  'pricing',
  'filters',
  'reports',
  'mobile',
  'speed',
  'trust',
  'sharing',
  'alerts',
  'docs',
  'setup',
  'export',
];
const KINDS = [
  'general_feedback',
  'problem_exploration',
  'solution_validation',
  'usability_test',
  'customer_visit',
  'inbound_feedback',
];
const HIGHLIGHTS = ['pain', 'request', 'bug', 'praise', 'workaround', 'quote', 'question'];
const LAST_DAY = Date.UTC(2026, 10, 20);
const DAY = 86_400_000;
const DAYS = 3 * 365;

/**
 * Files of a vault for measuring, one at a time: `{path, text}`. The bodies come from `transcripts`; who, when and about
 * what is invented from the seed. The same arguments give the same files.
 */
export function* benchVault({ transcripts, notes, seed }) {
  const random = createRandom(seed);
  yield {
    path: 'fieldbook.yml',
    text: stringify({ schema: 1, vaultId: random.base32(26).replace(/^./, '0'), name: 'Benchmark' }),
  };
  const teams = TEAMS.map((name) => ({ id: slug(name), name, aliases: [] }));
  for (const team of teams) yield { path: `roster/teams/${team.id}.yml`, text: stringify(team) };
  const pms = createPms(random, teams);
  for (const pm of pms) yield { path: `roster/people/${pm.id}.yml`, text: stringify(pm) };
  const participants = Array.from({ length: Math.max(1, Math.ceil(notes / 4)) }, () => createParticipant(random));
  for (const one of participants) yield { path: `participants/${one.id}.md`, text: `---\n${stringify(one)}---\n` };

  const bodies = cutTranscripts(transcripts);
  for (let index = 0; index < notes; index++) {
    yield createNote({ random, index, body: bodies.next().value, teams, pms, participants });
  }
}

function createPms(random, teams) {
  return GIVEN.map((given, index) => ({
    id: slug(given),
    name: `${given} ${FAMILY[index % FAMILY.length]}`,
    role: 'pm',
    memberships: random.some(teams, 1 + random.below(2)).map((team, order) => ({
      team: team.id,
      support: order === 0 ? 'full' : 'light',
      from: '2023-01-01',
    })),
  }));
}

function createParticipant(random) {
  const name = `${random.pick(GIVEN)} ${random.pick(FAMILY)}`;
  const company = `${random.pick(COMPANY)} ${random.below(90) + 10}`;
  return {
    id: `p_${random.base32(12).toLowerCase()}`,
    name,
    emails: [`${slug(name)}@${slug(company)}.example`],
    company,
    role: random.pick(['Head of growth', 'Engineer', 'Founder', 'Analyst', 'Support lead']),
    technical: random.next() < 0.5,
  };
}

function createNote({ random, index, body, teams, pms, participants }) {
  const day = LAST_DAY - random.below(DAYS) * DAY;
  const date = new Date(day).toISOString().slice(0, 10);
  const hour = String(8 + random.below(10)).padStart(2, '0');
  const id = ulid(day, random);
  const title = `${random.pick(SUBJECTS)} ${random.pick(ASPECTS)}`;
  const [pm] = random.some(pms, 1);
  const fields = {
    id,
    title,
    occurredAt: `${date}T${hour}:00:00+01:00`,
    durationMinutes: 20 + random.below(40),
    kind: random.pick(KINDS),
    status: index % 20 === 0 ? 'needs_cleanup' : 'complete',
    teams: [
      ...new Set([
        ...pm.memberships.slice(0, 1).map((one) => one.team),
        ...(random.next() < 0.3 ? [random.pick(teams).id] : []),
      ]),
    ],
    pms: [pm.id],
    interviewers: [pm.id],
    participants: random.some(participants, 1 + random.below(2)).map((one) => one.id),
    tags: random.some(TAGS, random.below(4)),
    goals: [],
    consent: 'granted',
  };
  const text = `---\n${stringify(fields, { lineWidth: 0 })}---\n${markUp(body, fields.participants[0], random)}\n`;
  return { path: `interviews/${date.slice(0, 4)}/${date}-${slug(title)}-${id.slice(-5).toLowerCase()}.md`, text };
}

/** Transcripts stamp the time as `\[01:12:34.06\]`; two sentences of each note become highlights. */
function markUp(paragraphs, participant, random) {
  const wanted = new Set([random.below(paragraphs.length), random.below(paragraphs.length)]);
  return paragraphs
    .map((text, index) => (wanted.has(index) ? highlight(text, participant, random) : stamp(text)))
    .join('\n\n');
}

function stamp(text) {
  return text.replace(/\\\[((?:\d{1,2}:)?\d{1,2}:\d{2})(?:\.\d+)?\\\]/g, (_all, clock) => {
    const seconds = clock.split(':').reduce((sum, part) => sum * 60 + Number(part), 0);
    return `[${clock}](#t=${seconds})`;
  });
}

function highlight(text, participant, random) {
  const sentence = / ([A-Z][\w ,’'-]{30,160}\.)(?= |$)/.exec(text);
  if (!sentence) return stamp(text);
  const at = sentence.index + 1;
  const attributes = `data-highlight="h_${random.base32(12).toLowerCase()}" data-kind="${random.pick(HIGHLIGHTS)}" data-participant="${participant}"`;
  const mark = `<mark ${attributes}>${sentence[1]}</mark>`;
  return stamp(text.slice(0, at) + mark + text.slice(at + sentence[1].length));
}

function ulid(time, random) {
  let prefix = '';
  for (let rest = time, i = 0; i < 10; i++, rest = Math.floor(rest / 32))
    prefix = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'[rest % 32] + prefix;
  return prefix + random.base32(16);
}

function slug(text) {
  return text.toLowerCase().replace(/[^a-z0-9]+/g, '-');
}
