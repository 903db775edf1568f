import { mkdirSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import path from 'node:path';
import { makeVault, readTranscripts } from '../../make-vault.mjs';
import { compare, percentile } from '../bench-table.mjs';
import { startApp } from '../driven-app.mjs';
import { inventedTranscripts } from '../invented-transcripts.mjs';
import { openByRow } from './opened.mjs';
import { sampleNote } from './sample-note.mjs';

const BUDGET = 3;
const OPEN_MS = 200;
/** Saves and openings in a round. */
const SAVES = 40;
const OPENINGS = 8;
const WORDS = 10_000;

/**
 * A durable save, from the page and back, against `writeFile` and `fsync` of the same bytes beside it, in turns; and opening a
 * note of 10,000 words. Resolves to the rows of the table.
 */
export async function benchSave({ program, folder, runs, notes, corpus, seed, progress }) {
  const vault = path.join(folder, 'vault');
  const transcripts = corpus ? readTranscripts(corpus) : inventedTranscripts(20, seed);
  makeVault({ corpus, notes, seed, out: vault });
  const samples = ['One', 'Two'].map((name, n) => {
    const id = `01JD9ZC4F2M6P1S8T0V3XWXAA${n + 5}`;
    return {
      id,
      ...sampleNote({ id, title: `Bench ${name}`, words: WORDS, highlights: 100, transcripts, seed: seed + n }),
    };
  });
  mkdirSync(path.join(vault, 'interviews/2099'), { recursive: true });
  for (const [n, { text }] of samples.entries()) {
    writeFileSync(path.join(vault, `interviews/2099/bench-${n}.md`), text.replace('2026-11-18', `2099-11-1${n}`));
  }
  const app = startApp({ program, vault, profile: path.join(folder, 'profile-') });
  try {
    const page = await app.connect();
    const saves = { ours: [], theirs: [] };
    const openings = [];
    for (const { title, blocks } of samples) await openByRow(page, title, blocks[0].parts[0].text);
    for (let round = 0; round < runs; round++) {
      saves.ours.push(await saveOften(page, samples[0].id, round));
      saves.theirs.push(await writeOften(path.join(vault, 'peer.bin'), samples[0].text));
      const opened = [];
      for (let n = 0; n < OPENINGS; n++) {
        const { title, blocks } = samples[n % 2];
        opened.push(await openByRow(page, title, blocks[0].parts[0].text));
      }
      openings.push(opened);
      progress?.(`round ${round + 1} of ${runs}`);
    }
    const p95 = (rounds) => rounds.map((values) => percentile(values, 0.95));
    return [
      compare({
        figure: 'durable save p95, 10,000 words',
        values: p95(saves.ours),
        peer: 'writeFile + fsync, same bytes',
        peerValues: p95(saves.theirs),
        budget: BUDGET,
      }),
      compare({ figure: 'open a note p95, 10,000 words', values: p95(openings), limit: OPEN_MS }),
    ];
  } finally {
    await app.kill();
  }
}

/** Saves a note that is not on screen, a word more each time. Resolves to milliseconds each, as the page waits for them. */
function saveOften(page, id, round) {
  return page.evaluate(
    async ({ id, count, round }) => {
      const call = async (channel, input) => {
        const answer = await window.bridge.invoke(channel, input);
        if (!answer.ok) throw new Error(`${channel}: ${answer.error.code}`);
        return answer.value;
      };
      let { text, hash } = await call('notes:read', { id });
      const times = [];
      for (let n = 0; n < count; n++) {
        text += `Round ${round}, save ${n}.\n\n`;
        const start = performance.now();
        ({ hash } = await call('notes:save', { id, baseHash: hash, text }));
        times.push(performance.now() - start);
      }
      return times;
    },
    { id, count: SAVES, round },
  );
}

async function writeOften(file, text) {
  const times = [];
  for (let n = 0; n < SAVES; n++) {
    const start = performance.now();
    const handle = await open(file, 'w');
    await handle.writeFile(`${text}${n}`);
    await handle.sync();
    await handle.close();
    times.push(performance.now() - start);
  }
  return times;
}
