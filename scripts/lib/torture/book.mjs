import { isNote, splitNote } from './files.mjs';
import { lettersFound, wordsIn } from './words.mjs';

/** For so many kills after it was typed, the log says of a word whether the disk has it. */
const WATCHED_KILLS = 3;
/** The beginning of a word is found by chance where it is shorter. */
const SURE_LETTERS = 3;

/**
 * What has been typed so far, and where it should be, as the events of a log tell it. The lane that writes the log and the
 * judge that reads it keep the same book.
 *
 * A word is `{ note, word, typed, keys, title, original, run, disks, acknowledged, seen }`: `typed` is how many of its letters the
 * page is known to have taken (a kill cuts words short), `keys` when, `run` counts the kills before, `disks` how often the disk was looked at since, `seen` is whether it was found.
 */
export function createBook() {
  const words = [];
  const paths = new Map();
  const book = {
    words,
    paths,
    /** Kills that may lose what is in memory: of the whole app, or of its page. */
    kills: [],
    /** Files that were no whole notes right after a kill, or while the app ran. */
    corrupt: [],
    /** Words acknowledged as saved that the disk did not have right after a kill. */
    unkept: new Set(),

    add(event) {
      handlers[event.e]?.(event);
    },

    /** Words of the last few kills that their note's file does not hold. `files`: path → bytes. */
    missingOnDisk(files) {
      const index = createIndex(files);
      return words.filter((word) => isWatched(word) && isMissing(word, index.of(word, book)));
    },

    /** Words of a note that a text does not hold. */
    missingIn(note, text) {
      const counts = wordsIn(text);
      return words.filter((word) => word.note === note && isMissing(word, counts));
    },
  };
  const see = (word) => {
    if (word.typed >= SURE_LETTERS) word.seen = true;
  };
  const isWatched = (word) => word.disks < WATCHED_KILLS;
  const handlers = {
    start({ notes }) {
      for (const { note, path, words: there } of notes) {
        paths.set(note, path);
        for (const word of there) {
          words.push({
            note,
            word,
            keys: [],
            typed: word.length,
            original: true,
            run: 0,
            disks: WATCHED_KILLS,
            acknowledged: true,
            seen: true,
          });
        }
      }
    },
    path({ note, path }) {
      paths.set(note, path);
    },
    word({ note, word, keys, title = false }) {
      words.push({
        note,
        word,
        keys,
        typed: keys.length,
        title,
        // A word that a kill cut short may be told of after the kill.
        run: book.kills.filter(({ at }) => at < keys[0]).length,
        disks: 0,
        acknowledged: false,
        seen: false,
      });
    },
    /** What is typed after a kill tells nothing of what was typed before it. */
    saved({ note, covers }) {
      const run = book.kills.length;
      for (let i = words.length - 1; i >= 0 && words[i].run >= run - 1; i--) {
        const word = words[i];
        if (word.run === run && word.note === note && word.keys.at(-1) <= covers) word.acknowledged = true;
      }
    },
    kill({ at, kind, what }) {
      if (what !== 'search') book.kills.push({ at, kind });
    },
    torn(one) {
      book.corrupt.push(one);
    },
    disk({ corrupt, missing }) {
      for (const one of corrupt) book.corrupt.push(one);
      const gone = new Set(missing);
      for (let i = words.length - 1; i >= 0 && !words[i].original; i--) {
        const word = words[i];
        if (!isWatched(word)) continue;
        word.disks++;
        if (!gone.has(word.word)) see(word);
        else if (word.acknowledged) book.unkept.add(word.word);
      }
    },
    screen({ note, missing, gone }) {
      if (gone) return;
      const lost = new Set(missing);
      for (const word of words) if (word.note === note && !lost.has(word.word)) see(word);
    },
  };
  return book;
}

const isMissing = (word, counts) => lettersFound(word.word, counts) < word.typed;

/** Looks up words in the notes of a folder: title words in front matter, the others in the body. */
export function createIndex(files) {
  const parts = new Map();
  for (const [path, bytes] of Object.entries(files)) {
    if (!isNote(path)) continue;
    const { fields, body } = splitNote(Buffer.from(bytes).toString('utf8'));
    parts.set(path, { fields: wordsIn(fields ?? ''), body: wordsIn(body), text: body });
  }
  const none = new Map();
  const guessed = new Map();

  /** A note whose path the app never showed is the file with most of its words. */
  function guess(note, book) {
    const own = book.words.filter((word) => word.note === note);
    const hits = [...parts].map(([path, { fields, body }]) => ({
      path,
      count: own.filter(({ word, title }) => (title ? fields : body).has(word)).length,
    }));
    const best = hits.reduce((a, b) => (b.count > a.count ? b : a), { path: null, count: 0 });
    return best.path;
  }

  const pathOf = (note, book) => {
    if (book.paths.has(note)) return book.paths.get(note);
    if (!guessed.has(note)) guessed.set(note, guess(note, book));
    return guessed.get(note);
  };
  return {
    parts,
    pathOf,
    /** The words of the place where a word of the book should be. */
    of(word, book) {
      const part = parts.get(pathOf(word.note, book));
      return part ? (word.title ? part.fields : part.body) : none;
    },
  };
}
