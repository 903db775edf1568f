// Copies of the project, as it is on the disk now, that can be broken on purpose. Git's own data is not needed.
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { root } from './root.mjs';
import { run } from './run.mjs';

const patches = path.join(root, 'tests/sabotage');

/** Names of the faults that a copy can be given, sorted: one patch each in `tests/sabotage`. */
export function faultNames() {
  return readdirSync(patches)
    .flatMap((file) => (file.endsWith('.patch') ? path.basename(file, '.patch') : []))
    .sort();
}

/**
 * Makes a copy of the project that has one fault, calls `use` with the copy's folder, and removes it whatever happens.
 * Resolves to what `use` resolves to. The copy shares `node_modules` and has no `dist/`: whoever needs one runs its
 * `scripts/build.mjs`. Throws where there is no such fault, or its patch no longer applies: that is not the fault being found.
 */
export async function withBrokenCopy(fault, use) {
  if (!faultNames().includes(fault)) {
    throw new Error(`there is no fault “${fault}”; there are: ${faultNames().join(', ')}`);
  }
  const folder = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'fieldbook-broken-')));
  try {
    copyProject(folder);
    symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'), 'dir');
    const problem = await applyPatch(folder, path.join(patches, `${fault}.patch`));
    if (problem) throw new Error(`the fault “${fault}” no longer applies:\n${problem}`);
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Runs a script of `scripts/` with its own arguments, but for `--break`, in a copy that has the fault, and prints whether it was noticed. Resolves
 * to its exit code: 1 where it was. Files are named from where this was started, not from the copy.
 */
export function runBroken(script, fault, args) {
  const rest = args.filter((arg, i) => arg !== '--break' && args[i - 1] !== '--break' && !arg.startsWith('--break='));
  const env = { ...process.env, INIT_CWD: process.env.INIT_CWD ?? process.cwd() };
  return withBrokenCopy(fault, async (folder) => {
    const { code } = await run(process.execPath, [`scripts/${script}`, ...rest], { cwd: folder, env });
    console.log(`The fault “${fault}” was ${code === 1 ? '' : 'NOT '}noticed.`);
    return code;
  });
}

/** Copies into an existing folder all that is not ignored (`.gitignore`); `node_modules` there stays as it is. */
export function copyProject(folder) {
  const isIgnored = ignoredNames(readFileSync(path.join(root, '.gitignore'), 'utf8'));
  for (const entry of readdirSync(folder)) {
    if (entry !== 'node_modules') rmSync(path.join(folder, entry), { recursive: true, force: true });
  }
  for (const entry of readdirSync(root)) {
    const from = path.join(root, entry);
    if (entry === '.git' || isIgnored(entry)) continue;
    cpSync(from, path.join(folder, entry), {
      recursive: true,
      filter: (source) => existsSync(source) && !isIgnored(path.basename(source)),
    });
  }
}

/** Applies a patch to a folder, or with `dry` only looks whether it would. Resolves to what is wrong with it, or to ''. */
export async function applyPatch(folder, patch, { dry = false } = {}) {
  // Below a clone, git would take the paths of the patch from that clone's top, and apply nothing without a word.
  const env = { ...process.env, GIT_CEILING_DIRECTORIES: path.dirname(folder) };
  const args = ['apply', '--whitespace=nowarn', ...(dry ? ['--check'] : []), path.resolve(patch)];
  const { code, output } = await run('git', args, { cwd: folder, capture: true, env });
  return code === 0 ? '' : output || `git ended with ${code}`;
}

/** Whether a name is ignored by a list of names and `*` patterns, as our `.gitignore` holds nothing else. */
function ignoredNames(list) {
  const patterns = list.split('\n').flatMap((line) => {
    const name = line.trim().replace(/\/$/, '');
    return name === '' || name.startsWith('#') ? [] : name;
  });
  const expressions = patterns.map((name) =>
    name
      .split('*')
      .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
      .join('.*'),
  );
  const all = new RegExp(`^(?:${expressions.join('|')})$`);
  return (name) => all.test(name);
}
