import { HighlightId, ParticipantId } from '../domain/ids.ts';
import { type Highlight, HighlightKind } from '../domain/interview.ts';
import { decodeReferences } from './references.ts';

/** What stands in the tag of a highlight: all of it but the marked text. */
export type HighlightAttributes = Omit<Highlight, 'text'>;

const attribute = /([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?/g;

/** The attributes of an HTML tag by lower-case name, references not decoded. `{}` if it has none. */
function readTagAttributes(tag: string): Record<string, string> {
  const attributes: Record<string, string> = Object.create(null);
  const inside = tag.replace(/^<[a-zA-Z][a-zA-Z0-9-]*/, '').replace(/\/?>$/, '');
  for (const [, name, double, single, bare] of inside.matchAll(attribute)) {
    attributes[name!.toLowerCase()] ??= double ?? single ?? bare ?? '';
  }
  return attributes;
}

/**
 * Reads the opening tag of a highlight, attributes in any order. `null` for any other tag, and for one whose id is not valid.
 * An unknown kind is read as `quote`; a participant or time that is not valid is left out.
 */
export function readHighlightTag(tag: string): HighlightAttributes | null {
  if (!/^<mark\s/i.test(tag)) return null;
  const id = HighlightId.safeParse(decodeReferences(readTagAttributes(tag)['data-highlight'] ?? ''));
  return id.success ? readHighlightTagAs(id.data, tag) : null;
}

/** Reads a highlight's tag that has no valid id of its own, as if it had the given one. */
export function readHighlightTagAs(id: string, tag: string): HighlightAttributes {
  const attributes = readTagAttributes(tag);
  const kind = HighlightKind.safeParse(attributes['data-kind']);
  const participantId = ParticipantId.safeParse(attributes['data-participant']);
  const at = attributes['data-at'] ?? '';
  return {
    id,
    kind: kind.success ? kind.data : 'quote',
    tags: (attributes['data-tags'] ?? '')
      .split(',')
      .map((tagText) => decodeReferences(tagText).trim())
      .filter((tagText) => tagText !== ''),
    ...(participantId.success ? { participantId: participantId.data } : {}),
    ...(/^\d+(?:\.\d+)?$/.test(at) ? { atSeconds: Number(at) } : {}),
  };
}

/** What keeps an opening tag from being a highlight, or a whole one; `null` where nothing does, and for tags of other elements. */
export function highlightTagProblem(tag: string): 'bad-id' | 'unknown-kind' | null {
  if (!/^<mark\s/i.test(tag)) return null;
  const attributes = readTagAttributes(tag);
  if (attributes['data-highlight'] === undefined) return null;
  if (readHighlightTag(tag) === null) return 'bad-id';
  return HighlightKind.safeParse(attributes['data-kind']).success ? null : 'unknown-kind';
}

/** Writes the opening tag with its attributes in the sample's order (note-format.md). Tags are separated by commas. */
export function writeHighlightTag(highlight: HighlightAttributes): string {
  return tagOf([...ownAttributes(highlight)]);
}

/** The attributes of a highlight, in the sample's order. */
const ownNames: readonly string[] = ['data-highlight', 'data-kind', 'data-tags', 'data-participant', 'data-at'];

function ownAttributes(highlight: HighlightAttributes): Map<string, string> {
  const tags = highlight.tags.map((tag) => escapeAttribute(tag).replaceAll(',', '&#44;')).join(',');
  const pairs: [string, string | undefined][] = [
    ['data-highlight', escapeAttribute(highlight.id)],
    ['data-kind', escapeAttribute(highlight.kind)],
    ['data-tags', tags === '' ? undefined : tags],
    ['data-participant', highlight.participantId && escapeAttribute(highlight.participantId)],
    ['data-at', highlight.atSeconds?.toString()],
  ];
  return new Map(pairs.filter((pair): pair is [string, string] => pair[1] !== undefined));
}

function tagOf(pairs: readonly (readonly [string, string])[]): string {
  return `<mark ${pairs.map(([name, value]) => `${name}="${value}"`).join(' ')}>`;
}

/**
 * The opening tag of a highlight that was read from `source` and changed since: attributes that Fieldbook does not know, and
 * values that it could not read and that nobody changed, are kept (`isMended`: those are replaced). `source` itself where
 * nothing was changed.
 */
export function rewriteHighlightTag(source: string, highlight: HighlightAttributes, isMended = false): string {
  const before = readHighlightTag(source);
  const was: ReadonlyMap<string, string> = before ? ownAttributes(before) : new Map();
  const is = ownAttributes(highlight);
  const written = readTagAttributes(source);
  const names = [...ownNames, ...Object.keys(written).filter((name) => !ownNames.includes(name))];
  const pairs = names.flatMap((name): [string, string][] => {
    const isChanged = isMended || was.get(name) !== is.get(name);
    const isOwn = ownNames.includes(name);
    const value = isOwn && (isChanged || written[name] === undefined) ? is.get(name) : asAttribute(written[name] ?? '');
    return value === undefined ? [] : [[name, value]];
  });
  return !isMended && ownNames.every((name) => was.get(name) === is.get(name)) ? source : tagOf(pairs);
}

/** A value as it stood in a tag, between double quotes. */
function asAttribute(raw: string): string {
  return raw.replace(/\s+/g, ' ').replaceAll('"', '&quot;').replaceAll('|', '&#124;');
}

/** Text for a double-quoted attribute; `|` too, which would end a table cell, and line breaks, which would end the line. */
function escapeAttribute(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('|', '&#124;');
}

/** Puts the parts of highlights that run over several blocks together, in order of their first part. */
export function mergeHighlights(parts: readonly Highlight[]): Highlight[] {
  const merged = new Map<string, Highlight>();
  for (const part of parts) {
    const known = merged.get(part.id);
    if (known) known.text += `\n${part.text}`;
    else merged.set(part.id, { ...part });
  }
  return [...merged.values()];
}
