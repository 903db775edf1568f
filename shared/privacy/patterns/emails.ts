import type { Span } from './span.ts';

const localPart = /[\p{L}\p{M}\p{N}.!#$%&'*+/=?^_`{|}~-]/u;
const label = /[\p{L}\p{M}\p{N}.-]/u;
/** Longest local part and longest domain (RFC 5321, 4.5.3.1). */
const longestLocal = 64;
const longestDomain = 253;
const domain = /^(?:[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]*[\p{L}\p{M}\p{N}])?\.)+[\p{L}]{2,}/u;
/** Endings of files: `logo@2x.png` is a picture for sharp screens. */
const fileEndings = /\.(?:png|jpe?g|gif|svg|webp|avif|ico|css|js|mjs|ts|tsx|json|md|html)$/;
/** A clone's address: its part before `@` is the same for everybody. */
const clone = /^git@[^:]+$/;

/** E-mail addresses of anybody, in a text in lower case. Linear: each `@` looks at most 64 characters back and 253 ahead. */
export function emailsIn(text: string): Span[] {
  const found: Span[] = [];
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    let start = at;
    while (start > 0 && at - start < longestLocal && localPart.test(text[start - 1]!)) start--;
    // Quotes, brackets and marks before an address are no part of it.
    while (start < at && !/[\p{L}\p{N}]/u.test(text[start]!)) start++;
    if (start === at) continue;
    let end = at + 1;
    while (end < text.length && end - at <= longestDomain && label.test(text[end]!)) end++;
    const host = domain.exec(text.slice(at + 1, end))?.[0];
    if (!host || fileEndings.test(host)) continue;
    const stop = at + 1 + host.length;
    if (clone.test(text.slice(start, stop)) && text[stop] === ':') continue;
    found.push({ kind: 'email', start, end: stop });
  }
  return found;
}
