import type { Reading } from '../reading.ts';
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

/** Spoken: "ana at vidro dot example". What is before "at" and could begin such a phrase by chance is nobody. */
const spoken =
  /(?<![\p{L}\p{N}@.])([\p{L}\p{N}][\p{L}\p{N}._+-]{1,63}) (?:at|\(at\)|\{at\}) ((?:[\p{L}\p{N}-]{1,63}(?: dot | ?[({]dot[)}] ?|\.)){1,4}\p{L}{2,24})(?![\p{L}\p{N}])/gu;
const nobody = new Set(
  `it me us them him her you out over up in is are was were be look looking find found here there online available page pages site sites more back one
  ones work works working worked live lives only all that this these those and or people everybody everyone time team guys folks stuff thing things
  just even right meet met see point pointed stay stayed aimed hosted started arrive arrived`.split(/\s+/),
);

/** E-mail addresses of anybody, also spoken ones. Linear: each `@` looks at most 64 characters back and 253 ahead. */
export function emailsIn(reading: Reading): Span[] {
  const { text } = reading;
  const found: Span[] = spokenIn(reading);
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

function spokenIn({ text, source, starts }: Reading): Span[] {
  if (!/(?: |\()(?:at|dot)(?: |\))/.test(text)) return [];
  const found: Span[] = [];
  for (const { 0: written, 1: local = '', 2: host = '', index } of text.matchAll(spoken)) {
    const at = index + local.length + 1;
    // "[at]": what is folded away around it.
    const marked = /[({]/.test(text[at]!) || source[starts[at]! - 1] === '[';
    const says = marked || / dot |dot[)}]/.test(host);
    if (says && (marked || !nobody.has(local)))
      found.push({ kind: 'email', start: index, end: index + written.length });
  }
  return found;
}
