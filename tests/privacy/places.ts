import type { Writing } from './spellings.ts';

/** A place of a document where something can stand. */
export interface Place {
  surface: string;
  writing: Writing;
  /** Whether line breaks can stand there. */
  isLong?: boolean;
  /** So many at most in one document. */
  most: number;
  /** It never leaves and nobody is asked: what stands there has to be gone whatever is decided. */
  isDropped?: boolean;
  /** Only these spellings make sense there. */
  only?: RegExp;
}

const fields: Place[] = [
  { surface: 'title', writing: 'plain', most: 1 },
  { surface: 'owner, deadline, feedback', writing: 'plain', most: 3 },
];
const about: Place[] = [
  { surface: 'role or segment', writing: 'plain', most: 2 },
  { surface: 'name of a team', writing: 'plain', most: 1 },
];
const findings: Place[] = [
  { surface: 'claim', writing: 'plain', most: 2 },
  { surface: 'verdict', writing: 'plain', most: 1 },
  { surface: 'evidence', writing: 'plain', most: 4 },
  { surface: 'recommendation', writing: 'plain', most: 2 },
];
const sections: Place[] = [
  { surface: 'limitations', writing: 'plain', most: 2 },
  { surface: 'open question', writing: 'plain', most: 2 },
];
const speakers = /^(?:whole|first name|last name|nickname|upper case|without accents)$/;

/** The documents that are made, each with all places in which something can stand before it is composed. */
export const places = {
  note: [
    ...fields,
    ...about,
    { surface: 'title of an interview', writing: 'plain', most: 1 },
    { surface: 'paragraph', writing: 'markdown', isLong: true, most: 12 },
    { surface: 'heading', writing: 'markdown', most: 2 },
    { surface: 'item of a list', writing: 'markdown', isLong: true, most: 2 },
    { surface: 'block quote', writing: 'markdown', isLong: true, most: 2 },
    { surface: 'cell of a table', writing: 'markdown', most: 2 },
    { surface: 'code block', writing: 'plain', most: 2 },
    { surface: 'footnote', writing: 'markdown', most: 1 },
    {
      surface: 'words of a link',
      writing: 'plain',
      most: 1,
      only: /^(?!.*(?:address|domain|query|path|#|web|link|\+4|\+1))/,
    },
    { surface: 'raw HTML', writing: 'plain', most: 1 },
    { surface: 'to-do', writing: 'markdown', most: 1 },
    { surface: 'highlight', writing: 'plain', most: 2 },
    { surface: 'alt text', writing: 'plain', most: 3 },
    { surface: 'picture metadata', writing: 'plain', most: 3, isDropped: true },
    { surface: 'picture file name', writing: 'name', most: 2, isDropped: true },
    { surface: 'comment', writing: 'plain', most: 2, isDropped: true },
  ],
  highlights: [...fields, { surface: 'chosen highlight', writing: 'plain', most: 6 }],
  results: [
    { surface: 'title', writing: 'plain', most: 1 },
    { surface: 'query', writing: 'query', most: 1 },
    { surface: 'quote', writing: 'plain', most: 4 },
    { surface: 'speaker', writing: 'plain', most: 2, only: speakers },
    { surface: 'title of an interview', writing: 'plain', most: 1 },
  ],
  'results-csv': [
    { surface: 'title', writing: 'plain', most: 1 },
    { surface: 'CSV cell: quote', writing: 'plain', most: 4 },
    { surface: 'CSV cell: tag', writing: 'name', most: 2 },
    { surface: 'CSV cell: title', writing: 'plain', most: 1 },
  ],
  'highlights-csv': [
    { surface: 'CSV cell: quote', writing: 'plain', most: 4 },
    { surface: 'CSV cell: tag', writing: 'name', most: 2 },
    { surface: 'CSV cell: claim', writing: 'plain', most: 1 },
    { surface: 'CSV cell: speaker', writing: 'plain', most: 1 },
  ],
  digest: [...fields, { surface: 'name of a team', writing: 'plain', most: 1 }, ...findings, ...sections],
  goal: [
    ...fields,
    ...findings,
    ...sections,
    { surface: 'question of a goal', writing: 'plain', most: 1 },
    { surface: 'answer of a goal', writing: 'plain', most: 1 },
  ],
  // One quote of each finding is read aloud.
  standup: [...fields, ...findings.map((place) => (place.surface === 'evidence' ? { ...place, most: 1 } : place))],
  summary: [
    ...fields,
    ...about,
    { surface: 'title of an interview', writing: 'plain', most: 1 },
    { surface: 'summary line', writing: 'plain', most: 1 },
    { surface: 'fact', writing: 'plain', most: 2 },
    { surface: 'opportunity', writing: 'plain', most: 2 },
    { surface: 'insight', writing: 'plain', most: 2 },
    { surface: 'next step', writing: 'plain', most: 2 },
  ],
  // A summary tells tags where its note has no line of its own.
  tags: [...fields, { surface: 'tag', writing: 'name', most: 1 }],
  link: [{ surface: 'link', writing: 'query', most: 1 }],
  names: [
    { surface: 'file name', writing: 'name', most: 1 },
    { surface: 'branch', writing: 'name', most: 1 },
    { surface: 'commit and pull request', writing: 'plain', most: 1 },
  ],
} as const satisfies Record<string, readonly Place[]>;

export type DocumentKind = keyof typeof places;
export const documentKinds = Object.keys(places) as DocumentKind[];

/** The places of a document, with what is left out of their table. */
export function placesOf(kind: DocumentKind): readonly Place[] {
  return places[kind];
}
