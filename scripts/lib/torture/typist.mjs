import { setTimeout as sleep } from 'node:timers/promises';

const MODIFIER = process.platform === 'darwin' ? 'Meta' : 'Control';
const END = process.platform === 'darwin' ? 'Meta+ArrowDown' : 'Control+End';
const WORD_BACK = process.platform === 'darwin' ? 'Alt+Shift+ArrowLeft' : 'Control+Shift+ArrowLeft';

/**
 * Types into the app by real key events, as a hurried note taker does, and logs each word with the moment at which the page
 * had taken each of its letters. Every call rejects as soon as the app is gone; what was typed of a word by then is logged.
 */
export function createTypist({ page, random, log, words, onKey = () => {} }) {
  const { keyboard } = page;
  const title = page.getByRole('textbox', { name: 'Title' });
  const body = page.getByRole('textbox', { name: 'Notes' });

  const inBody = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label') === 'Notes');

  async function until(look, what, milliseconds = 5000) {
    for (const end = Date.now() + milliseconds; Date.now() < end; await sleep(15)) if (await look()) return;
    throw new Error(`torture: ${what} did not come`);
  }

  async function word(note, extra = {}) {
    const word = words.next();
    const keys = [];
    try {
      for (const letter of word) {
        await keyboard.press(letter);
        keys.push(Date.now());
        onKey();
        await sleep(15 + random.below(45));
      }
    } finally {
      if (keys.length > 0) log.add({ e: 'word', note, word, keys, ...extra });
    }
    return word;
  }

  /** Marks the word before the caret as a highlight, by keys alone. */
  async function highlight(note) {
    await keyboard.press(WORD_BACK);
    await keyboard.press(`${MODIFIER}+Shift+h`);
    const form = page.getByRole('dialog', { name: 'Highlight' });
    await form.getByRole('textbox').waitFor({ timeout: 5000 });
    await until(() => page.evaluate(() => document.activeElement?.tagName === 'INPUT'), 'the highlight form');
    await keyboard.press(String(1 + random.below(7)));
    await keyboard.press('Enter');
    await until(inBody, 'the caret after a highlight');
    log.add({ e: 'marked', note });
    await keyboard.press(END);
  }

  return {
    /** Opens a note by its title in the switcher and puts the caret at its end. Resolves to whether there is such a note. */
    async open(name) {
      await keyboard.press(`${MODIFIER}+o`);
      const finder = page.getByRole('dialog', { name: 'Go to interview' });
      await finder.getByRole('combobox').waitFor();
      await finder.getByRole('combobox').fill(name);
      const option = finder.getByRole('option').first();
      await option.waitFor();
      if (!(await option.textContent()).startsWith(name)) {
        await keyboard.press('Escape');
        await finder.waitFor({ state: 'hidden' });
        return false;
      }
      await option.click();
      const shown = async () =>
        [await title.inputValue(), await title.getAttribute('placeholder')].includes(name) && (await body.isVisible());
      await until(shown, `the note “${name}”`, 20_000);
      await body.focus();
      await until(inBody, 'the caret in the note');
      await keyboard.press(END);
      // Away from the word that a kill may have cut in the middle.
      await keyboard.press(random.below(2) === 0 ? 'Enter' : ' ');
      return true;
    },

    /** Starts a new interview (or a call) with a word as its title. Resolves to that word. */
    async create(note, call) {
      await keyboard.press(`${MODIFIER}${call ? '+Shift' : ''}+n`);
      await until(
        () => page.evaluate(() => document.activeElement?.getAttribute('aria-label') === 'Title'),
        'the title of a new note',
      );
      await until(async () => (await title.inputValue()) === '', 'an empty title');
      const name = await word(note, { title: true });
      await keyboard.press('Enter');
      await until(inBody, 'the caret in the new note');
      return name;
    },

    /** A word and what follows it: a space, a new line, a list, a highlight, a timestamp, a moment's thought. */
    async write(note, { call }) {
      await word(note);
      const what = random.below(100);
      if (what < 5) await highlight(note);
      if (what >= 5 && what < 10 && call) await keyboard.press(`${MODIFIER}+Shift+t`);
      if (what >= 90) await keyboard.press('Enter');
      else await keyboard.press(' ');
      if (what >= 97) await keyboard.type('- ');
      onKey();
      if (what >= 70 && what < 80) await sleep(150 + random.below(900));
    },

    /** The text on screen, and the title. */
    async text() {
      return `${await title.inputValue()}\n${await body.innerText()}`;
    },
  };
}
