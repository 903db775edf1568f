import { ulid } from '../../shared/domain/ids.ts';

/** A repeatable source of randomness, as scripts/lib/random.mjs makes them. */
export interface Random {
  below(count: number): number;
  pick<T>(list: readonly T[]): T;
}

/** A file of the vault: its blocks with the origin of each word in them, and how it is written. */
export interface File {
  path: string;
  id: string | null;
  title: string;
  blocks: string[];
  eol: '\n' | '\r\n';
  hasBrokenHead: boolean;
  isUnreadable: boolean;
  /** What stood in it some edits ago. */
  earlier: string[];
}

/** Evidence as a finding keeps it, and what nobody but the test knows: where the original stands and which words are its own. */
export interface Attached {
  id: string;
  origin: number;
  interview: string;
  quote: string;
  /** The files that the original stands in: it goes along with what is cut and pasted. Copies are not in it. */
  homes: Set<File>;
}

export interface World {
  random: Random;
  files: File[];
  attached: Attached[];
  /** The origin of the words of each highlight that was ever made. */
  origins: Map<string, number>;
  /** Ids of highlights that a program put around other words too. */
  reused: Set<string>;
  names: number;
  /** Sentences that notes and highlights are made of. */
  sentences: readonly string[];
}

// Each word that is highlighted carries where it comes from in letters that nobody sees and the product never gets to see.
const code = /\u2060([\u200c\u200d]{9})/g;

/** The text as it stands in the file. */
export function plain(text: string): string {
  return text.replace(/[\u2060\u200c\u200d]/g, '');
}

/** Where the words of a text come from; words that were never highlighted come from nowhere. */
export function originsIn(text: string): Set<number> {
  return new Set([...text.matchAll(code)].map(([, bits]) => Number.parseInt(bits!.replace(/./g, asBit), 2)));
}

function asBit(letter: string): string {
  return letter === '\u200d' ? '1' : '0';
}

/** The same words, all of this origin. `null`: of none. */
export function withOrigin(text: string, origin: number | null): string {
  const bare = plain(text);
  if (origin === null) return bare;
  const bits = origin.toString(2).padStart(9, '0').replaceAll('0', '\u200c').replaceAll('1', '\u200d');
  // Behind the end of bold words the letters would keep them from ending there.
  return bare.replace(/([^\s<>]*[^\s<>*_])([*_]*)(?![^<]*>)/g, (_, word, end) => `${word}\u2060${bits}${end}`);
}

/** The text of a file, words with their origins; `plain` of it is what stands on the disk. */
export function render({ id, title, blocks, eol, hasBrokenHead }: File): string {
  const head = [
    '---',
    ...(id === null ? [] : [`id: ${id}`]),
    `title: ${title}`,
    ...(hasBrokenHead ? ['teams: [a, b', '  - : {'] : ['occurredAt: 2026-11-18']),
    '---',
  ];
  return `${[...head, blocks.join('\n\n')].join('\n')}\n`.replaceAll('\n', eol);
}

export function newId(world: World): string {
  const n = world.names++;
  return ulid(1_790_000_000_000 + n * 1000, (count) =>
    Uint8Array.from({ length: count }, (_, i) => (n * 31 + i * 17) % 256),
  );
}

/** The id of a new highlight, whose words get an origin of their own. At most 512 in a world. */
export function newHighlight(world: World): { id: string; origin: number } {
  const origin = world.origins.size + 1;
  const id = `h_${String(origin).padStart(12, '0')}`;
  world.origins.set(id, origin);
  return { id, origin };
}

export function openingTag(random: Random, id: string): string {
  const kind = random.pick(['pain', 'request', 'quote']);
  return random.pick([
    `<mark data-highlight="${id}" data-kind="${kind}">`,
    `<mark data-highlight="${id}" data-kind="${kind}" data-tags="a,b" data-at="754">`,
    `<mark data-kind='${kind}' data-highlight='${id}'>`,
    `<mark   data-at="3"  data-highlight=${id} class="x"  data-kind="${kind}" >`,
    `<MARK data-highlight="${id}" data-kind="${kind}">`,
  ]);
}

/** A vault with notes in which some sentences are highlighted; `sentences` are what it is written in. */
export function createWorld(random: Random, sentences: readonly string[]): World {
  const world: World = { random, files: [], attached: [], origins: new Map(), reused: new Set(), names: 0, sentences };
  for (let n = 0; n < 8; n++) world.files.push(newFile(world));
  return world;
}

export function newFile(world: World): File {
  const { random } = world;
  const n = world.names;
  const id = newId(world);
  const blocks = Array.from({ length: 3 + random.below(5) }, () => newBlock(world));
  const path = `interviews/2026/2026-11-18-call-${n}-${id.slice(-5).toLowerCase()}.md`;
  const style = { eol: random.pick(['\n', '\n', '\r\n'] as const), hasBrokenHead: false, isUnreadable: false };
  return { path, id, title: `Call ${n}`, blocks, ...style, earlier: blocks };
}

export function newBlock(world: World): string {
  const { random, sentences } = world;
  const parts = Array.from({ length: 2 + random.below(4) }, () => {
    const sentence = random.pick(sentences);
    if (random.below(3) > 0 || world.origins.size >= 500) return sentence;
    const { id, origin } = newHighlight(world);
    return `${openingTag(random, id)}${withOrigin(sentence, origin)}</mark>`;
  });
  return random.pick(['', '- ', '> ', '**Noor:** ', '[02:10](#t=130) ']) + parts.join(' ');
}

/** A highlight's part in a block: where its tags begin and end. */
export interface Mark {
  id: string;
  start: number;
  inner: number;
  innerEnd: number;
  end: number;
}

/** The marks of a block that have both of their tags, inner ones before those around them. */
export function marksIn(block: string): Mark[] {
  const open: { id: string; start: number; inner: number }[] = [];
  const marks: Mark[] = [];
  for (const match of block.matchAll(/<mark\b[^>]*>|<\/mark>/gi)) {
    const end = match.index + match[0].length;
    if (match[0][1] !== '/') {
      const id = /h_[0-9a-z]{12}/.exec(match[0])?.[0] ?? '';
      open.push({ id, start: match.index, inner: end });
    } else {
      const begun = open.pop();
      if (begun?.id) marks.push({ ...begun, innerEnd: match.index, end });
    }
  }
  return marks;
}
