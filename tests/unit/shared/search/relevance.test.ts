import { beforeAll, describe, expect, test } from 'vitest';
import { inventedTranscripts } from '../../../../scripts/lib/invented-transcripts.mjs';
import { createRandom } from '../../../../scripts/lib/random.mjs';
import type { SearchEngine } from '../../../../shared/search/search-engine.ts';
import { ask, engineWith } from './notes.ts';

const paragraphsOfNote = 2;
const wordsOfQuery = 10;
const drawn = 20;

/** A note, and words of one sentence in it as somebody might remember them. */
interface Item {
  id: string;
  words: string[];
}

let engine: SearchEngine;
const items: Item[] = [];

beforeAll(() => {
  const notes = inventedTranscripts(4, 3).flatMap((transcript: string) => {
    const paragraphs = transcript.split('\n\n');
    return Array.from({ length: paragraphs.length / paragraphsOfNote }, (_, i) =>
      paragraphs.slice(i * paragraphsOfNote, (i + 1) * paragraphsOfNote).join('\n\n'),
    );
  });
  engine = engineWith(...notes.map((body: string) => ({ body })));
  const random = createRandom(4);
  while (items.length < drawn) {
    const note = random.below(notes.length);
    const sentences: string[] = notes[note].match(/[A-Z][a-z ]+\./g) ?? [];
    const words: string[] =
      random
        .pick(sentences)
        .toLowerCase()
        .match(/[a-z]{4,}/g) ?? [];
    if (words.length >= wordsOfQuery) items.push({ id: `n${note}`, words: words.slice(0, wordsOfQuery) });
  }
});

function found(change: (words: string[], random: ReturnType<typeof createRandom>) => string[]): string[] {
  const random = createRandom(5);
  return items
    .filter(({ id, words }) => {
      const query = `${change(words, random).join(' ')} `;
      return engine.search(ask(query, { limit: 10 })).hits.some((hit) => hit.noteId === id);
    })
    .map(({ id }) => id);
}

function shuffled(words: string[], random: ReturnType<typeof createRandom>): string[] {
  const left = [...words];
  return words.map(() => left.splice(random.below(left.length), 1)[0]!);
}

/** Two letters of the longest word have changed places. */
function mistyped(words: string[], random: ReturnType<typeof createRandom>): string[] {
  const longest = words.toSorted((a, b) => b.length - a.length)[0]!;
  const at = 1 + random.below(longest.length - 3);
  const typed = longest.slice(0, at) + longest[at + 1] + longest[at] + longest.slice(at + 2);
  return words.map((word) => (word === longest ? typed : word));
}

describe('of 20 sentences that somebody remembers, their interview is among the first ten', () => {
  test('as written', () => expect(found((words) => words)).toHaveLength(drawn));
  test('in another order', () => expect(found(shuffled)).toHaveLength(drawn));
  test('with one typo', () => expect(found(mistyped)).toHaveLength(drawn));
});
