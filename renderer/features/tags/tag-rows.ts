import { type Likeness, type NearDuplicate, type TagUse, usesOf } from '../../../shared/domain/tag-usage.ts';
import { fieldOf, rank } from '../../ui/fuzzy.ts';

/** A line of the list of tags. */
export type TagRow =
  | { key: string; height: number; heading: true; title: string; columns: boolean }
  | { key: string; height: number; heading?: false; similar: NearDuplicate }
  | { key: string; height: number; heading?: false; use: TagUse };

const height = { heading: 32, tag: 36, similar: 36 };

/** The lines of the list: tags that may be one, those in use, and those that are only described; all that fit what was typed. */
export function tagRows(usage: readonly TagUse[], similar: readonly NearDuplicate[], typed: string): TagRow[] {
  const word = typed.trim();
  const found =
    word === '' ? usage : rank(word, usage, ({ tag }) => [fieldOf(tag)], { limit: 500 }).map((one) => one.candidate);
  const shown = new Set(found.map(({ tag }) => tag));
  const pairs = similar.filter(({ from, into }) => [...from, into].some((tag) => shown.has(tag)));
  const [used, unused] = [found.filter((use) => usesOf(use) > 0), found.filter((use) => usesOf(use) === 0)];
  return [
    ...group(
      'May be one tag',
      false,
      pairs.map((one) => ({ key: similarKey(one), height: height.similar, similar: one })),
    ),
    ...group(
      'In use',
      true,
      used.map((use) => ({ key: tagKey(use.tag), height: height.tag, use })),
    ),
    ...group(
      'Not used',
      false,
      unused.map((use) => ({ key: tagKey(use.tag), height: height.tag, use })),
    ),
  ];
}

function group(title: string, columns: boolean, rows: TagRow[]): TagRow[] {
  if (rows.length === 0) return [];
  return [{ key: `heading ${title}`, height: height.heading, heading: true, title, columns }, ...rows];
}

/** The key of a tag's row. */
export function tagKey(tag: string): string {
  return `tag ${tag}`;
}

function similarKey({ from, into }: NearDuplicate): string {
  return `similar ${JSON.stringify([into, ...from])}`;
}

/** How tags that look alike differ. */
export const likenessWords: Record<Likeness, string> = {
  case: 'Other capitals',
  accents: 'Other accents',
  separators: 'Other hyphens or spaces',
  plural: 'Singular and plural',
  typo: 'One letter apart',
};

/** The row to go to where the one that was active is gone: the next that is a tag or a proposal, else the one before. */
export function neighborOf(before: readonly TagRow[], now: readonly TagRow[], active: string | null): string | null {
  const keys = new Set(now.filter((row) => !row.heading).map((row) => row.key));
  if (active !== null && keys.has(active)) return active;
  const at = before.findIndex((row) => row.key === active);
  const near = at < 0 ? [] : [...before.slice(at + 1), ...before.slice(0, at).reverse()];
  return near.find((row) => keys.has(row.key))?.key ?? now.find((row) => !row.heading)?.key ?? null;
}
