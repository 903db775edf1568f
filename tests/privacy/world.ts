import { stringify } from 'yaml';
import { ulid } from '../../shared/domain/ids.ts';
import type { ExportDraft } from '../../shared/ipc/export.ts';
import type { Case } from './cases.ts';
import type { Person } from './cast.ts';
import { ordinaryPeople } from './look-alikes.ts';
import { pictureSaying } from './pictures.ts';

/** Files of a vault: path → contents. */
export type Files = Record<string, string | Uint8Array>;

/** Something that stands in a document: what it is called there, and its text. */
interface Item {
  code: string;
  text: string;
}

/** What stands at a place of a case. */
type At = (surface: string) => Item[];

/** The word by which a search finds the quotes of a case. */
export const markerOf = ({ n }: Pick<Case, 'n'>) => `zq${n}kw`;
/** The word that stands beside something in a text, so that its line can be told. */
export const codeOf = (what: 'plant' | 'look-alike', n: number) => (what === 'plant' ? `qv${n}x` : `qw${n}x`);

const idOf = (n: number) =>
  ulid(1_790_000_000_000 + n * 1000, (length) => Uint8Array.from({ length }, (_, i) => (n * 31 + i * 17) % 256));
export const noteIdOf = ({ n }: Pick<Case, 'n'>) => idOf(n * 10);
const findingIdOf = (n: number, nth: number) => idOf(n * 10 + 1 + nth);
const goalIdOf = (n: number) => idOf(n * 10 + 9);
const highlightIdOf = (n: number, nth: number) => `h_${String(n).padStart(6, '0')}${String(nth).padStart(6, '0')}`;

/** The files of `fieldbook.yml` and of everybody whom the vault knows. */
export function peopleFiles(cast: readonly Person[], config: object = {}): Files {
  const files: Files = {
    'fieldbook.yml': stringify({ schema: 1, vaultId: '01JD9Z6M3Q8V7T5R2K4N0XWABC', name: 'Research', ...config }),
    'roster/teams/replay.yml': stringify({ id: 'replay', name: 'Session Replay' }),
    'roster/people/mira.yml': stringify({ id: 'mira', name: 'Mira Okafor', role: 'pm', memberships: [] }),
  };
  for (const { id, first, last, nickname, email, handle, phone, company, crm, role, segment } of cast) {
    const known = { name: `${first} ${last}`, nicknames: [nickname], emails: [email], handles: [handle], phone };
    files[`participants/${id}.md`] = head({ id, ...known, company, role, segment, crm });
  }
  for (const { id, first, last, company } of ordinaryPeople) {
    files[`participants/${id}.md`] = head({ id, name: `${first} ${last}`, company, role: 'Analyst' });
  }
  return files;
}

/** The files of a case beside those: its interview, its findings and goal, its pictures, somebody with a telling role, a team. */
export function filesOf(one: Case): Files {
  const at = placed(one);
  const files: Files = {};
  const id = noteIdOf(one);
  const others = at('role or segment').map(({ text }, i) => {
    const other = `p_8${String(one.n * 10 + i).padStart(11, '0')}`;
    const fields = { [i % 2 === 0 ? 'role' : 'segment']: `lead, ${text}` };
    files[`participants/${other}.md`] = head({ id: other, name: `Qbystander${one.n}v${i}`, ...fields });
    return other;
  });
  const teams = at('name of a team').map(({ text }, i) => {
    const team = `t-${one.n}-${i}`;
    files[`roster/teams/${team}.yml`] = stringify({ id: team, name: `Team ${text}` });
    return team;
  });
  // Some of those who are named were there, others were not.
  const known = one.plants.flatMap(({ person, surface }) => (person && surface !== 'speaker' ? [person.id] : []));
  const there = [...new Set(known.filter((_, i) => i % 2 === 0))];
  const ordinary = one.lookAlikes.length > 0 ? ordinaryPeople.map((person) => person.id) : [];
  const [title = `Call ${one.n}`] = [...at('title of an interview'), ...at('CSV cell: title')].map(({ text }) => text);
  const fields = {
    ...{ id, title, occurredAt: '2026-11-18', kind: 'general_feedback', status: 'complete', consent: 'granted' },
    ...(one.document === 'results-csv' && { tags: at('CSV cell: tag').map(({ text }) => text) }),
    ...{ teams: ['replay', ...teams], pms: ['mira'], participants: [...there, ...others, ...ordinary] },
  };
  files[`interviews/2026/call-${one.n}.md`] = `${head(fields)}${bodyOf(one, at, files)}\n`;
  if (['digest', 'goal', 'standup'].includes(one.document) || at('CSV cell: claim').length > 0) {
    Object.assign(files, findingFiles(one, at, ['replay', ...teams]));
  }
  return files;
}

