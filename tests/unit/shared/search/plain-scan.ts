import { highlightKinds } from '../../../../shared/domain/interview.ts';

/** A note as the tests make it up: what it holds is known without reading the file that is written from it. */
export interface MadeUpNote {
  id: string;
  title: string[];
  blocks: MadeUpBlock[];
  date: string;
  kind: string | null;
  status: string | null;
  teams: string[];
  pms: string[];
  interviewers: string[];
  participants: string[];
  tags: string[];
  goals: string[];
  flags: string[];
}

export interface MadeUpBlock {
  words: string[];
  /** The first words of the block are a highlight. */
  mark: { length: number; kind: string; tags: string[]; participant: string | null } | null;
  extra: 'task' | 'image' | 'link' | 'timestamp' | null;
}

/** A query as the tests make it up. */
export type MadeUpQuery =
  | { type: 'word' | 'beginning'; text: string }
  | { type: 'phrase'; words: string[] }
  | { type: 'filter'; operator: string; values: string[] }
  | { type: 'not'; part: MadeUpQuery }
  | { type: 'and' | 'or'; parts: MadeUpQuery[] };

export const teams = [
  { id: 'session-replay', names: ['Session Replay', 'Rewind'] },
  { id: 'surveys', names: ['Surveys'] },
  { id: 'flags', names: ['Feature Flags'] },
];
export const people = [
  { id: 'mira', names: ['Mira Okafor'] },
  { id: 'jonas', names: ['Jónas Vik'] },
];
export const participants = [
  { id: 'p_7f3k9q2m1x0c', names: ['Noor Haddad'], company: 'Lumenpay', segment: 'fintech' },
  { id: 'p_7f3k9q2m1x0d', names: ["Ada O'Dell"], company: 'Lumen Pay', segment: 'Health Care' },
  { id: 'p_7f3k9q2m1x0e', names: ['Tove Brandt'], company: 'Norrvik', segment: 'fintech' },
  { id: 'p_7f3k9q2m1x0f', names: ['Ike Ödegaard'] },
];
/** What the vault's research goals ask. Interviews may name goals that have no file, by words. */
export const goals = [
  { id: '01JD9ZC4F2M6P1S8T0V3XWXAB1', names: ['Why do admins leave?'] },
  { id: '01JD9ZC4F2M6P1S8T0V3XWXAB2', names: ['Who pays, and when?'] },
];
export const directory = { teams, people, participants, goals };
export const today = '2026-11-26';

const plainLetters = (text: string) =>
  text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase();
