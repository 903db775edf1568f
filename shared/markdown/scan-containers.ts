/** A block quote or list item that lines can belong to. `indent`: the columns its content is indented by. */
export type Container = { kind: 'quote' } | { kind: 'item'; indent: number };

const marker = /^([-*+]|(\d{1,9})[.)])(?=[ \t]|$)/;

/** How many of the open containers a line continues, and where in the line what is left begins. */
export function continueContainers(containers: readonly Container[], line: string): { matched: number; at: number } {
  let matched = 0;
  let at = 0;
  for (const container of containers) {
    const rest = line.slice(at);
    const indent = indentAt(rest);
    if (container.kind === 'quote') {
      const text = rest.trimStart();
      if (indent > 3 || text[0] !== '>') break;
      at += rest.length - text.length + 1;
      if (line[at] === ' ' || line[at] === '\t') at++;
    } else if (indent >= container.indent) {
      at += charactersOf(rest, container.indent);
    } else if (rest.trim() !== '') {
      break;
    }
    matched++;
  }
  return { matched, at };
}

/**
 * The container that a line starts, and how many characters its marker takes. `isInterrupting`: a paragraph is open, which an
 * empty item, or a number other than 1, does not end.
 */
export function openContainer(rest: string, isInterrupting: boolean): { container: Container; length: number } | null {
  const text = rest.trimStart();
  const before = rest.length - text.length;
  if (text[0] === '>') {
    const space = text[1] === ' ' || text[1] === '\t' ? 1 : 0;
    return { container: { kind: 'quote' }, length: before + 1 + space };
  }
  const match = marker.exec(text);
  if (!match) return null;
  const width = match[0].length;
  const after = text.slice(width);
  const isEmpty = after.trim() === '';
  if (isInterrupting && (isEmpty || (match[2] !== undefined && Number(match[2]) !== 1))) return null;
  const space = indentAt(after);
  const content = isEmpty || space > 4 ? 1 : space;
  return {
    container: { kind: 'item', indent: indentAt(rest) + width + content },
    length: before + width + (isEmpty ? after.length : charactersOf(after, content)),
  };
}

/** Columns of white space at the start; a tab goes to the next multiple of four. */
export function indentAt(text: string): number {
  let columns = 0;
  for (let i = 0; i < text.length; i++) {
    if (text[i] === ' ') columns++;
    else if (text[i] === '\t') columns += 4 - (columns % 4);
    else break;
  }
  return columns;
}

function charactersOf(text: string, columns: number): number {
  let [at, seen] = [0, 0];
  while (seen < columns && (text[at] === ' ' || text[at] === '\t')) seen += text[at++] === '\t' ? 4 - (seen % 4) : 1;
  return at;
}
