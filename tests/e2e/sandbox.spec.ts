import { execFileSync } from 'node:child_process';
import { chmodSync, chownSync, copyFileSync, cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '../support/fixtures.ts';
import { electronProgram, launchApp, root } from '../support/launch-app.ts';

/** Debian's user without rights: `nobody`, `nogroup`. */
const NOBODY = 65534;

test('for an ordinary user the page runs inside the real Chromium sandbox', async ({ folder }) => {
  const { program, home } = prepareFor(folder.root);
  const app = await launchApp({
    program,
    folder: folder.path('app'),
    profile: path.join(home, 'profile'),
    sandbox: true,
    env: { HOME: home, XDG_CONFIG_HOME: home, XDG_CACHE_HOME: home },
  });
  await expect(app.page.getByRole('button', { name: /sample/i })).toBeVisible();

  const processes = await app.electron.evaluate(({ app }) =>
    app.getAppMetrics().map(({ pid, type }) => ({ pid, type })),
  );
  const renderers = processes.filter(({ type }) => type === 'Tab');
  expect(renderers).toHaveLength(1);
  const { status, command } = describeProcess(renderers[0]!.pid);
  expect(status.Seccomp, 'system calls are filtered').toBe('2');
  expect(status.NSpid.split('\t').length, 'it sees its own processes alone').toBeGreaterThan(1);
  expect(status.Uid.split('\t')[0], 'it does not run as root').not.toBe('0');
  for (const { pid } of processes) expect(describeProcess(pid).command).not.toContain('no-sandbox');
  expect(command).toContain('--type=renderer');
  await app.electron.close();
});

/**
 * Root may not have the sandbox, so root starts the app as `nobody`, from copies that everybody can read. Anybody else
 * starts it as themselves.
 */
function prepareFor(folder: string): { program: string; home: string } {
  const home = path.join(folder, 'home');
  mkdirSync(home);
  mkdirSync(path.join(folder, 'app'));
  cpSync(path.join(root, 'dist'), path.join(folder, 'app/dist'), { recursive: true });
  copyFileSync(path.join(root, 'package.json'), path.join(folder, 'app/package.json'));
  if (process.getuid?.() !== 0) return { program: electronProgram(), home };

  const dist = path.join(folder, 'electron');
  execFileSync('cp', ['-a', '--reflink=auto', path.dirname(electronProgram()), dist]);
  // Chromium's other way into a sandbox, for kernels that refuse user namespaces.
  chmodSync(path.join(dist, 'chrome-sandbox'), 0o4755);
  const program = path.join(folder, 'as-nobody');
  const change = `setpriv --reuid=${NOBODY} --regid=${NOBODY} --clear-groups`;
  writeFileSync(program, `#!/bin/sh\nexec ${change} '${path.join(dist, 'electron')}' "$@"\n`, { mode: 0o755 });
  chownSync(home, NOBODY, NOBODY);
  chmodSync(folder, 0o755);
  return { program, home };
}

/** What the kernel says of a process. */
function describeProcess(pid: number) {
  const lines = readFileSync(`/proc/${pid}/status`, 'utf8').matchAll(/^(\w+):\t(.*)$/gm);
  const status = Object.fromEntries([...lines].map(([, name, value]) => [name, value])) as Record<
    'Seccomp' | 'NSpid' | 'Uid',
    string
  >;
  return { status, command: readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ') };
}
