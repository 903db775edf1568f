import type { Piece, RefusedEdit, SimpleEdit } from './edit-types.ts';
import { type HighlightAttributes, rewriteHighlightTag } from './highlights.ts';
import { mergeLists } from './merge-lists.ts';
import { highlightTags } from './scan-note.ts';
import type { HighlightTag } from './scan-types.ts';

type HighlightEdit = Extract<SimpleEdit, { type: 'highlight' }>;

interface Edited {
  text: string;
  /** What was written, at its place in `text`. */
  pieces: Piece[];
  inverse: SimpleEdit[];
  refused: RefusedEdit[];
}

/**
 * Changes kind and tags of highlights in the source of a whole file. Only their opening tags are written anew, every part of a
 * highlight alike; what the scanner takes for no highlight (code, an unclosed tag) is left alone.
 */
export function editHighlights(text: string, edits: readonly HighlightEdit[]): Edited {
  const nothing = { text, pieces: [], inverse: [] };
  if (edits.length === 0) return { ...nothing, refused: [] };
  const tags = highlightTags(text);
  const wanted = new Map<string, HighlightAttributes>();
  const before = new Map<string, HighlightAttributes>();
  const refused: RefusedEdit[] = [];
  for (const { attributes } of tags) if (!before.has(attributes.id)) before.set(attributes.id, attributes);
  for (const edit of edits) {
    const now = wanted.get(edit.id) ?? before.get(edit.id);
    if (now) wanted.set(edit.id, changedHighlight(now, edit));
    else refused.push({ edit, reason: 'no-highlight' });
  }
  const edited = rewriteTags(text, tags, before, wanted);
  if (edited.pieces.length === 0) return { ...nothing, refused };
  if (!readsAsWanted(edited.text, tags, before, wanted)) {
    return { ...nothing, refused: edits.map((edit) => ({ edit, reason: 'unreadable' })) };
  }
  return { ...edited, inverse: inverseOf(before, wanted), refused };
}

/** What an edit makes of a highlight. */
export function changedHighlight(
  now: HighlightAttributes,
  { kind, tags, base = {} }: HighlightEdit,
): HighlightAttributes {
  const takesKind = kind !== undefined && (base.kind === undefined || base.kind === now.kind);
  const takenTags = tags && (base.tags ? mergeLists(base.tags, tags, now.tags) : tags);
  return { ...now, ...(takesKind && { kind }), ...(takenTags && { tags: takenTags }) };
}

/** What a part becomes: what differs of the highlight's first part, and is its own otherwise. */
function partOf(part: HighlightAttributes, was: HighlightAttributes, is: HighlightAttributes): HighlightAttributes {
  const kind = is.kind === was.kind ? part.kind : is.kind;
  return { ...part, kind, tags: sameTags(is.tags, was.tags) ? part.tags : is.tags };
}

function rewriteTags(
  text: string,
  tags: readonly HighlightTag[],
  before: ReadonlyMap<string, HighlightAttributes>,
  wanted: ReadonlyMap<string, HighlightAttributes>,
): { text: string; pieces: Piece[] } {
  const out: string[] = [];
  const pieces: Piece[] = [];
  let from = 0;
  let length = 0;
  const push = (part: string) => {
    out.push(part);
    length += part.length;
  };
  for (const { attributes, tag, start, end } of tags.toSorted((a, b) => a.start - b.start)) {
    const is = wanted.get(attributes.id);
    if (!is) continue;
    const written = rewriteHighlightTag(tag, partOf(attributes, before.get(attributes.id)!, is));
    if (written === tag) continue;
    push(text.slice(from, start));
    pieces.push({ at: length, is: written, was: text.slice(start, end) });
    push(written);
    from = end;
  }
  push(text.slice(from));
  return { text: out.join(''), pieces };
}

/** A tag that stood on two lines could be an HTML block on one: then nothing is written. */
function readsAsWanted(
  text: string,
  tags: readonly HighlightTag[],
  before: ReadonlyMap<string, HighlightAttributes>,
  wanted: ReadonlyMap<string, HighlightAttributes>,
): boolean {
  const now = highlightTags(text);
  return (
    now.length === tags.length &&
    now.every(({ attributes }, i) => {
      const part = tags[i]!.attributes;
      const is = wanted.get(part.id);
      const expected = is ? partOf(part, before.get(part.id)!, is) : part;
      return (
        attributes.id === expected.id && attributes.kind === expected.kind && sameTags(attributes.tags, expected.tags)
      );
    })
  );
}

function inverseOf(
  before: ReadonlyMap<string, HighlightAttributes>,
  wanted: ReadonlyMap<string, HighlightAttributes>,
): SimpleEdit[] {
  return [...wanted].flatMap(([id, is]) => {
    const was = before.get(id)!;
    const kind = is.kind === was.kind ? null : { was: was.kind, is: is.kind };
    const tags = sameTags(is.tags, was.tags) ? null : { was: was.tags, is: is.tags };
    if (!kind && !tags) return [];
    return {
      type: 'highlight' as const,
      id,
      ...(kind && { kind: kind.was }),
      ...(tags && { tags: tags.was }),
      base: { ...(kind && { kind: kind.is }), ...(tags && { tags: tags.is }) },
    };
  });
}

function sameTags(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((tag, i) => tag === b[i]);
}
