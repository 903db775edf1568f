// Runs one save in a process of its own, with the system calls of that save recorded, made to fail, or neither.
import { spawn } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';
import { scenarios } from './scenarios.mjs';
import { lookAt, prepare } from './texts.mjs';
import { readTrace, tracedCalls } from './trace.mjs';

const sources = {
  durableWrite: 'main/vault/durable-write.ts',
  openVault: 'main/vault/open-vault.ts',
  autosave: 'renderer/features/editor/session/autosave.ts',
};
const mark = 'the-first-attempt-has-ended';
/** Milliseconds after which a save that has not ended counts as hanging. */
const patience = 60_000;

/**
 * Bundles what a run needs of the project in `project` into `folder`, so that a plain Node process can import it; resolves to the
 * file URL of each part.
 */
export async function bundleProduct(project, folder) {
  mkdirSync(folder, { recursive: true });
  const modules = {};
  for (const [name, source] of Object.entries(sources)) {
    const file = path.join(folder, `${name}.mjs`);
    const bundle = await rolldown({
      input: path.join(project, source),
      cwd: project,
      platform: 'node',
      logLevel: 'silent',
    });
    await bundle.write({ file, format: 'esm', codeSplitting: false });
    await bundle.close();
    modules[name] = pathToFileURL(file).href;
  }
  return modules;
}

/** A fresh folder for one run that everybody may look into; `drop` removes it. */
export function freshBase() {
  const base = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'fieldbook-faults-')));
  chmodSync(base, 0o755);
  return { base, drop: () => rmSync(base, { recursive: true, force: true }) };
}

/**
 * Runs a scenario once: in a folder of its own, or in `prepared`. `inject`: a strace expression such as `fsync:error=EIO:when=1`;
 * `record`: all threads are traced and nothing is injected; `disk`: the folder is a tmpfs of that size; `wrapper`: program and
 * arguments that start the process; `between`: runs between the two attempts. Resolves to what the process told of both attempts
 * (`first`, `second`: null where it was killed before), what stands on the disk afterwards (`after`), and the `calls`.
 */
export async function runScenario(scenario, modules, options = {}) {
  const { inject = null, record = false, disk = null, wrapper = [], prepared = null, between = null } = options;
  const { hasOld, size } = { ...scenarios[scenario], ...options.override };
  const fresh = prepared ? null : freshBase();
  const base = prepared ?? fresh.base;
  const isOwnDisk = disk !== null;
  try {
    if (!isOwnDisk && !prepared) prepare(base, { hasOld, size });
    const spec = { scenario, modules, base, hasOld, size, disk, prepares: isOwnDisk, waits: between !== null };
    const isolated = isOwnDisk ? ['unshare', '-m', ...wrapper] : wrapper;
    const ran = await runChild(spec, isolated, { inject, record, between });
    return { ...ran, base, after: isOwnDisk ? null : lookAt(base, size) };
  } finally {
    fresh?.drop();
  }
}

async function runChild(spec, wrapper, { inject, record, between }) {
  const here = (name) => path.join(import.meta.dirname, name);
  const node = [process.execPath, '--require', here('threads-before.cjs'), here('child.mjs')];
  const [program, ...args] = [...wrapper, ...node];
  const child = spawn(program, [...args, JSON.stringify(spec)], {
    cwd: '/',
    env: { ...process.env, UV_THREADPOOL_SIZE: '1', UV_USE_IO_URING: '0' },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  child.stdin.on('error', () => {}); // killed before it was told
  const told = {};
  let stderr = '';
  let tracer = null;
  child.stderr.on('data', (data) => (stderr += data));
  const closed = new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code, signal }));
  });
  const timer = setTimeout(() => child.kill('SIGKILL'), patience);
  const talk = (async () => {
    for await (const line of createInterface({ input: child.stdout })) {
      const { event, ...rest } = JSON.parse(line);
      told[event] = rest;
      if (event === 'ready') {
        if (inject || record) tracer = await attach(record ? child.pid : rest.worker, { inject, record });
        child.stdin.write('go\n');
      }
      if (event === 'first' && between) {
        await between();
        child.stdin.write('again\n');
      }
    }
  })();
  talk.catch(() => child.kill('SIGKILL')); // it could not be traced: told below
  const { code, signal } = await closed;
  clearTimeout(timer);
  await talk;
  const calls = tracer ? readTrace(await tracer.log()) : [];
  const split = calls.findIndex((call) => call.paths.some((one) => one.endsWith(mark)));
  return {
    first: told.first ?? null,
    second: told.second ?? null,
    closed: told.closed ?? null,
    worker: told.ready?.worker,
    ended: { code, signal, stderr },
    calls,
    firstCalls: split < 0 ? calls : calls.slice(0, split),
    secondCalls: split < 0 ? [] : calls.slice(split + 1),
  };
}

/**
 * Attaches strace to one thread, or with `record` to all of a process. Counting begins there: `when=N` means the N-th such call of
 * the save itself, whatever the process did before.
 */
async function attach(id, { inject, record }) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'fieldbook-trace-'));
  const file = path.join(folder, 'log');
  const faults = inject ? ['-e', `inject=${inject}`] : [];
  const calls = tracedCalls.map((call) => `?${call}`).join(',');
  const args = [
    ...(record ? ['-f'] : []),
    '-y',
    '-s',
    '64',
    '-e',
    `trace=${calls}`,
    ...faults,
    '-o',
    file,
    '-p',
    String(id),
  ];
  const strace = spawn('strace', args, { stdio: ['ignore', 'ignore', 'pipe'] });
  const closed = new Promise((resolve) => strace.on('close', resolve));
  let said = '';
  await new Promise((resolve, reject) => {
    strace.on('error', reject);
    strace.on('close', () => reject(new Error(`strace: ${said}`)));
    strace.stderr.on('data', (data) => {
      said += data;
      if (said.includes('attached')) resolve();
    });
  });
  return {
    async log() {
      await closed;
      const log = readFileSync(file, 'utf8');
      rmSync(folder, { recursive: true, force: true });
      return log;
    },
  };
}
