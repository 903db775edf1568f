import type { PrivacyHit, Surface } from '../../../shared/ipc/export.ts';
import { plural } from '../../ui/format.ts';

const kinds: Record<PrivacyHit['kind'], string> = {
  name: 'Participant name',
  email: 'E-mail',
  company: 'Company',
  handle: 'Handle',
  phone: 'Phone',
  crm: 'CRM link',
  link: 'Link',
  ip: 'IP address',
  card: 'Card number',
  iban: 'Bank account',
  address: 'Address',
};
const surfaces: Record<Exclude<Surface, 'body'>, string> = {
  title: 'title',
  branch: 'branch',
  commit: 'commit message',
  'pull-request': 'pull request',
  path: 'file name',
};

/** What a hit is and where it stands: "Participant name · 3 places", "E-mail · line 41", "Company · line 3, title". */
export function describeHit({ kind, places }: Pick<PrivacyHit, 'kind' | 'places'>): string {
  const lines = places.filter((place) => place.surface === 'body');
  const others = [...new Set(places.flatMap((p) => (p.surface === 'body' ? [] : surfaces[p.surface])))];
  const inBody =
    lines.length === 0 ? [] : lines.length === 1 ? [`line ${lines[0]!.line}`] : [plural(lines.length, 'place')];
  return [kinds[kind], [...inBody, ...others].join(', ')].filter((part) => part !== '').join(' · ');
}

/** A piece of text, or of text that a hit left behind. */
export interface Piece {
  text: string;
  hitId?: string;
  /** `open`: undecided. `kept` stands as it is. `swapped` and `gone` are what stands in its place. */
  mark?: 'open' | 'kept' | 'swapped' | 'gone';
}

/** Cuts a text where hits, or what replaced them, stand in it. */
export function markHits(text: string, hits: readonly PrivacyHit[]): Piece[] {
  const marks = new Map<string, Required<Omit<Piece, 'text'>>>();
  for (const { hitId, decision } of hits) {
    if (decision?.decision === 'replace') marks.set(decision.with, { hitId, mark: 'swapped' });
    else if (decision?.decision === 'redact') marks.set('[redacted]', { hitId, mark: 'gone' });
  }
  for (const { hitId, exact, decision } of hits) {
    if (decision === null) marks.set(exact, { hitId, mark: 'open' });
    else if (decision.decision === 'keep') marks.set(exact, { hitId, mark: 'kept' });
  }
  if (marks.size === 0) return [{ text }];
  const words = [...marks.keys()].sort((a, b) => b.length - a.length);
  const pattern = words.map((word) => {
    // The joiner that keeps GitHub from acting on it may stand inside.
    const escaped = word.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&').replace(/[@#<-]/g, '$&\\u200d?');
    const before = /^[\p{L}\p{N}]/u.test(word) ? '(?<![\\p{L}\\p{N}])' : '';
    const after = /[\p{L}\p{N}]$/u.test(word) ? '(?![\\p{L}\\p{N}])' : '';
    return `${before}${escaped}${after}`;
  });
  return text.split(new RegExp(`(${pattern.join('|')})`, 'u')).flatMap((part, i): Piece[] => {
    if (part === '') return [];
    const mark = i % 2 === 1 ? marks.get(part.replaceAll('\u200d', '')) : undefined;
    return [mark ? { text: part, ...mark } : { text: part }];
  });
}
