import type { Root } from 'mdast';
import { createContext } from 'react';
import type { TextMark } from './mark-pieces.ts';

/** The page that is drawn: its source, what is marked in it, and its syntax tree. */
export const SourceContext = createContext<{ source: string; marks: readonly TextMark[]; root: Root }>({
  source: '',
  marks: [],
  root: { type: 'root', children: [] },
});
