import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { makeVault, readTranscripts } from '../../make-vault.mjs';
import { compare, percentile } from '../bench-table.mjs';
import { startApp } from '../driven-app.mjs';
import { inventedTranscripts } from '../invented-transcripts.mjs';
import { createRandom } from '../random.mjs';
import { isNote, readFolder, splitNote } from '../torture/files.mjs';
import { takeKeyTimes, watchKeys } from './key-times.mjs';
import { comparable, noteTaker, plainLines, typedText } from './note-taker.mjs';
import { openByRow } from './opened.mjs';
import { sampleNote } from './sample-note.mjs';
import { longestUnsaved, secondsIn, takeStates, watchStates } from './save-states.mjs';
import { takeVerified, watchVerification } from './verified.mjs';

const FRAME_MS = 16;
const TITLE = 'Replayed call';
const MODIFIER = process.platform === 'darwin' ? 'Meta' : 'Control';
const WORD_BACK = process.platform === 'darwin' ? 'Alt+Shift+ArrowLeft' : 'Control+Shift+ArrowLeft';
const END = process.platform === 'darwin' ? 'Meta+ArrowDown' : 'Control+End';
/** How long text may take to come back after the kill. */
const RECOVERY_MS = 5000;

/**
 * Takes notes of a call of `minutes` in real time (or `speed` times as fast), in a new note or below `words` words with as
 * many highlights as a hundredth of that. At the end the app is killed in the middle of a word and started again. Resolves to
 * the rows of the table and to plain facts.
 */
export async function benchCall({ program, folder, minutes, speed, words, notes, corpus, seed, progress }) {
  const place = (name) => path.join(folder, name);
  const transcripts = corpus ? readTranscripts(corpus) : inventedTranscripts(20, seed);
  const vault = place('vault');
  makeVault({ corpus, notes, seed, out: vault });
  const before = words > 0 ? writeStart(vault, { words, transcripts, seed }) : null;
  const launch = () => startApp({ program, vault, profile: place('profile-') });

  let app = launch();
  try {
    let page = await app.connect();
    const typed = typedText(before?.lines);
    const random = createRandom(seed + 1);
    await watchVerification(page);
    await begin(page, before);
    await watchKeys(page);
    await watchStates(page);
    const replay = { page, typed, history: [], times: [] };
    const steps = noteTaker({ transcripts, seed });
    const end = Date.now() + (minutes * 60_000) / speed + random.below(5000);
    const minute = (n) => progress?.(`minute ${n} of ${minutes}`);
    await typeUntil(end, steps, speed, replay, minute);
    const states = await takeStates(page);
    const verified = await takeVerified(page);
    const killedAt = await app.kill();

    app = launch();
    page = await app.connect();
    await openAgain(page, before);
    const expected = replay.history.map(({ at, lines }) => ({ at, text: comparable(lines).join('\n') }));
    const found = await recovered(page, expected);
    await page.waitForSelector('[data-save=saved]', { state: 'attached' });
    await app.quit();
    const inFile = plainLines(bodyOf(vault));
    return {
      rows: rowsOf(replay.times),
      facts: {
        'keys pressed': replay.times.length,
        'lines typed': typed.lines().length,
        'seconds shown as “Not saved”': secondsIn(states, 'failed'),
        'longest without “Saved” shown, seconds': longestUnsaved(states),
        'times read back after a save': verified.checked,
        'verification mismatches': verified.mismatches,
        'bytes lost at the kill': found ? expected.at(-1).text.length - found.text.length : 'all',
        'milliseconds of typing lost at the kill': found
          ? Math.max(0, killedAt - nextAfter(expected, found, killedAt))
          : 'all',
        'text on screen afterwards': found ? 'as typed' : 'NOT as typed',
        'text in the file afterwards': found && inFile.join('\n') === found.text ? 'as typed' : 'NOT as typed',
      },
    };
  } finally {
    await app.kill();
  }
}

/** A note of before to go on with: the file, and its lines as they are on screen. */
function writeStart(vault, { words, transcripts, seed }) {
  const id = '01JD9ZC4F2M6P1S8T0V3XWXAA4';
  const note = sampleNote({ id, title: TITLE, words, highlights: Math.round(words / 100), transcripts, seed });
  mkdirSync(path.join(vault, 'interviews/2099'), { recursive: true });
  writeFileSync(path.join(vault, 'interviews/2099/call.md'), note.text.replace('2026-11-18', '2099-11-18'));
  return {
    first: note.blocks[0].parts[0].text,
    lines: note.blocks.map(({ parts }) => parts.map(({ text }) => text).join('')),
  };
}

