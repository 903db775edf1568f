import { createRandom } from './random.mjs';

const WORDS_PER_NOTE = 1500;
/** What is left of a transcript is a note of its own from this many words on; fewer go before the next transcript. */
const LEAST_WORDS = 750;
/** Longer paragraphs are cut at lines, then at sentences: some transcripts have no empty lines at all. */
const LONGEST_PARAGRAPH = 400;
/** Passes over the corpus that keep its order, each cut from another offset. Later ones take its paragraphs at random. */
const PASSES_IN_ORDER = 4;

/**
 * Bodies of about 1,500 words, as lists of paragraphs, cut in the order of the transcripts. Once all are used up it starts
 * again, each time from another offset; where that has been done a few times (the corpus is small), paragraphs are drawn at
 * random by `seed`. `transcripts`: Markdown texts in any line form, with front matter or without. Endless; throws where the
 * transcripts hold no text.
 */
export function* cutTranscripts(transcripts, seed = 1) {
  const texts = transcripts.map(paragraphsOf).filter((paragraphs) => paragraphs.length > 0);
  if (texts.length === 0) throw new Error('the corpus holds no text');
  const random = createRandom(seed);
  const rest = { body: [], words: 0 };
  for (let pass = 0; ; pass++) {
    if (pass >= PASSES_IN_ORDER) yield* cut([shuffled(texts.flat(), random)], rest);
    // Steps that share no divisor with the length of a note: cuts of later passes fall elsewhere.
    else
      yield* cut(
        texts.map((paragraphs) => withoutFirst(paragraphs, (pass * 311) % WORDS_PER_NOTE)),
        rest,
      );
  }
}

/** The paragraphs of a transcript without its front matter, none of them long; code between fences stays in one piece. */
export function paragraphsOf(transcript) {
  const text = transcript
    .replace(/^\ufeff/, '')
    .replace(/\r\n?/g, '\n')
    .replace(/^---\n[\s\S]*?\n(?:---|\.\.\.)[ \t]*(?:\n|$)/, '')
    .replace(/<mark\s[^>]*data-highlight[^>]*>([\s\S]*?)<\/mark>/g, '$1');
  const paragraphs = [];
  for (const part of text
    .split(/(^ {0,3}(`{3,}|~{3,}).*\n(?:.*\n)*? {0,3}\2[`~]*[ \t]*$)/m)
    .filter((_, i) => i % 3 !== 2)) {
    if (/^ {0,3}(?:```|~~~)/.test(part) && /\n/.test(part)) paragraphs.push(part);
    // A fence that is never closed would swallow all that follows it in the note.
    else
      paragraphs.push(
        ...part
          .replace(/^ {0,3}(?:`{3,}|~{3,}).*$/gm, '')
          .split(/\n[ \t]*\n\s*/)
          .flatMap(shortened),
      );
  }
  return paragraphs.map((paragraph) => paragraph.trim()).filter((paragraph) => paragraph !== '');
}

function shortened(paragraph) {
  if (countWords(paragraph) <= LONGEST_PARAGRAPH) return [paragraph];
  const lines = paragraph.split('\n');
  if (lines.length > 1) return lines.flatMap(shortened);
  const pieces = [];
  for (const sentence of paragraph.split(/(?<=[.!?。！？])\s+/)) {
    const words = sentence.split(/\s+/);
    for (let at = 0; at < words.length; at += LONGEST_PARAGRAPH) {
      const piece = words.slice(at, at + LONGEST_PARAGRAPH).join(' ');
      const last = pieces.at(-1);
      if (last !== undefined && countWords(last) + countWords(piece) <= LONGEST_PARAGRAPH / 2)
        pieces[pieces.length - 1] += ` ${piece}`;
      else pieces.push(piece);
    }
  }
  return pieces;
}

/** Without the first so many words, where enough for a note is left. */
function withoutFirst(paragraphs, words) {
  const counts = paragraphs.map(countWords);
  if (counts.reduce((sum, count) => sum + count, 0) < words + LEAST_WORDS) return paragraphs;
  let [passed, index] = [0, 0];
  while (passed < words) passed += counts[index++];
  return paragraphs.slice(index);
}

/** What is too little for a note stays in `rest`, and begins the next. */
function* cut(texts, rest) {
  for (const paragraphs of texts) {
    for (const paragraph of paragraphs) {
      rest.body.push(paragraph);
      rest.words += countWords(paragraph);
      if (rest.words >= WORDS_PER_NOTE) yield taken(rest);
    }
    if (rest.words >= LEAST_WORDS) yield taken(rest);
  }
}

function taken(rest) {
  const { body } = rest;
  rest.body = [];
  rest.words = 0;
  return body;
}

function shuffled(list, random) {
  const out = [...list];
  for (let at = out.length - 1; at > 0; at--) {
    const other = random.below(at + 1);
    [out[at], out[other]] = [out[other], out[at]];
  }
  return out;
}

/** Words, where a character of a script without spaces counts for half of one. */
export function countWords(text) {
  const unspaced = text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/gu)?.length ?? 0;
  return (text.match(/\S+/g)?.length ?? 0) + Math.floor(unspaced / 2);
}
