import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { makeVault, readTranscripts } from '../../make-vault.mjs';
import { compare, percentile } from '../bench-table.mjs';
import { startApp } from '../driven-app.mjs';
import { inventedTranscripts } from '../invented-transcripts.mjs';
import { createRandom } from '../random.mjs';
import { takeKeyTimes, typeKeys, watchKeys, watchProcessor } from './key-times.mjs';
import { openByRow } from './opened.mjs';
import { buildPeerEditor } from './peer-editor.mjs';
import { sampleNote } from './sample-note.mjs';

const PEER = 'bare Lexical editor, same text';
const BUDGET = 1.3;
const FRAME_MS = 16;
/** Keys that count in a round, and those before it that do not. */
const KEYS = 60;
const WARM_UP = 8;

const SIZES = [
  { name: 'an empty note', title: 'Bench empty', words: 0, highlights: 0, id: '01JD9ZC4F2M6P1S8T0V3XWXAA1' },
  { name: '5,000 words', title: 'Bench five thousand', words: 5000, highlights: 50, id: '01JD9ZC4F2M6P1S8T0V3XWXAA2' },
  {
    name: '20,000 words, 200 highlights',
    title: 'Bench twenty thousand',
    words: 20_000,
    highlights: 200,
    id: '01JD9ZC4F2M6P1S8T0V3XWXAA3',
  },
];

/**
 * Key press → frame painted in notes of three sizes, against a bare editor with the same text, in turns. Meanwhile the notes
 * are saved as ever, and other notes change on disk, so that files are read and indexed. Resolves to the rows of the table.
 */
export async function benchTyping({ program, folder, runs, notes, corpus, seed, progress }) {
  const place = (name) => path.join(folder, name);
  const transcripts = corpus ? readTranscripts(corpus) : inventedTranscripts(20, seed);
  const samples = SIZES.map((size) => ({ ...size, ...sampleNote({ ...size, transcripts, seed }) }));
  const vault = place('vault');
  makeVault({ corpus, notes, seed, out: vault });
  // Newest first: these head the list.
  mkdirSync(path.join(vault, 'interviews/2099'), { recursive: true });
  for (const [n, { text }] of samples.entries()) {
    const dated = text.replace('2026-11-18', `2099-11-1${n}`);
    writeFileSync(path.join(vault, `interviews/2099/bench-${n}.md`), dated);
  }
  await buildPeerEditor(place('peer'));

  const ours = startApp({ program, vault, profile: place('profile-ours-') });
  const theirs = startApp({ program, folder: place('peer'), profile: place('profile-peer-') });
  try {
    const pages = { ours: await ours.connect(), theirs: await theirs.connect({ ready: '#editor' }) };
    const spent = {};
    for (const [name, page] of Object.entries(pages)) {
      await watchKeys(page);
      spent[name] = await watchProcessor(page);
      // Where it rests while somebody types: over the text, in both alike.
      await page.mouse.move(640, 400);
    }
    const times = samples.map(() => ({ ours: [], theirs: [] }));
    const random = createRandom(seed);
    for (let round = 0; round < runs; round++) {
      for (const [n, sample] of samples.entries()) {
        const stop = changeOthers(vault, random);
        times[n].ours.push(await typeOurs(pages.ours, spent.ours, sample, random));
        stop();
        times[n].theirs.push(await typeTheirs(pages.theirs, spent.theirs, sample, random));
        progress?.(`round ${round + 1} of ${runs}, ${sample.name}`);
      }
    }
    return samples.flatMap(({ name }, n) => rowsOf(name, times[n]));
  } finally {
    await ours.kill();
    await theirs.kill();
  }
}

async function typeOurs(page, spent, { title, blocks }, random) {
  const first = blocks[0]?.parts[0].text ?? '';
  const isOpen =
    (await page
      .getByRole('textbox', { name: 'Title' })
      .inputValue({ timeout: 500 })
      .catch(() => '')) === title;
  if (!isOpen) await openByRow(page, title, first);
  const body = page.getByRole('textbox', { name: 'Notes' });
  await body.focus();
  await page.keyboard.press('Control+End');
  return typeRound(page, spent, random);
}

async function typeTheirs(page, spent, { blocks }, random) {
  await page.evaluate((all) => window.show(all), blocks);
  return typeRound(page, spent, random);
}

/** One round: what each key took, and the processor time of the page for each on the average. */
async function typeRound(page, spent, random) {
  await page.mouse.move(640, 400);
  await sleep(300);
  await typeKeys(page, WARM_UP, random);
  await takeKeyTimes(page);
  await spent();
  await typeKeys(page, KEYS, random);
  await sleep(200);
  return { keys: await takeKeyTimes(page), processor: (await spent()) / KEYS };
}

/** Other notes of the vault change on disk, eight a second, as a pull brings them, until the function returned is called. */
function changeOthers(vault, random) {
  const folder = path.join(vault, 'interviews');
  const files = readdirSync(folder, { recursive: true }).filter(
    (file) => file.endsWith('.md') && !file.startsWith('2099'),
  );
  const timer = setInterval(() => {
    const file = path.join(folder, random.pick(files));
    writeFileSync(file, `${readFileSync(file, 'utf8')}\nOne more line.\n`);
  }, 125);
  return () => clearInterval(timer);
}

function rowsOf(name, { ours, theirs }) {
  const row = (what, values, more) =>
    compare({
      figure: `${what}, ${name}`,
      values: ours.map(values),
      peer: PEER,
      peerValues: theirs.map(values),
      ...more,
    });
  const share =
    (part, of) =>
    ({ keys }) =>
      percentile(
        keys.map((time) => time[part]),
        of,
      );
  return [
    row('key → frame p50', share('painted', 0.5)),
    row('key → frame p95', share('painted', 0.95), { budget: BUDGET, limit: FRAME_MS }),
    row('page busy p95', share('busy', 0.95)),
    row('processor time of a key', ({ processor }) => processor),
  ];
}
