import type { Span } from './span.ts';

const dotted = /(?<![\p{L}\p{N}._-])\d{1,3}(?:\.\d{1,3}){3}(?![\p{L}\p{N}_]|\.\d|\/\d{1,2}(?![\p{L}\p{N}./-]))/gu;
/** Before a number that is no address: of a version, a section, a program (`Chrome/120.0.0.0`). */
const versionBefore =
  /(?:\b(?:v|ver|version|versions|release|released|build|firmware|section|sections|chapter|figure|clause|step|update|upgrade|upgraded to|from version|§)\.? ?|[a-z]\/)$/u;
const addressBefore =
  /\b(?:ips?|ip address|address|host|hosts|server|ping|ssh|client|gateway|subnet|proxy|dns|from|at|to)\b[:= ]{0,3}$/u;
/** Far enough for the words above. */
const back = 24;
/** Where all four are so small, it is a version or a section unless something says otherwise. */
const small = 20;

const colons =
  /(?<![\p{L}\p{N}:.])(?=[\da-f:]{0,8}:)[\da-f:]{2,39}(?:\d{0,3}(?:\.\d{1,3}){3})?(?![\p{L}\p{N}]|:[\da-f:]|\/\d{1,3}(?![\p{L}\p{N}./-]))/gu;

/**
 * IP addresses, in a text in lower case. Those that name no machine (this one, any, everybody, masks, whole networks) are none; those that documents may use as
 * examples (RFC 5737) are: in a note they were copied from somewhere.
 */
export function ipsIn(text: string): Span[] {
  const found: Span[] = [];
  if (text.includes('.')) {
    for (const { 0: written, index } of text.matchAll(dotted)) {
      if (isFour(written.split('.'), text.slice(Math.max(0, index - back), index))) found.push(spanOf(written, index));
    }
  }
  if (!text.includes(':')) return found;
  for (const { 0: all, index } of text.matchAll(colons)) {
    // A sentence may end in a colon right behind an address.
    const written = all.endsWith('::') ? all : all.replace(/:$/, '');
    if (isSix(written)) found.push(spanOf(written, index));
  }
  return found;
}

function spanOf(written: string, start: number): Span {
  return { kind: 'ip', start, end: start + written.length };
}

function isFour(parts: string[], before: string): boolean {
  if (parts.some((part) => Number(part) > 255 || (part.length > 1 && part.startsWith('0')))) return false;
  const [a, , , d] = parts.map(Number) as [number, number, number, number];
  if (a === 0 || a === 127 || a === 255 || parts.every((part) => part === '255' || part === '0')) return false;
  if (versionBefore.test(before)) return false;
  if (a !== 10 && parts.every((part) => Number(part) <= small)) return addressBefore.test(before);
  return d <= 255;
}

/** Whether it is an address of eight groups (RFC 4291), and not a time, a hardware address, or `a::b` of a program. */
function isSix(written: string): boolean {
  const halves = written.split('::');
  if (halves.length > 2) return false;
  const groups = halves.flatMap((half) => (half === '' ? [] : half.split(':')));
  if (groups.some((group, i) => !isGroup(group, i === groups.length - 1))) return false;
  const length = groups.length + (groups.at(-1)?.includes('.') ? 1 : 0);
  if (halves.length === 1) return length === 8;
  if (length > 7 || length < 2) return false;
  return (
    groups.some((group) => /\d/.test(group)) &&
    (length > 2 || /^(?:[23][\da-f]{3}|f[cd][\da-f]{2}|fe80)$/.test(groups[0]!))
  );
}

function isGroup(group: string, isLast: boolean): boolean {
  return /^[\da-f]{1,4}$/.test(group) || (isLast && /^\d{1,3}(?:\.\d{1,3}){3}$/.test(group));
}
