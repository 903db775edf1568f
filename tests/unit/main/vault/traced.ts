import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { rolldown } from 'rolldown';
import { afterAll } from 'vitest';
import { tempFolder } from './vault-fixture.ts';

const run = promisify(execFile);
export const sourceRoot = fileURLToPath(new URL('../../../../', import.meta.url));

const bundles: string[] = [];
afterAll(async () => {
  for (const folder of bundles) await rm(folder, { recursive: true, force: true });
});

/** Bundles a module of `main/` so that a plain Node process can import it; returns its file URL. */
export async function bundled(module: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'fieldbook-bundle-'));
  bundles.push(folder);
  const file = join(folder, 'module.mjs');
  const bundle = await rolldown({ input: join(sourceRoot, module), platform: 'node', logLevel: 'silent' });
  await bundle.write({ file, format: 'esm', codeSplitting: false });
  await bundle.close();
  return pathToFileURL(file).href;
}

export interface Ran {
  stdout: string;
  stderr: string;
  code: number;
}

/** Runs a script of Node; never rejects. */
export async function runNode(script: string, wrapper: string[] = [], env: NodeJS.ProcessEnv = {}): Promise<Ran> {
  const [command, ...args] = [...wrapper, process.execPath, '--input-type=module', '-e', script];
  try {
    const { stdout, stderr } = await run(command!, args, {
      env: { ...process.env, UV_THREADPOOL_SIZE: '1', UV_USE_IO_URING: '0', ...env },
    });
    return { stdout, stderr, code: 0 };
  } catch (error) {
    const failed = error as { stdout: string; stderr: string; code: number };
    return { stdout: failed.stdout, stderr: failed.stderr, code: failed.code };
  }
}

/** Runs a script under strace; with `inject` (such as `fsync:error=EIO:when=1`) its system calls fail as told. */
export async function trace(script: string, inject?: string): Promise<Ran & { calls: string[] }> {
  const log = join(await tempFolder(), 'trace');
  const calls =
    'openat,inotify_add_watch,write,pwrite64,writev,fsync,fdatasync,rename,renameat,renameat2,link,linkat,unlink,unlinkat';
  const faults = inject === undefined ? [] : ['-e', `inject=${inject}`];
  const ran = await runNode(script, ['strace', '-f', '-y', '-e', `trace=${calls}`, ...faults, '-o', log]);
  return { ...ran, calls: (await readFile(log, 'utf8')).split('\n').map((line) => line.replace(/^\d+\s+/, '')) };
}
