import { createHeadlessEditor } from '@lexical/headless';
import type { LexicalEditor, LexicalNode } from 'lexical';
import { editorNodes } from '../editor-nodes.ts';
import { $readMarkdown } from '../read/read-blocks.ts';
import { $fingerprint } from '../write/fingerprint.ts';

let scratch: LexicalEditor | null = null;

/** Runs with Lexical nodes that no view ever sees. May be called while another editor is being read. */
function inScratch<T>(run: () => T): T {
  scratch ??= createHeadlessEditor({
    namespace: 'scratch',
    nodes: [...editorNodes],
    onError: (error) => {
      throw error;
    },
  });
  let result: { value: T } | null = null;
  scratch.update(
    () => {
      result = { value: run() };
    },
    { discrete: true },
  );
  if (result === null) throw new Error('The scratch editor did not run.');
  return (result as { value: T }).value;
}

/** Reads Markdown into nodes and gives what `use` makes of them; `null` where it cannot be read. */
export function readBack<T>(
  markdown: string,
  use: (nodes: LexicalNode[]) => T,
  keptOpaque: ReadonlySet<number> = new Set(),
): T | null {
  try {
    return inScratch(() => use($readMarkdown(markdown, keptOpaque).nodes));
  } catch {
    return null;
  }
}

/** The fingerprints of the blocks that Markdown reads as, those at `keptOpaque` left opaque; `null` where it cannot be read. */
export function fingerprintsOf(markdown: string, keptOpaque?: ReadonlySet<number>): (string | null)[] | null {
  return readBack(markdown, (nodes) => nodes.map($fingerprint), keptOpaque);
}
