import { hitIdOf } from '../privacy/decide.ts';
import { betweenBlocks } from '../privacy/fold.ts';
import type { FoundIdentity, Scanner } from '../privacy/scan.ts';

const tag = /<(\/?[a-z][a-z0-9]*)((?:\s+[a-z-]+(?:="[^"]*")?)*)\s*\/?>/gi;
const withinLine = /^\/?(?:a|code|del|em|strong|sup)$/i;

/** What whoever gets an HTML fragment of `html.ts` reads in it: its words, then where its links lead and what its pictures are called. */
export function htmlWords(html: string): string {
  const others: string[] = [];
  const words = html.replace(tag, (_, name: string, attributes: string) => {
    for (const [, value] of attributes.matchAll(/\s(?:href|alt)="([^"]*)"/gi)) others.push(value!);
    return withinLine.test(name) ? '' : /^br$/i.test(name) ? '\n' : betweenBlocks;
  });
  return [words, ...others].join(betweenBlocks).replace(/&#x([\da-f]{1,6});/gi, (_, code: string) => {
    return String.fromCodePoint(Number.parseInt(code, 16));
  });
}

/**
 * The hits in an HTML fragment of a document that are none of those kept in it (`kept`: their ids). Marks of emphasis and the targets of links are
 * no part of a name there, so that the same one may have another exact string: letters and digits are compared.
 */
export function openInHtml(html: string, scan: Scanner<FoundIdentity>, kept: ReadonlySet<string>): Set<string> {
  const known = new Set([...kept].map(lettersOf));
  const ids = scan(htmlWords(html)).map(hitIdOf);
  return new Set(ids.filter((id) => !known.has(lettersOf(id))));
}

function lettersOf(hitId: string): string {
  const [kind = '', who = '', ...exact] = hitId.split(':');
  const shown = exact.join(':').replace(/<!--[\s\S]*?-->|<\/?[a-z][^>]*>|\]\([^)]*\)|\]\[[^\]]*\]/gi, '');
  return [
    kind,
    who,
    shown
      .normalize('NFKD')
      .replace(/[^\p{L}\p{N}]/gu, '')
      .toLowerCase(),
  ].join(':');
}