/** What is to leave in a case. */
export function draftOf(one: Case): ExportDraft {
  const at = placed(one);
  const [title = 'What we heard'] = at('title').map(({ text }) => text);
  const [owner = 'Mira', deadline = 'Friday', feedbackWanted = 'Is it so?'] = at('owner, deadline, feedback').map(
    ({ text }) => text,
  );
  const reviewed = { title, owner, deadline, feedbackWanted };
  const interviewIds = [noteIdOf(one)];
  const marks = marked(at).map((_, i) => highlightIdOf(one.n, i));
  switch (one.document) {
    case 'note':
    case 'names':
      return { selection: { interviewIds }, ...reviewed };
    case 'highlights':
      return { selection: { interviewIds, highlightIds: marks }, ...reviewed };
    case 'results':
    case 'results-csv': {
      const [more] = at('query').map(({ text }) => text);
      const query = markerOf(one) + (more === undefined ? '' : ` -"${more.replaceAll('"', '')}"`);
      const form = one.document === 'results' ? 'markdown' : 'csv';
      return { document: 'results', form, title, query, view: 'interviews', sort: 'relevance' };
    }
    case 'highlights-csv':
      return { document: 'highlights', form: 'csv', title, of: tableOf(one, at, marks) };
    case 'summary':
    case 'tags':
      return { document: 'summary', interviewIds, ...reviewed };
    case 'link':
      return { document: 'link', query: `slow ${at('link')[0]?.text ?? ''}` };
    case 'digest':
    case 'standup':
      return { document: one.document, findingIds: findingIds(one, at), ...reviewed };
    case 'goal':
      return { document: 'goal', findingIds: [], goalId: goalIdOf(one.n), ...reviewed };
  }
}

function tableOf(one: Case, at: At, marks: string[]) {
  return at('CSV cell: claim').length > 0 ? { findingIds: findingIds(one, at) } : { ids: marks };
}

/** The line of `fieldbook document` for the same, where there is one. */
export function commandOf(one: Case): string[] | null {
  const draft = draftOf(one);
  if (!('document' in draft) || draft.document === undefined || !('owner' in draft)) return null;
  const { title, owner, deadline, feedbackWanted } = draft;
  const about = [`--title=${title}`, `--owner=${owner}`, `--deadline=${deadline}`, `--feedback=${feedbackWanted}`];
  if (draft.document === 'summary') return ['--type', 'summary', '--interview', draft.interviewIds[0]!, ...about];
  if (!('findingIds' in draft)) return null;
  const of = draft.goalId ? ['--goal', draft.goalId] : draft.findingIds.flatMap((id) => ['--finding', id]);
  return ['--type', draft.document, ...of, ...about];
}

function placed({ plants, lookAlikes }: Case): At {
  const all = [
    ...plants.map(({ surface, n, text }) => ({ surface, code: codeOf('plant', n), text })),
    ...lookAlikes.map(({ surface, n, text }) => ({ surface, code: codeOf('look-alike', n), text })),
  ];
  return (surface) => all.filter((item) => item.surface === surface);
}

/** What stands in highlights, in the order of their ids. */
function marked(at: At): (Item & { tag?: string })[] {
  const tags = [...at('tag'), ...at('CSV cell: tag')];
  const said = ['highlight', 'chosen highlight', 'quote', 'CSV cell: quote', 'evidence', 'CSV cell: speaker'].flatMap(
    at,
  );
  const all = said.length > 0 ? said : [{ code: 'qq', text: 'the export' }];
  const without = tags.slice(all.length).map((): Item => ({ code: 'qq', text: 'the export' }));
  return [...all, ...without].map((item, i) => ({ ...item, ...(tags[i] && { tag: tags[i]!.text }) }));
}

