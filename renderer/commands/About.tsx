import { Fragment } from 'react';
import type { Stretch } from '../ui/fuzzy.ts';
import { Matched } from '../ui/Matched.tsx';
import { aboutParts, type NoteWords } from './note-words.ts';

/** Who and what an interview is about, with what the query matched first. */
export function About({ words, stretches }: { words: NoteWords; stretches: readonly Stretch[][] }) {
  return aboutParts(words, stretches).map((part, i) => (
    <Fragment key={part.text}>
      {i > 0 && ' · '}
      <Matched {...part} />
    </Fragment>
  ));
}
