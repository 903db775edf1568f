import { highlightIndex, noteIndex } from '../../../shared/search/index-options.ts';
import { readPlainNote } from '../../../shared/search/plain-note.ts';
import { stopWords } from '../../../shared/search/stop-words.ts';
import { indexTerms } from '../../../shared/search/tokenize.ts';
import { hashOf } from '../../vault/read-file.ts';

/** MiniSearch whose private fields a kept index is made of; package.json pins it. */
export const miniSearchVersion = '7.2.0';

/** Grows when the file's own form changes, or the reading of notes in a way that the sample below does not show. */
const format = 2;

/** A note with some of everything that is told apart when notes are read and their words taken. */
const sample = `---
title: Sample
---
# Café déjà-vu, naïve “Zoë’s” o’clock ﬁ ß Æ 12:30 1,000.5 v2.0 C++ x
- [ ] state-of-the-art e-mail a@b.example [10:02](#t=10:02) **bold** \`code\` _it_
> 東京タワー こんにちは 안녕하세요 🙂👩‍👩‍👧 العربية עברית İstanbul ΣΊΣΥΦΟΣ \u200bzero\u200dwidth soft\u00adhyphen thin\u200bspace
<mark data-highlight="h_k3x9q2m7v0tb" data-kind="pain">the and of it</mark> <!-- hidden -->
| a | b |
|---|---|
| cell | [link](https://example.com "title") |
`;

/** The first line of the cache of a vault; `vault` names it. All of it must be the same for a cache to be read. */
export function headerOf(vault: string): (sha256: string) => string {
  const configuration = hashOf(
    JSON.stringify([noteIndex, highlightIndex, [...stopWords], indexTerms(sample), readPlainNote(sample)]),
  );
  const made = `minisearch ${miniSearchVersion} v8 ${process.versions.v8} configuration ${configuration}`;
  return (sha256) => `fieldbook-search-index ${format} ${made} vault ${vault} ${sha256}\n`;
}
