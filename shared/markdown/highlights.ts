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
  const attributes = readTagAttributes(tag);
  const id = HighlightId.safeParse(decodeReferences(attributes['data-highlight'] ?? ''));
  if (!id.success) return null;
  const kind = HighlightKind.safeParse(attributes['data-kind']);
  const participantId = ParticipantId.safeParse(attributes['data-participant']);
  const at = attributes['data-at'] ?? '';
  return {
    id: id.data,
    kind: kind.success ? kind.data : 'quote',
    tags: (attributes['data-tags'] ?? '')
      .split(',')
      .map((tagText) => decodeReferences(tagText).trim())
      .filter((tagText) => tagText !== ''),
    ...(participantId.success ? { participantId: participantId.data } : {}),
    ...(/^\d+(?:\.\d+)?$/.test(at) ? { atSeconds: Number(at) } : {}),
  };
}

/** Writes the opening tag with its attributes in the sample's order (note-format.md). Tags are separated by commas. */
export function writeHighlightTag(highlight: HighlightAttributes): string {
  const pairs: [string, string][] = [
    ['data-highlight', escapeAttribute(highlight.id)],
    ['data-kind', escapeAttribute(highlight.kind)],
  ];
  if (highlight.tags.length > 0) {
    pairs.push(['data-tags', highlight.tags.map((tag) => escapeAttribute(tag).replaceAll(',', '&#44;')).join(',')]);
  }
  if (highlight.participantId !== undefined) pairs.push(['data-participant', escapeAttribute(highlight.participantId)]);
  if (highlight.atSeconds !== undefined) pairs.push(['data-at', String(highlight.atSeconds)]);
  return `<mark ${pairs.map(([name, value]) => `${name}="${value}"`).join(' ')}>`;
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