function bodyOf(one: Case, at: At, files: Files): string {
  const marker = markerOf(one);
  const section = (heading: string, surface: string, sign = '- ') => {
    const items = at(surface).map((item) => `${sign}${words(item)}`);
    return items.length > 0 ? [`## ${heading}`, ...items] : [];
  };
  const rows = at('cell of a table').map((item) => `| ${item.code} | ${item.text} |`);
  const blocks = [
    ...at('summary line').flatMap((item) => ['## Summary', words(item)]),
    ...section('Background', 'fact'),
    ...section('Opportunities', 'opportunity'),
    ...section('Observations', 'insight'),
    ...section('Later', 'next step', '- [ ] '),
    ...section('To do', 'to-do', '- [ ] '),
    ...at('heading').map((item) => `## On ${item.text} ${item.code}`),
    ...at('paragraph').map(words),
    ...at('item of a list').map((item) => `- ${words(item).replaceAll('\n', '\n  ')}`),
    ...at('block quote').map((item) => `> ${words(item).replaceAll('\n', '\n> ')}`),
    ...(rows.length > 0 ? [['| a | b |', '| --- | --- |', ...rows].join('\n')] : []),
    ...at('code block').map((item) => `\`\`\`\n${words(item)}\n\`\`\``),
    ...at('footnote').map((item) => `It was said.[^${item.code}]\n\n[^${item.code}]: ${words(item)}`),
    ...at('words of a link').map(({ code, text }) => `See ${code} [${text}](https://example.com/notes).`),
    ...at('raw HTML').map((item) => `<div>${words(item)}</div>`),
    ...at('comment').flatMap(({ text }, i) => [i % 2 === 0 ? `<!-- ask ${text} -->` : `%% ask ${text} %%`]),
    ...at('speaker').map(({ text }) => `${text}: it was slow, ${marker}, all day.`),
    ...marked(at).map((item, i) => {
      const tag = item.tag === undefined ? '' : ` data-tags="${item.tag}"`;
      const id = highlightIdOf(one.n, i);
      return `<mark data-highlight="${id}" data-kind="pain"${tag} data-at="${60 + i}">${marker} ${words(item)}</mark>`;
    }),
    ...pictures(one, at, files),
  ];
  return blocks.join('\n\n');
}

function words({ code, text }: Item): string {
  return `case ${code}, about ${text} as it was told`;
}

function pictures(one: Case, at: At, files: Files): string[] {
  const [alts, secrets, names] = [at('alt text'), at('picture metadata'), at('picture file name')];
  return Array.from({ length: Math.max(alts.length, secrets.length, names.length) }, (_, i) => {
    const { bytes, ending } = pictureSaying(one.n * 10 + i, secrets[i]?.text ?? '');
    const name = `${names[i]?.text ?? 'chart'}-${i}.${ending}`;
    files[`attachments/${noteIdOf(one)}/${name}`] = bytes;
    const alt = (alts[i]?.text ?? 'A chart').replace(/[\\[\]]/g, '\\$&');
    return `![${alt}](../../attachments/${noteIdOf(one)}/${encodeURIComponent(name)})`;
  });
}

function findingIds(one: Case, at: At): string[] {
  return claimsOf(at).map((_, i) => findingIdOf(one.n, i));
}

function claimsOf(at: At): string[] {
  const claims = [...at('claim'), ...at('CSV cell: claim')].map(({ text }) => `People leave, says ${text} of it`);
  return claims.length > 0 ? claims : ['People leave before the end'];
}

function findingFiles(one: Case, at: At, teams: readonly string[]): Files {
  const files: Files = {};
  const goals = one.document === 'goal' ? [goalIdOf(one.n)] : [];
  claimsOf(at).forEach((claim, nth) => {
    const evidence = marked(at).map((item, i) => ({
      ...{ highlight: highlightIdOf(one.n, i), interview: noteIdOf(one), stance: 'supports' },
      quote: `${markerOf(one)} ${words(item)}`,
    }));
    const [verdict] = at('verdict').map(({ text }) => `It holds, as ${text} said`);
    const id = findingIdOf(one.n, nth);
    const own = (surface: string) => (nth === 0 ? at(surface) : []);
    const list = (surface: string) => own(surface).map((item) => `- ${words(item)}`);
    const body = [
      ...['## Limitations', ...own('limitations').map(words)],
      ...['## Recommendations', list('recommendation').join('\n')],
      ...['## Open questions', list('open question').join('\n')],
    ];
    files[`findings/2026/finding-${one.n}-${nth}.md`] =
      `${head({ id, claim, status: 'in_review', ...(verdict && { verdict }), teams, goals, evidence })}${body.join('\n\n')}\n`;
  });
  const [question = 'Why do people leave?'] = at('question of a goal').map(({ text }) => `What does ${text} want?`);
  const [answer] = at('answer of a goal').map(({ text }) => `What ${text} wants`);
  if (goals.length > 0) {
    const fields = { id: goals[0], question, quarter: '2026-Q4', teams: ['replay'], status: 'active' };
    files[`goals/2026-Q4/goal-${one.n}.md`] = head({ ...fields, ...(answer && { answer }) });
  }
  return files;
}

function head(fields: Record<string, unknown>): string {
  return `---\n${stringify(fields, { lineWidth: 0 })}---\n`;
}
