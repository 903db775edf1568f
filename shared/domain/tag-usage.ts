import type { NoteSummary } from './interview.ts';
import type { TagColor, TagNote } from './tag.ts';

/** A tag as it is spelled somewhere, and what is known of it. */
export interface TagUse {
  tag: string;
  /** Interviews that have it among their properties. */
  interviews: number;
  /** Highlights that have it. */
  highlights: number;
  description: string | null;
  color: TagColor | null;
}

/** Why tags look like one: how they differ. */
export type Likeness = 'case' | 'accents' | 'separators' | 'plural' | 'typo';

/** Tags that may be one and the same, to be merged into the one that is described, or used most. */
export interface NearDuplicate {
  from: string[];
  into: string;
  likeness: Likeness;
}

/** Every tag of the vault, used or only described, the most used first. Spellings are told apart. */
export function tagUsage(
  notes: readonly Pick<NoteSummary, 'tags' | 'highlightTags'>[],
  described: readonly TagNote[],
): TagUse[] {
  const uses = new Map<string, TagUse>();
  const entryOf = (tag: string) => {
    const known = uses.get(tag) ?? { tag, interviews: 0, highlights: 0, description: null, color: null };
    uses.set(tag, known);
    return known;
  };
  for (const note of notes) {
    for (const tag of new Set(note.tags)) entryOf(tag).interviews++;
    for (const tag of note.highlightTags) entryOf(tag).highlights++;
  }
  for (const { tag, description, color } of described) {
    const use = entryOf(tag);
    use.description ??= description ?? null;
    use.color ??= color ?? null;
  }
  return [...uses.values()].sort(byUse);
}

/** In how many places a tag stands. */
export function usesOf({ interviews, highlights }: TagUse): number {
  return interviews + highlights;
}

function byUse(a: TagUse, b: TagUse): number {
  return usesOf(b) - usesOf(a) || (a.tag < b.tag ? -1 : 1);
}

/** What somebody described is the vocabulary; of others the one that is used most. */
function byMeaning(a: TagUse, b: TagUse): number {
  return Number(b.description !== null) - Number(a.description !== null) || byUse(a, b);
}

/**
 * Tags that differ by case, accents, separators or a plural s alone, or by one letter of at least six. Emoji keep tags apart, and
 * so do digits. Linear in the number of tags.
 */
export function nearDuplicates(usage: readonly TagUse[]): NearDuplicate[] {
  const groups = new Map<string, TagUse[]>();
  for (const use of usage.toSorted(byMeaning)) {
    const form = plainForms(use.tag).at(-1)!;
    groups.set(form, [...(groups.get(form) ?? []), use]);
  }
  const alike = [...groups.values()]
    .filter((group) => group.length > 1)
    .map(([first, ...others]) => ({
      from: others.map(({ tag }) => tag),
      into: first!.tag,
      likeness: likenessOf([first!, ...others]),
    }));
  return [...alike, ...typos(groups)];
}

const likenesses: readonly Likeness[] = ['case', 'accents', 'separators', 'plural'];

/** A tag in ever plainer forms, one for each likeness. */
function plainForms(tag: string): string[] {
  const lower = tag.normalize('NFC').toLowerCase();
  // Only what stands on Latin, Greek and Cyrillic letters: the marks of other scripts are letters of their own.
  const bare = lower
    .normalize('NFD')
    .replace(/[\u0300-\u036f\ufe0e\ufe0f]/g, '')
    .normalize('NFC');
  const joined = bare.replace(/[\s_./-]+/g, '') || bare;
  const single = /[^\Ws]s$/.test(joined) && joined.length > 3 ? joined.slice(0, -1) : joined;
  return [lower, bare, joined, single];
}

/** The mildest likeness under which all of them are one. */
function likenessOf(group: readonly TagUse[]): Likeness {
  const forms = group.map(({ tag }) => plainForms(tag));
  return likenesses.find((_, i) => new Set(forms.map((form) => form[i])).size === 1) ?? 'plural';
}

/** Letters of which one may be a slip. */
const fewest = 6;

/** Pairs of groups that are one letter apart: two words within one edit share what is left without one letter of each. */
function typos(groups: ReadonlyMap<string, TagUse[]>): NearDuplicate[] {
  const byRest = new Map<string, string[]>();
  for (const form of groups.keys()) {
    if (lettersOf(form) < fewest - 1 || form.length > 60) continue;
    for (const rest of new Set([form, ...[...form].map((_, i, all) => all.toSpliced(i, 1).join(''))])) {
      byRest.set(rest, [...(byRest.get(rest) ?? []), form]);
    }
  }
  const order = new Map([...groups.keys()].map((form, at) => [form, at]));
  const taken = new Set<string>();
  const found: NearDuplicate[] = [];
  for (const forms of byRest.values()) {
    for (const form of forms) {
      const other = forms.find((one) => one !== form && order.get(one)! < order.get(form)! && isTypo(one, form));
      if (other === undefined || taken.has(form)) continue;
      taken.add(form);
      found.push({ from: groups.get(form)!.map(({ tag }) => tag), into: groups.get(other)![0]!.tag, likeness: 'typo' });
    }
  }
  return found;
}

function lettersOf(text: string): number {
  return text.match(/\p{L}/gu)?.length ?? 0;
}

/** One letter more, less, other, or two changed places; nothing but letters. */
function isTypo(a: string, b: string): boolean {
  const [x, y] = [[...a], [...b]];
  let start = 0;
  while (start < x.length && start < y.length && x[start] === y[start]) start++;
  let end = 0;
  while (end < Math.min(x.length, y.length) - start && x.at(-1 - end) === y.at(-1 - end)) end++;
  const [p, q] = [x.slice(start, x.length - end), y.slice(start, y.length - end)];
  if (![...p, ...q].every((letter) => /\p{L}/u.test(letter))) return false;
  const isSwapped = p.length === 2 && q.length === 2 && p[0] === q[1] && p[1] === q[0];
  return Math.max(lettersOf(a), lettersOf(b)) >= fewest && (isSwapped || (p.length <= 1 && q.length <= 1));
}
