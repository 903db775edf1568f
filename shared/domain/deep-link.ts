import { z } from 'zod';
import { NoteId } from './ids.ts';

/** The longest query that a search takes, in UTF-16 units. */
const longestQuery = 10_000;
/** A unit takes nine characters at most when encoded; around it there is little. */
const longestLink = longestQuery * 9 + 100;

/** Where a link leads. It navigates and does nothing else (ui.md, "Deep links"). */
export const DeepLink = z.discriminatedUnion('to', [
  z.object({ to: z.literal('search'), query: z.string().max(longestQuery) }),
  z.object({ to: z.literal('interview'), id: NoteId }),
]);
export type DeepLink = z.infer<typeof DeepLink>;

/** A control or direction character: no query or id that somebody typed holds one, and it could hide what a link says. */
const hidden = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu;

/** `fieldbook://search?q=…` of a query. What is no text (half of a surrogate pair) becomes U+FFFD, what no link may hold a space. */
export function searchLink(query: string): string {
  const text = query.replace(/\p{Surrogate}/gu, '\uFFFD').replace(hidden, ' ');
  return `fieldbook://search?q=${encodeURIComponent(text)}`;
}

/**
 * Reads `fieldbook://search?q=…` (one `q`; other parameters are left alone) and `fieldbook://interview/ID`. `null` for everything
 * else: another scheme or host, credentials, ports and fragments, broken escapes, control characters, too long.
 */
export function parseDeepLink(link: string): DeepLink | null {
  if (link.length > longestLink) return null;
  const search = /^fieldbook:\/\/search\/?\?([^#]*)$/i.exec(link);
  if (search) {
    const values = search[1]!.split('&').filter((part) => part.startsWith('q='));
    const query = values.length === 1 ? decode(values[0]!.slice(2).replaceAll('+', ' ')) : null;
    return query === null || query.length > longestQuery ? null : { to: 'search', query };
  }
  const interview = /^fieldbook:\/\/interview\/([^/?#]+)\/?$/i.exec(link);
  const id = interview ? decode(interview[1]!) : null;
  return id !== null && NoteId.safeParse(id).success ? { to: 'interview', id } : null;
}

function decode(escaped: string): string | null {
  try {
    const text = decodeURIComponent(escaped);
    return text.search(hidden) >= 0 || /\p{Surrogate}/u.test(text) ? null : text;
  } catch {
    return null;
  }
}
