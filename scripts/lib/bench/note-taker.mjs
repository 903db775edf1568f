import { createRandom } from '../random.mjs';

const NEIGHBOURS = 'qwertyuiopasdfghjklzxcvbnm';

/**
 * What somebody types who takes notes of a call, without end: steps of `{ wait, key }`, `{ wait, stamp: true }` (a timestamp) and
 * `{ wait, mark: n }` (the last `n` words become a highlight). `wait` is in milliseconds: bursts of words at some 60 a minute,
 * pauses to listen, slips that are taken back. The words are cut from `transcripts`.
 */
export function* noteTaker({ transcripts, seed }) {
  const random = createRandom(seed);
  const words = transcripts.join(' ').match(/[A-Za-z][a-z']*/g);
  let at = random.below(words.length);
  const stroke = () => 55 + Math.round(170 * random.next() ** 2);
  let inList = false;
  for (;;) {
    const stamp = random.below(5) === 0 && !inList;
    yield { wait: 800 + Math.round(9000 * random.next() ** 2), stamp };
    const isItem = !stamp && random.below(3) === 0;
    if (isItem && !inList) for (const key of '- ') yield { wait: stroke(), key };
    inList ||= isItem;
    const count = 4 + random.below(14);
    for (let n = 0; n < count; n++) {
      if (n > 0) yield { wait: stroke(), key: ' ' };
      for (const letter of words[at++ % words.length]) {
        if (random.below(40) === 0) {
          yield { wait: stroke(), key: random.pick([...NEIGHBOURS]) };
          yield { wait: 180 + random.below(300), key: 'Backspace' };
        }
        yield { wait: stroke(), key: letter };
      }
      if (random.below(12) === 0) yield { wait: 300 + random.below(1500), key: ',' };
    }
    yield { wait: stroke(), key: random.below(6) === 0 ? '?' : '.' };
    if (random.below(8) === 0) yield { wait: 400 + random.below(800), mark: Math.min(count, 2 + random.below(5)) };
    yield { wait: stroke(), key: 'Enter' };
    // A second one ends the list.
    if (inList && random.below(3) === 0) {
      yield { wait: stroke(), key: 'Enter' };
      inList = false;
    }
  }
}

/** A timestamp in what was typed: its text depends on the clock. */
export const STAMP = '\u23F1';

/** What should be on screen after steps of a note taker, line by line, starting with `lines`. */
export function typedText(lines = []) {
  const done = [...lines];
  let line = '';
  let inList = false;
  return {
    take({ key, stamp }) {
      if (stamp) line += `${STAMP} `;
      else if (key === 'Backspace') line = line.slice(0, -1);
      else if (key === 'Enter') {
        if (line === '' && inList) inList = false;
        else done.push(line);
        line = '';
      } else if (key !== undefined) line += key;
      if (line === '- ' && !inList) {
        inList = true;
        line = '';
      }
    },
    lines: () => [...done, line].map((text) => text.trim()).filter((text) => text !== ''),
  };
}

/** Puts the placeholder where a text shows times of a call, and drops what is no text: empty lines, spaces at edges. */
export function comparable(lines) {
  return lines.map((line) => line.replace(/\b\d{1,2}:\d\d(?::\d\d)?\b/g, STAMP).trim()).filter((line) => line !== '');
}

/** The lines of a note's body as its file has them, without what Markdown needs: bullets, tags, links, escapes. */
export function plainLines(body) {
  return comparable(
    body.split('\n').map((line) =>
      line
        .replace(/^\s*(?:[-*+]|#+)\s+/, '')
        .replace(/<\/?mark[^>]*>/g, '')
        .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
        .replace(/\\([^A-Za-z0-9\s])/g, '$1')
        .replace(/&lt;/g, '<'),
    ),
  );
}
