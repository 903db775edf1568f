import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { rolldown } from 'rolldown';
import { electronDist, electronExecutable } from '../../scripts/electron-runtime.mjs';

const canary = 'ghp_canary_4f1d0c2b9a8e7766';
const sha256 = createHash('sha256').update(canary).digest('hex');
const folder = () => mkdtempSync(path.join(os.tmpdir(), 'secrets-'));

async function buildProbe(): Promise<string> {
  const dir = folder();
  const bundle = await rolldown({
    input: path.join(import.meta.dirname, 'secrets/probe.ts'),
    platform: 'node',
    external: ['electron', /^node:/],
  });
  await bundle.write({ file: path.join(dir, 'main.js'), format: 'es' });
  writeFileSync(path.join(dir, 'package.json'), '{"name":"probe","type":"module","main":"main.js"}');
  return dir;
}

interface Answer {
  kind: string;
  sha256: string | null;
  /** Everything the process printed. */
  output: string;
}

/** Runs the steps one after another in one desktop session: each is a process of its own, as after a restart. */
async function inSession(keyring: boolean, profile: string, steps: ('set' | 'get')[]): Promise<Answer[]> {
  const probe = await buildProbe();
  const electron = electronExecutable(await electronDist());
  const run = (step: string) =>
    [
      step === 'set' ? 'printf %s "$SECRET" |' : '',
      `"${electron}" --no-sandbox --disable-gpu --user-data-dir="${profile}"`,
      keyring ? '--password-store=gnome-libsecret' : '--password-store=basic',
      `"${probe}" --action=${step}`,
    ].join(' ');
  const unlock = 'printf "\\n" | gnome-keyring-daemon --unlock --components=secrets >/dev/null';
  const script = [...(keyring ? [unlock] : []), ...steps.map(run)].join('\n');
  const home = folder();
  const output = await new Promise<string>((resolve, reject) => {
    const child = spawn('dbus-run-session', ['--', 'sh', '-c', script], {
      env: { ...process.env, HOME: home, XDG_DATA_HOME: home, XDG_RUNTIME_DIR: home, SECRET: canary },
    });
    let all = '';
    child.stdout.on('data', (chunk) => (all += chunk));
    child.stderr.on('data', (chunk) => (all += chunk));
    child.on('error', reject);
    child.on('close', () => resolve(all));
  });
  const answers = [...output.matchAll(/^\{"probe":(.*)\}$/gm)].map((m) => JSON.parse(m[1] ?? '') as Answer);
  return answers.map((answer) => ({ ...answer, output }));
}

/** Every file below a folder whose bytes hold the text. */
function filesWith(dir: string, text: string): string[] {
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => readFileSync(file).includes(text));
}

test('with a real keyring a token survives a restart, and stands nowhere in plain text', async () => {
  const profile = folder();
  const [set, get] = await inSession(true, profile, ['set', 'get']);
  expect(set?.output).not.toContain(canary);
  expect(set).toMatchObject({ kind: 'keyring', sha256 });
  expect(get).toMatchObject({ kind: 'keyring', sha256 });
  expect(filesWith(profile, canary)).toEqual([]);
  expect(statSync(path.join(profile, 'secrets.json')).mode & 0o777).toBe(0o600);
});

test('without one the token lives as long as the process, and no file is written for it', async () => {
  const profile = folder();
  const [set, get] = await inSession(false, profile, ['set', 'get']);
  expect(set).toMatchObject({ kind: 'memory', sha256 });
  expect(get).toMatchObject({ kind: 'memory', sha256: null });
  expect(filesWith(profile, canary)).toEqual([]);
  expect(readdirSync(profile)).not.toContain('secrets.json');
});
