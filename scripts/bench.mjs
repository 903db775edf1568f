#!/usr/bin/env node
// `npm run bench -- <what> [--json <file>]`: measures in real Electron against a named peer, in turns. Prints a table and writes
// bench-output/<what>.json. It judges, but never fails.
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { buildIfStale } from './build.mjs';
import { electronDist, electronExecutable, electronVersion } from './electron-runtime.mjs';
import { BadInput } from './lib/bench/bad-input.mjs';
import { benchBoard } from './lib/bench/board.mjs';
import { benchCall } from './lib/bench/call.mjs';
import { benchDocuments } from './lib/bench/documents.mjs';
import { benchEvidence } from './lib/bench/evidence.mjs';
import { benchPrivacy } from './lib/bench/privacy.mjs';
import { benchSave } from './lib/bench/save.mjs';
import { benchSearch } from './lib/bench/search.mjs';
import { benchStart } from './lib/bench/start.mjs';
import { benchTyping } from './lib/bench/typing.mjs';
import { table } from './lib/bench-table.mjs';
import { isProgram, root } from './lib/root.mjs';
import { ensureScreen } from './lib/screen.mjs';
import { ensureSystemDeps } from './system-deps.mjs';

/** What can be measured → how, and how many other notes its vault holds where `--notes` is left out. */
const BENCHES = {
  start: { measure: benchStart, notes: 10_000, says: 'process start → list of the vault' },
  typing: { measure: benchTyping, notes: 500, says: 'key press → frame painted' },
  search: {
    measure: benchSearch,
    notes: 10_000,
    says: 'the search; --vault <folder> (any with Markdown) --items <known items: [{"query": …, "id": …}]>',
  },
  board: { measure: benchBoard, notes: 1, says: 'the findings board with 2,000 highlights, and a finding of 5,000' },
  evidence: {
    measure: benchEvidence,
    notes: 10_000,
    says: 'suggested evidence, and 5,000 items in one finding; how good suggestions are wants a --corpus',
  },
  save: { measure: benchSave, notes: 200, says: 'a durable save, and opening a note' },
  documents: { measure: benchDocuments, notes: 2000, says: 'a digest of findings, from the files to cleared bytes' },
  privacy: {
    measure: benchPrivacy,
    notes: 1,
    says: 'the scan for names and patterns: 20,000 words, 5,000 identities; 5,000 quotes after a decision',
  },
  call: {
    measure: benchCall,
    notes: 500,
    says: 'notes of a call typed in real time; --minutes 40 --speed 1 --words 0 (of the note before)',
  },
};

const USAGE = `usage: npm run bench -- <what> [--notes <n>] [--runs 9] [--corpus <folder of transcripts>] [--seed 1] [--json <file>]
${Object.entries(BENCHES)
  .map(([name, { says }]) => `  ${name.padEnd(8)}${says}`)
  .join('\n')}`;

function readOptions() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      notes: { type: 'string' },
      runs: { type: 'string', default: '9' },
      seed: { type: 'string', default: '1' },
      corpus: { type: 'string' },
      json: { type: 'string' },
      minutes: { type: 'string', default: '40' },
      speed: { type: 'string', default: '1' },
      words: { type: 'string', default: '0' },
      vault: { type: 'string' },
      items: { type: 'string' },
    },
  });
  const [what] = positionals;
  if (positionals.length !== 1 || !Object.hasOwn(BENCHES, what)) return null;
  const { corpus, json, vault, items } = values;
  const notes = Number(values.notes ?? BENCHES[what].notes);
  const forCall = { minutes: Number(values.minutes), speed: Number(values.speed), words: Number(values.words) };
  const common = { notes, runs: what === 'call' ? 1 : Number(values.runs), seed: Number(values.seed), corpus };
  const forSearch = { vault: vault && path.resolve(vault), items: items && path.resolve(items) };
  if (what !== 'search' && (vault || items)) return null;
  if (![notes, common.runs].every((count) => Number.isSafeInteger(count) && count > 0)) return null;
  if (!Number.isSafeInteger(common.seed)) return null;
  const own = { call: forCall, search: forSearch }[what];
  return { what, json, settings: { ...common, ...own } };
}

async function main() {
  const options = readOptions();
  if (!options) {
    console.error(USAGE);
    return 2;
  }
  const { what, settings } = options;
  const dist = await electronDist();
  const electron = electronVersion(dist);
  ensureSystemDeps(dist);
  await ensureScreen();
  await buildIfStale();
  const folder = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'fieldbook-bench-')));
  try {
    const progress = (line) => process.stderr.write(`bench: ${line}\n`);
    const measured = await BENCHES[what].measure({ program: electronExecutable(dist), folder, progress, ...settings });
    const { rows, facts = {} } = Array.isArray(measured) ? { rows: measured } : measured;
    const output = options.json ?? path.join(root, 'bench-output', `${what}.json`);
    mkdirSync(path.dirname(output), { recursive: true });
    writeFileSync(output, `${JSON.stringify({ electron, ...settings, rows, facts }, null, 2)}\n`);
    console.log(`Electron ${electron}, medians of ${settings.runs}\n\n${table(rows)}`);
    for (const [name, value] of Object.entries(facts)) console.log(`${name}: ${value}`);
    return 0;
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}

if (isProgram(import.meta.url)) {
  process.exitCode = await main().catch((error) => {
    console.error(error instanceof BadInput ? `bench: ${error.message}` : error.stack);
    return error instanceof BadInput ? 2 : 1;
  });
}
