#!/usr/bin/env node
// A vault to measure on: `node scripts/make-vault.mjs <folder of Markdown transcripts> --notes 10000 --seed 1 --out <folder>`.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { benchVault } from './lib/bench-vault.mjs';
import { inventedTranscripts } from './lib/invented-transcripts.mjs';
import { isProgram } from './lib/root.mjs';

const USAGE = 'usage: make-vault.mjs [<folder of Markdown transcripts>] --out <folder> [--notes 10000] [--seed 1]';

/**
 * Writes the vault into `out`, which must not exist yet or be empty. Returns the number of files. Without a `corpus` the
 * text is invented as well.
 */
export function makeVault({ corpus, notes, seed, out }) {
  if (existsSync(out) && readdirSync(out).length > 0) throw new Error(`${out} is not empty`);
  const transcripts = corpus ? readTranscripts(corpus) : inventedTranscripts(200, seed);
  const folders = new Set();
  let count = 0;
  for (const { path: name, text } of benchVault({ transcripts, notes, seed })) {
    const file = path.join(out, name);
    if (!folders.has(path.dirname(file))) mkdirSync(path.dirname(file), { recursive: true });
    folders.add(path.dirname(file));
    writeFileSync(file, text, { flag: 'wx' });
    count += 1;
  }
  return count;
}

/** The texts of all Markdown files of a folder, by name. */
export function readTranscripts(corpus) {
  const files = readdirSync(corpus, { recursive: true }).filter((file) => file.endsWith('.md'));
  if (files.length === 0) throw new Error(`${corpus} holds no Markdown`);
  return files.sort().map((file) => readFileSync(path.join(corpus, file), 'utf8'));
}

if (isProgram(import.meta.url)) {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      notes: { type: 'string', default: '10000' },
      seed: { type: 'string', default: '1' },
      out: { type: 'string' },
    },
  });
  if (positionals.length > 1 || !values.out) {
    console.error(USAGE);
    process.exitCode = 2;
  } else {
    const [corpus] = positionals;
    const count = makeVault({ corpus, notes: Number(values.notes), seed: Number(values.seed), out: values.out });
    console.log(`${count} files in ${values.out}`);
  }
}