const valueKey = (text: string) => plainLetters(text).replace(/[\s'_-]/g, '');
const unique = <T>(values: T[]) => [...new Set(values)];

/** Values a note has for an operator. */
export function valuesOf(note: MadeUpNote, operator: string): string[] {
  const marks = note.blocks.flatMap(({ mark }) => mark ?? []);
  const who = unique([...note.participants, ...marks.flatMap(({ participant }) => participant ?? [])]);
  const about = participants.filter(({ id }) => who.includes(id));
  const all: Record<string, () => string[]> = {
    team: () => note.teams,
    pm: () => note.pms,
    by: () => note.interviewers,
    participant: () => who,
    company: () => about.flatMap(({ company }) => company ?? []),
    segment: () => about.flatMap(({ segment }) => segment ?? []),
    tag: () => unique([...note.tags, ...marks.flatMap(({ tags }) => tags)]),
    kind: () => (note.kind === null ? [] : [note.kind]),
    mark: () => unique(marks.map(({ kind }) => kind)),
    goal: () => note.goals,
    status: () => (note.status === null ? [] : [note.status]),
    month: () => [note.date.slice(0, 7)],
    is: () => [...note.flags.filter((flag) => flag !== 'recording'), ...(note.status === null ? [] : [note.status])],
    has: () => [
      ...(marks.length > 0 ? ['highlight'] : []),
      ...(note.flags.includes('recording') ? ['recording'] : []),
      ...(who.length > 0 ? ['participant'] : []),
      ...(about.some(({ company }) => company) ? ['company'] : []),
      ...(valuesOf(note, 'tag').length > 0 ? ['tag'] : []),
      ...(note.goals.length > 0 ? ['goal'] : []),
      ...note.blocks.flatMap(({ extra }) => extra ?? []),
    ],
  };
  return all[operator]!();
}

const named: Record<string, { id: string; names: string[] }[]> = {
  team: teams,
  pm: people,
  by: people,
  participant: participants,
};

/** What is called so: keys of the values, as `valueKey` makes them. */
function meant(notes: readonly MadeUpNote[], operator: string, value: string): string[] {
  const key = valueKey(value);
  const known = named[operator];
  if (known)
    return known.filter(({ id, names }) => [id, ...names].map(valueKey).includes(key)).map(({ id }) => valueKey(id));
  const asked = operator === 'goal' ? goals.filter(({ id, names }) => [id, ...names].map(valueKey).includes(key)) : [];
  if (asked.length > 0) return asked.map(({ id }) => valueKey(id));
  const free = ['tag', 'goal'].includes(operator) ? notes.flatMap((note) => valuesOf(note, operator)) : null;
  const listed = operator === 'company' || operator === 'segment' ? participants.map((p) => p[operator] ?? '') : null;
  return (free ?? listed ?? [value]).map(valueKey).filter((one) => one === key);
}

function inDates(date: string, operator: string, value: string): boolean {
  const first = value.padEnd(10, '-01');
  if (operator === 'after') return date >= first;
  if (operator === 'before') return date < first;
  return date.startsWith(value);
}

/** The query without what counts for nothing; `null` where nothing is left. */
export function settled(notes: readonly MadeUpNote[], query: MadeUpQuery): MadeUpQuery | null {
  switch (query.type) {
    case 'filter': {
      if (['after', 'before', 'during'].includes(query.operator)) return query;
      const values = query.values.filter((value) => meant(notes, query.operator, value).length > 0);
      return values.length > 0 ? { ...query, values } : null;
    }
    case 'not': {
      const part = settled(notes, query.part);
      return part && { type: 'not', part };
    }
    case 'and':
    case 'or': {
      const parts = query.parts.flatMap((part) => settled(notes, part) ?? []);
      return parts.length > 0 ? { type: query.type, parts } : null;
    }
    default:
      return query;
  }
}

/** What a query is held against: a whole interview, or one highlight of it. */
interface Scanned {
  texts: string[][];
  /** Words that are looked up, but stand in no text. */
  words: string[];
  values(operator: string): string[];
  date: string;
}

export function scanOf(note: MadeUpNote): Scanned {
  const names = (ids: string[], all: { id: string; names: string[] }[]) =>
    all.filter(({ id }) => ids.includes(id)).flatMap((one) => one.names);
  const known = [...names(note.teams, teams), ...names([...note.pms, ...note.interviewers], people)];
  return {
    texts: [note.title, ...note.blocks.map(({ words }) => words)],
    words: [...known, ...names(note.participants, participants), ...note.tags].flatMap((text) => text.split(' ')),
    values: (operator) => valuesOf(note, operator),
    date: note.date,
  };
}

/** Each highlight of a note: found by its own kind, tags, participant and text, and by its interview's title and the rest. */
export function scansOfHighlights(note: MadeUpNote): { id: string; scan: Scanned }[] {
  return note.blocks.flatMap(({ mark, words }, block) => {
    if (!mark) return [];
    const own: Record<string, string[]> = {
      mark: [mark.kind],
      tag: mark.tags,
      participant: mark.participant === null ? note.participants : [mark.participant],
    };
    const values = (operator: string) => own[operator] ?? valuesOf(note, operator);
    const scan = { texts: [note.title, words.slice(0, mark.length)], words: [], values, date: note.date };
    return [{ id: highlightId(note.id, block), scan }];
  });
}

/** Whether the query finds it, by reading all there is. */
export function holds(notes: readonly MadeUpNote[], query: MadeUpQuery | null, scan: Scanned): boolean {
  if (!query) return true;
  const words = [...scan.texts.flat(), ...scan.words].map(plainLetters);
  switch (query.type) {
    case 'word':
      return words.includes(plainLetters(query.text));
    case 'beginning':
      return words.some((word) => word.startsWith(plainLetters(query.text)));
    case 'phrase':
      return scan.texts.some((text) => {
        const wanted = query.words.map(plainLetters).join(' ');
        return ` ${text.map(plainLetters).join(' ')} `.includes(` ${wanted} `);
      });
    case 'not':
      return !holds(notes, query.part, scan);
    case 'and':
      return query.parts.every((part) => holds(notes, part, scan));
    case 'or':
      return query.parts.some((part) => holds(notes, part, scan));
    case 'filter': {
      const { operator, values } = query;
      if (['after', 'before', 'during'].includes(operator))
        return values.some((one) => inDates(scan.date, operator, one));
      const wanted = values.flatMap((value) => meant(notes, operator, value));
      return scan.values(operator).some((value) => wanted.includes(valueKey(value)));
    }
  }
}

/** The query as one types it. */
export function written(query: MadeUpQuery): string {
  switch (query.type) {
    case 'word':
    case 'beginning':
      return query.text;
    case 'phrase':
      return `"${query.words.join(' ')}"`;
    case 'not':
      return `-${['and', 'or', 'not'].includes(query.part.type) ? `(${written(query.part)})` : written(query.part)}`;
    case 'and':
    case 'or':
      return query.parts
        .map((part) => (part.type === 'and' || part.type === 'or' ? `(${written(part)})` : written(part)))
        .join(query.type === 'or' ? ' OR ' : ' ');
    case 'filter':
      return `${query.operator}:${query.values.map((value) => (/^[\w-]+$/.test(value) ? value : `"${value}"`)).join(',')}`;
  }
}

/** The file of a note. */
export function sourceOf(note: MadeUpNote): string {
  const extras = {
    task: '- [ ] ',
    image: '![](a.png) ',
    link: '[](https://a.example) ',
    timestamp: '[12:34](#t=754) ',
  };
  const blocks = note.blocks.map(({ words, mark, extra }, block) => {
    const length = mark?.length ?? 0;
    const marked = words.slice(0, length).join(' ');
    const said = mark?.participant ? ` data-participant="${mark.participant}"` : '';
    const tag = `<mark data-highlight="${highlightId(note.id, block)}" data-kind="${mark?.kind}" data-tags="${mark?.tags.join(',')}"${said}>`;
    const text = [mark ? `${tag}${marked}</mark>` : '', words.slice(length).join(', ')].filter((part) => part !== '');
    return `${extra ? extras[extra] : ''}${text.join(' ')}`;
  });
  return `---\ntitle: x\n---\n\n${blocks.join('\n\n')}\n`;
}

/** Valid, and different for each block of each note. */
export function highlightId(noteId: string, block: number): string {
  return `h_${noteId.padStart(6, '0')}${String(block).padStart(6, '0')}`;
}

export const markKinds: readonly string[] = highlightKinds;
