/**
 * Cuts the body of a note between blocks without parsing it: at blank lines, but not inside fences, comments and the like, and not
 * before an indented line, which may belong to what stands above. Line ends are `\n`, blank lines are left out.
 */
export function chunksOf(body: string): string[] {
  const chunks: string[] = [];
  let chunk: string[] = [];
  let until: RegExp | null = null; // what ends an open fence or comment
  let isAfterBlank = false;
  for (const line of body.split(/\r\n|\n|\r/)) {
    const isBlank = until === null && line.trim() === '';
    if (!isBlank && isAfterBlank && chunk.length > 0) {
      if (/^[ \t]/.test(line)) chunk.push('');
      else {
        chunks.push(chunk.join('\n'));
        chunk = [];
      }
    }
    isAfterBlank = isBlank;
    if (isBlank) continue;
    chunk.push(line);
    if (until === null) until = openedBy(line);
    else if (until.test(line)) until = null;
  }
  if (chunk.length > 0) chunks.push(chunk.join('\n'));
  return chunks;
}

/** What a line opens that goes on over blank lines, as the expression that ends it. */
function openedBy(line: string): RegExp | null {
  const fence = /^ {0,3}(`{3,}(?=[^`]*$)|~{3,}|\${2,}(?=[^$]*$))/.exec(line)?.[1];
  if (fence) return new RegExp(`^ {0,3}\\${fence[0]}{${fence.length},}[ \\t]*$`);
  const comment = line.lastIndexOf('<!--');
  if (comment >= 0 && /^ {0,3}</.test(line) && !line.includes('-->', comment)) return /-->/;
  const raw = /^ {0,3}<(script|pre|style|textarea)(?=[\s>]|$)/i.exec(line)?.[1];
  return raw && !new RegExp(`</${raw}>`, 'i').test(line) ? new RegExp(`</${raw}>`, 'i') : null;
}