/** Opens the note, or starts a new one, with the clock of the call running and the caret at its end. */
async function begin(page, before) {
  const body = page.getByRole('textbox', { name: 'Notes' });
  if (before) {
    await openByRow(page, TITLE, before.first);
    await page.keyboard.press(`${MODIFIER}+k`);
    const palette = page.getByRole('dialog', { name: 'Command palette' });
    await palette.getByRole('combobox').fill('>Start the call clock');
    await palette.getByRole('option', { name: 'Start the call clock' }).first().click();
    await palette.waitFor({ state: 'hidden' });
  } else {
    await page.keyboard.press(`${MODIFIER}+Shift+n`);
    await page.waitForFunction(() => document.activeElement?.getAttribute('aria-label') === 'Title');
    await page.keyboard.type(TITLE);
  }
  await page.getByRole('timer').first().waitFor();
  await body.focus();
  await page.keyboard.press(END);
  if (before) await page.keyboard.press('Enter');
}

async function typeUntil(end, steps, speed, replay, minute) {
  const { page, typed, history, times } = replay;
  const start = Date.now();
  let minutes = 0;
  while (Date.now() < end) {
    const step = steps.next().value;
    await sleep(step.wait / speed);
    if (step.stamp) await page.keyboard.press(`${MODIFIER}+Shift+t`);
    if (step.mark) await mark(page, step.mark);
    if (step.key) await page.keyboard.press(step.key);
    typed.take(step);
    history.push({ at: Date.now(), lines: typed.lines() });
    while (history.length > 200) history.shift();
    if (((Date.now() - start) * speed) / 60_000 >= minutes + 1) {
      minutes += 1;
      times.push(...(await takeKeyTimes(page)));
      minute(minutes);
    }
  }
  times.push(...(await takeKeyTimes(page)));
}

/** Makes the last words a highlight, by keys alone. */
async function mark(page, count) {
  for (let n = 0; n < count; n++) await page.keyboard.press(WORD_BACK);
  await page.keyboard.press(`${MODIFIER}+Shift+h`);
  const form = page.getByRole('dialog', { name: 'Highlight' });
  await form.getByRole('textbox').waitFor();
  await page.waitForFunction(() => document.activeElement?.tagName === 'INPUT');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.activeElement?.getAttribute('aria-label') === 'Notes');
  await page.keyboard.press(END);
}

async function openAgain(page, before) {
  const row = page.getByRole('listbox', { name: 'Interviews' }).getByRole('option').filter({ hasText: TITLE });
  await row.first().click();
  const body = page.getByRole('textbox', { name: 'Notes' });
  await body.waitFor();
  if (before)
    await page.waitForFunction(
      (first) => document.querySelector('.note-body')?.textContent.includes(first),
      before.first,
    );
}

/** The state of the typing, of the last few seconds before the kill, that is on screen again; `null` where none is. */
async function recovered(page, expected) {
  for (const end = Date.now() + RECOVERY_MS; Date.now() < end; await sleep(100)) {
    const lines = await page.evaluate(() =>
      [...document.querySelectorAll('.note-body :is(p, li, h1, h2, h3)')]
        .filter((block) => !block.querySelector('p, li'))
        .map((block) => block.textContent),
    );
    const text = comparable(lines).join('\n');
    const found = expected.findLast((state) => state.text === text);
    if (found) return found;
  }
  return null;
}

/** When the first key that is missing was pressed. */
function nextAfter(expected, found, otherwise) {
  return expected[expected.lastIndexOf(found) + 1]?.at ?? otherwise;
}

function bodyOf(vault) {
  for (const [file, bytes] of Object.entries(readFolder(vault))) {
    const { fields, body } = splitNote(bytes.toString('utf8'));
    if (isNote(file) && fields?.includes(`title: ${TITLE}\n`)) return body;
  }
  return '';
}

function rowsOf(times) {
  const row = (share, limit) => {
    const values = [
      percentile(
        times.map(({ painted }) => painted),
        share,
      ),
    ];
    return compare({ figure: `key → frame p${share * 100}, during the call`, values, limit });
  };
  return [row(0.5, null), row(0.95, FRAME_MS)];
}
