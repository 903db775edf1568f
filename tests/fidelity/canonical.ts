import { $getNodeByKey } from 'lexical';
import { $isOpaqueBlockNode } from '../../renderer/features/editor/document/nodes/opaque-nodes.ts';
import { $writeBlock } from '../../renderer/features/editor/document/source/block-writer.ts';
import { collectDefinitions } from '../../renderer/features/editor/document/source/definitions.ts';
import { openBody } from '../../renderer/features/editor/document/source/open-body.ts';
import { splitFile } from '../../shared/markdown/split-file.ts';
import { openEditor } from './editor.ts';
import { renderBlocks, shownBy, textOf } from './judge.ts';
import { lostWords } from './words.ts';

/** A block written anew, without its source, that the judge shows otherwise. */
export interface Differing {
  file: string;
  original: string;
  canonical: string;
  shown: { original: string; canonical: string };
}

export interface CanonicalResult {
  /** Blocks that the editor knows, and so has to write by itself. */
  blocks: number;
  /** Blocks that are their own source. */
  opaque: number;
  /** Blocks for which no form read back equal. */
  literal: number;
  differing: Differing[];
  /** Words that the judge shows of the file, but not of its blocks written anew. */
  lost: string[];
}

/** Writes every block of a file without looking at how it was written, and has the judge compare. */
export function createCanonicalCheck(): (file: string, text: string) => CanonicalResult {
  const editor = openEditor();
  return (file, text) => {
    const { source, keys } = openBody(editor, splitFile(text).body);
    const definitionBlocks = source.blocks.flatMap(({ type, definitions }, i) =>
      definitions.length > 0 || type === 'footnoteDefinition' ? [source.slice(i)] : [],
    );
    const definitions = collectDefinitions(definitionBlocks, new Set(source.blocks.flatMap((b) => b.definitions)));
    const result: CanonicalResult = { blocks: 0, opaque: 0, literal: 0, differing: [], lost: [] };
    const pairs = editor.getEditorState().read(() =>
      keys.map((key, i) => {
        const original = withLineFeeds(source.slice(i));
        const node = $getNodeByKey(key)!;
        if ($isOpaqueBlockNode(node)) result.opaque += 1;
        else result.blocks += 1;
        const written = $isOpaqueBlockNode(node) ? null : $writeBlock(node, null, definitions);
        if (written?.isLiteral) result.literal += 1;
        return { original, canonical: written === null ? original : written.text };
      }),
    );
    const all = withLineFeeds(definitions.text);
    const before = renderBlocks(
      pairs.map((pair) => pair.original),
      all,
    );
    const after = renderBlocks(
      pairs.map((pair) => pair.canonical),
      all,
    );
    for (const [i, { original, canonical }] of pairs.entries()) {
      if (before[i] === after[i]) continue;
      const shown = { original: shownBy(before[i]!), canonical: shownBy(after[i]!) };
      if (shown.original !== shown.canonical) result.differing.push({ file, original, canonical, shown });
      result.lost.push(...lostWords(textOf(before[i]!), textOf(after[i]!)));
    }
    return result;
  };
}

function withLineFeeds(text: string): string {
  return text.replace(/\r\n?/g, '\n');
}
