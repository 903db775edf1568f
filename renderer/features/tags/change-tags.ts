import type { tagColors } from '../../../shared/domain/tag.ts';
import type { Request } from '../../../shared/ipc/index.ts';
import { call } from '../../api.ts';
import { makeChange } from '../../state/changes.ts';
import { announce } from '../../state/status.ts';
import { formatList } from '../../ui/format.ts';

/** Makes one tag of several, everywhere. Resolves to whether all of it was done. */
export async function mergeTags(from: readonly string[], into: string): Promise<boolean> {
  const label = `Merged ${formatList(from.map(quoted))} into ${quoted(into)}`;
  return merged(label, from, into);
}

/** Gives a tag another name, everywhere. Resolves to whether all of it was done. */
export async function renameTag(from: string, into: string): Promise<boolean> {
  return merged(`Renamed ${quoted(from)} to ${quoted(into)}`, [from], into);
}

async function merged(label: string, from: readonly string[], into: string): Promise<boolean> {
  const result = await makeChange(label, () => call('tags:merge', { from: [...from], into }));
  return result !== null && !result.cancelled && result.failed.length === 0;
}

/** Says something of a tag: a description, a color; `null` takes it away. */
export async function describeTag(label: string, wish: Request<'tags:describe'>): Promise<void> {
  const result = await makeChange(label, () => call('tags:describe', wish));
  if (result?.undoable) announce(label);
}

/** A color by its name, as people read it. */
export function colorName(color: (typeof tagColors)[number]): string {
  return color.charAt(0).toUpperCase() + color.slice(1);
}

/** A tag as it stands in a sentence. */
export function quoted(tag: string): string {
  return `“${tag}”`;
}
