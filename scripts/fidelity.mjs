#!/usr/bin/env node
// `npm run fidelity -- <folder>... [options]`: whether notes come out of Fieldbook as they went in, on any folder of Markdown.
// Ends with 1 where a figure of the note format is missed, with 2 where it could not be measured.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { withBrokenCopy } from './lib/broken-copy.mjs';
import { importBundled } from './lib/bundle.mjs';
import { figuresOf, printed } from './lib/fidelity-report.mjs';
import { isProgram } from './lib/root.mjs';
import { run } from './lib/run.mjs';

const USAGE = `usage: npm run fidelity -- <folder>... [options]

  --spec            the examples of the CommonMark and GFM specifications as one more folder
  --in-place        opens a copy of each folder as a vault, saves every note twice, and compares with diff -r
  --keep <folder>   where the copy of --in-place stays (one folder only); without it, it is removed
  --edits <n>       random edits through the editor, each saved, read back and undone; a third as many of one word
  --typed <n>       texts typed into an empty note, saved and read back
  --speed           opening, saving and verifying a note of 10,000 words; told, never a reason to fail
  --seed <n>        for another run of edits and texts (1 without it)
  --json <file>     everything found, as JSON
  --break <fault>   the same in a copy of Fieldbook with a fault of tests/sabotage: has to end with 1`;

/** Where paths on the command line are meant from. */
const cwd = process.env.INIT_CWD ?? process.cwd();

const OPTIONS = {
  spec: { type: 'boolean', default: false },
  'in-place': { type: 'boolean', default: false },
  keep: { type: 'string' },
  edits: { type: 'string', default: '0' },
  typed: { type: 'string', default: '0' },
  speed: { type: 'boolean', default: false },
  seed: { type: 'string', default: '1' },
  json: { type: 'string' },
  help: { type: 'boolean', default: false },
  break: { type: 'string' },
};

async function fidelity(args) {
  const { values, positionals } = parseArgs({ args, options: OPTIONS, allowPositionals: true });
  const numbers = Object.fromEntries(['edits', 'typed', 'seed'].map((name) => [name, wholeNumber(name, values[name])]));
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  if (positionals.length === 0 && !values.spec && numbers.typed === 0 && !values.speed) throw new Error(USAGE);
  if (values.keep && positionals.length + Number(values.spec) !== 1) throw new Error('--keep wants exactly one folder');
  if (values.break) return broken(values.break, args);

  // Lexical and React check more, and more slowly, without it.
  process.env.NODE_ENV ??= 'production';
  const { runFidelity } = await importBundled('tests/fidelity/main.ts');
  const spec = values.spec ? mkdtempSync(path.join(os.tmpdir(), 'fieldbook-spec-')) : null;
  try {
    const result = await runFidelity({
      folders: positionals.map((folder) => path.resolve(cwd, folder)),
      spec,
      inPlace: values['in-place'],
      keep: values.keep ? path.resolve(cwd, values.keep) : null,
      ...numbers,
      speed: values.speed,
      progress: createProgress(),
    });
    const figures = figuresOf(result);
    if (values.json)
      writeFileSync(path.resolve(cwd, values.json), `${JSON.stringify({ figures, ...result }, null, 1)}\n`);
    console.log(printed(result, figures));
    return figures.every(({ isHeld, isAdvice }) => isHeld || isAdvice) ? 0 : 1;
  } finally {
    if (spec) rmSync(spec, { recursive: true, force: true });
  }
}

/** The same command in a copy with that fault. Ends as it ended: 1 where the fault was noticed. */
function broken(fault, args) {
  const rest = args.filter((arg, i) => arg !== '--break' && args[i - 1] !== '--break' && !arg.startsWith('--break='));
  return withBrokenCopy(fault, async (folder) => {
    const env = { ...process.env, INIT_CWD: cwd };
    const { code } = await run(process.execPath, ['scripts/fidelity.mjs', ...rest], { cwd: folder, env });
    console.log(
      code === 1 ? `\nThe fault “${fault}” was noticed.` : `\nThe fault “${fault}” was NOT noticed (${code}).`,
    );
    return code;
  });
}

function wholeNumber(name, value) {
  if (!/^\d+$/.test(value)) throw new Error(`--${name} wants a whole number, not “${value}”`);
  return Number(value);
}

/** One line on a terminal; elsewhere a line every now and then. */
function createProgress() {
  let toldAt = 0;
  const every = process.stderr.isTTY ? 100 : 15_000;
  return (message) => {
    if (Date.now() - toldAt < every) return;
    toldAt = Date.now();
    process.stderr.write(process.stderr.isTTY ? `\r\x1b[K${message}` : `${message}\n`);
  };
}

if (isProgram(import.meta.url)) {
  process.exitCode = await fidelity(process.argv.slice(2)).catch((error) => {
    console.error(error.message);
    return 2;
  });
}
