import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import type { LexicalNode } from 'lexical';
import { useEffect } from 'react';
import { create } from 'zustand';
import { $isHighlightNode } from '../document/nodes/highlight-node.ts';
import { $isInlineHtmlNode } from '../document/nodes/inline-html-node.ts';
import { $isSourceNode } from '../opaque/apply-source.ts';
import { $tagProblems, type TagProblem } from './tag-problems.ts';

interface TagProblems {
  /** Of the note on screen, in its order. */
  problems: readonly TagProblem[];
  /** The one that is being repaired. */
  asked: TagProblem | null;
  /** The user has seen the banner of this note and put it away. */
  isDismissed: boolean;
}

const none: TagProblems = { problems: [], asked: null, isDismissed: false };

/** What is wrong with the highlight tags of the note on screen. */
export const useTagProblems = create<TagProblems>(() => none);

/** Asks how to repair a tag, beside it. */
export function askToRepair(problem: TagProblem): void {
  useTagProblems.setState({ asked: problem });
}

/** Keeps `useTagProblems` as the text is; looks again only when something changed that can be a tag. */
export function useWatchTagProblems(): void {
  const [editor] = useLexicalComposerContext();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let pause = 400; // ms
    const look = () => {
      timer = undefined;
      const start = performance.now();
      const problems = editor.getEditorState().read(() => $tagProblems());
      pause = Math.max(400, 20 * (performance.now() - start));
      const { problems: before } = useTagProblems.getState();
      if (problems.length > 0 || before.length > 0) useTagProblems.setState({ problems });
    };
    look();
    const stop = editor.registerUpdateListener((update) => {
      const { dirtyElements, dirtyLeaves, editorState, prevEditorState, tags } = update;
      const isTag = (node: LexicalNode | undefined) =>
        $isHighlightNode(node) || $isInlineHtmlNode(node) || $isSourceNode(node);
      const mayHaveTags = [...dirtyElements.keys(), ...dirtyLeaves].some(
        (key) => isTag(editorState._nodeMap.get(key)) || isTag(prevEditorState._nodeMap.get(key)),
      );
      if (mayHaveTags || tags.has('historic')) timer ??= setTimeout(look, pause);
    });
    return () => {
      stop();
      clearTimeout(timer);
      useTagProblems.setState(none);
    };
  }, [editor]);
}
