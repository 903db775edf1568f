import { setFrontMatterValue } from './front-matter-edit.ts';
import { splitFile } from './split-file.ts';

const tagWithId = /(<mark\s[^<>]*?data-highlight\s*=\s*["']?)(h_[0-9a-hjkmnp-tv-z]{12})/gi;

/**
 * A copy of a note made a note of its own: another id, and other ids for the highlights that `renamed` names, in every part of
 * them. All other bytes stay. `null` where the properties cannot be changed safely.
 */
export function renewIds(file: string, id: string, renamed: ReadonlyMap<string, string>): string | null {
  const edit = setFrontMatterValue(file, 'id', id);
  if (edit.outcome === 'refused') return null;
  const { body, bodyStart } = splitFile(edit.text);
  return (
    edit.text.slice(0, bodyStart) +
    body.replace(tagWithId, (_, head: string, old: string) => head + (renamed.get(old) ?? old))
  );
}
