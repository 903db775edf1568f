import { scanInline } from './scan-inline.ts';

/** The text between the tags of an HTML block; comments, scripts and styles have none. */
export function textOfHtml(source: string, definitions: ReadonlySet<string>): string {
  if (/^\s*<(?:script|style)[\s>]/i.test(source)) return '';
  // Beyond the last end of a comment there is none to look for.
  const closed = source.lastIndexOf('-->') + 3;
  const visible = closed < 3 ? source : source.slice(0, closed).replace(/<!--[\s\S]*?-->/g, '') + source.slice(closed);
  return visible
    .split('\n')
    .map((line) => line.trim())
    .join('\n')
    .replace(/<[/!?a-zA-Z][^<>]*>/g, '')
    .trim()
    .replace(/&[#a-zA-Z][a-zA-Z0-9]*;/g, (reference) => scanInline(reference, definitions).text);
}
