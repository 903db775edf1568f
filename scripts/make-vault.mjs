#!/usr/bin/env node
// A vault to measure on: `node scripts/make-vault.mjs <folder of Markdown transcripts> --notes 10000 --seed 1 --out <folder>`.
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { benchVault } from './lib/bench-vault.mjs';
import { inventedTranscripts } from './lib/invented-transcripts.mjs';
import { isProgram } from './lib/root.mjs';

const USAGE =
  'usage: make-vault.mjs [<folder of Markdown transcripts>] --out <folder> [--notes 10000] [--seed 1] [--findings 0] [--evidence 12]';

/**
 * Writes the vault into `out`, which must not exist yet or be empty. Returns the number of files. Without a `corpus` the
 * text is invented as well. `findings` of them rest on `evidence` highlights each.
 */
export function makeVault({ corpus, notes, seed, out, findings = 0, evidence = 12 }) {
  if (existsSync(out) && readdirSync(out).length > 0) throw new Error(`${out} is not empty`);
  const transcripts = corpus ? readTranscripts(corpus) : inventedTranscripts(200, seed);
  const folders = new Set();
  let count = 0;
  for (const { path: name, text } of benchVault({ transcripts, notes, seed, findings, evidence })) {
    const file = path.join(out, name);
    if (!folders.has(path.dirname(file))) mkdirSync(path.dirname(file), { recursive: true });
    folders.add(path.dirname(file));
    writeFileSync(file, text, { flag: 'wx' });
    count += 1;
  }
  return count;
}

/** The texts of all Markdown files of a folder and those in it, by name; hidden folders and `node_modules` are left out. */
export function readTranscripts(corpus) {
  if (!statSync(corpus, { throwIfNoEntry: false })?.isDirectory()) throw new Error(`${corpus} is not a folder`);
  const files = readdirSync(corpus, { recursive: true })
    .map((file) => file.split(path.sep).join('/'))
    .filter((file) => /\.(?:md|markdown)$/i.test(file) && !/(?:^|\/)(?:\.|node_modules\/)/.test(file))
    .sort()
    .map((file) => path.join(corpus, file))
    .filter((file) => statSync(file, { throwIfNoEntry: false })?.isFile());
  if (files.length === 0) throw new Error(`${corpus} holds no Markdown`);
  return files.map((file) => readFileSync(file, 'utf8'));
}

/** What the command line asks for, or `null` where that cannot be done. */
function readOptions() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        notes: { type: 'string', default: '10000' },
        seed: { type: 'string', default: '1' },
        findings: { type: 'string', default: '0' },
        evidence: { type: 'string', default: '12' },
        out: { type: 'string' },
      },
    });
    const [notes, seed] = [Number(values.notes), Number(values.seed)];
    const [findings, evidence] = [Number(values.findings), Number(values.evidence)];
    if (positionals.length > 1 || !values.out) return null;
    if (!Number.isSafeInteger(notes) || notes < 1 || !Number.isSafeInteger(seed)) return null;
    if (![findings, evidence].every((count) => Number.isSafeInteger(count) && count >= 0)) return null;
    return { corpus: positionals[0], notes, seed, out: values.out, findings, evidence };
  } catch {
    return null;
  }
}

if (isProgram(import.meta.url)) {
  const options = readOptions();
  if (!options) {
    console.error(USAGE);
    process.exitCode = 2;
  } else {
    try {
      console.log(`${makeVault(options)} files in ${options.out}`);
    } catch (error) {
      console.error(`make-vault: ${error.message}`);
      process.exitCode = 1;
    }
  }
}
