const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
const LENGTH = 7;

/**
 * Endless words that no text holds by chance: seven letters, never twice, told apart by their first letters, so that also
 * the beginning of one can be found again. Words of different `lane`s (0 to 25) never meet.
 */
export function createWords(lane = 0) {
  let count = 0;
  return {
    next() {
      let rest = count++;
      let digits = '';
      for (let i = 0; i < LENGTH - 2; i++) {
        digits += LETTERS[rest % 26];
        rest = Math.floor(rest / 26);
      }
      return `${digits}${LETTERS[lane % 26]}q`;
    },
  };
}

/** How often each run of small letters stands in a text. Tags do not count: their attributes are no text. */
export function wordsIn(text) {
  const counts = new Map();
  for (const [word] of text.replace(/<[^<>]*>/g, ' ').matchAll(/[a-z]+/g))
    counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

/** How many letters of a word stand in a text as a word of their own; all of them, or those of its longest beginning. */
export function lettersFound(word, counts) {
  for (let length = word.length; length > 0; length--) if (counts.has(word.slice(0, length))) return length;
  return 0;
}
