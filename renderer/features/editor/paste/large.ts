import type { LexicalNode } from 'lexical';
import { $createOpaqueBlockNode } from '../document/nodes/opaque-nodes.ts';
import { closerBySigns } from '../document/source/too-hard.ts';
import type { Clip } from './clip.ts';
import { nodesType } from './clip.ts';
import { looksLikeMarkdown } from './looks-like-markdown.ts';

/** UTF-16 units of text beyond which it is not cut into blocks: that would hold up typing for seconds. */
const most = { markdown: 100_000, text: 500_000 };

/**
 * One block of source for a text that is too large to become blocks at once, `null` for any other clip. Markdown stands as it
 * is; other text goes into a fence, in which no character of it means anything.
 */
export function $sourceOfLargeClip(clip: Clip, asTyped: boolean): LexicalNode | null {
  const text = clip
    .getData('text/plain')
    .replace(/\r\n?/g, '\n')
    .replace(/^\n+|\n+$/g, '');
  if (text.length <= most.markdown || clip.getData(nodesType) !== '') return null;
  if (!asTyped && looksLikeMarkdown(text)) return $createOpaqueBlockNode(text + closerBySigns(text), 'pasted');
  if (text.length <= most.text) return null;
  const fence = '`'.repeat(1 + Math.max(2, ...(text.match(/`{3,}/g) ?? []).map((run) => run.length)));
  return $createOpaqueBlockNode(`${fence}\n${text}\n${fence}`, 'pasted');
}
