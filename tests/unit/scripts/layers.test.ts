import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { layerBreaches } from '../../../scripts/lib/layers.mjs';

const root = path.resolve(import.meta.dirname, '../../..');

/** A little project in which every rule is broken once, and each neighbour that is allowed stands beside it. */
const files = {
  'shared/pure.ts': `export const pure = 1;`,
  'shared/reads-disk.ts': `import { readFileSync } from 'node:fs'; export const read = readFileSync;`,
  'shared/knows-main.ts': `import type { Vault } from '../main/vault/vault.ts'; export type V = Vault;`,
  'main/window.ts': `import { BrowserWindow } from 'electron'; export const open = () => new BrowserWindow();`,
  'main/log.ts': `import { app } from 'electron'; export const name = app.name;`,
  'main/vault/vault.ts': `export interface Vault { a: string }`,
  'main/vault/asks-electron.ts': `import { dialog } from 'electron'; export const ask = dialog;`,
  'main/export/by-detour.ts': `import { name } from '../log.ts'; export const n = name;`,
  'main/knows-page.ts': `import { App } from '../renderer/App.tsx'; export const a = App;`,
  'main/knows-tests.ts': `import { help } from '../tests/help.ts'; export const h = help;`,
  'tests/help.ts': `export const help = 1;`,
  'renderer/App.tsx': `import { Notes } from './features/notes/Notes.tsx'; export const App = () => <Notes title="x" />;`,
  'renderer/api.ts': `export const call = 1;`,
  'renderer/knows-main.tsx': `import type { Vault } from '../main/vault/vault.ts'; export const X = (v: Vault) => <p>{v.a}</p>;`,
  'renderer/uses-node.ts': `import path from 'node:path'; export const sep = path.sep;`,
  'renderer/ui/Button.tsx': `import { call } from '../api.ts'; export const Button = () => <button type="button">{call}</button>;`,
  'renderer/features/notes/Notes.tsx': `export const Notes = ({ title }: { title: string }) => <p>{title}</p>;`,
  'renderer/features/search/Search.tsx': `import { Notes } from '../notes/Notes.tsx'; export const Search = () => <Notes title="s" />;`,
  'shared/chicken.ts': `import { egg } from './egg.ts'; export const chicken = () => egg;`,
  'shared/egg.ts': `import { chicken } from './chicken.ts'; export const egg = () => chicken;`,
  'shared/left.ts': `import type { Right } from './right.ts'; export interface Left { right: Right }`,
  'shared/right.ts': `import type { Left } from './left.ts'; export interface Right { left: Left }`,
};

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'layers-'));
  await symlink(path.join(root, 'node_modules'), path.join(folder, 'node_modules'));
  for (const [file, text] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(folder, file)), { recursive: true });
    await writeFile(path.join(folder, file), text);
  }
});
afterAll(() => rm(folder, { recursive: true }));

test('every forbidden import is found, and no other', async () => {
  const breaches = await layerBreaches({ folders: ['main', 'renderer', 'shared', 'tests'], baseDir: folder });
  expect(breaches.map((breach: string) => breach.replaceAll(/\S*node_modules/g, 'node_modules')).sort()).toEqual([
    'features-are-apart: renderer/features/search/Search.tsx → renderer/features/notes/Notes.tsx',
    'main-without-page: main/knows-page.ts → renderer/App.tsx',
    'no-cycles: shared/chicken.ts → shared/egg.ts → shared/chicken.ts',
    'page-without-main: renderer/knows-main.tsx → main/vault/vault.ts',
    'page-without-node: renderer/uses-node.ts → path',
    'primitives-have-no-data: renderer/ui/Button.tsx → renderer/api.ts',
    'product-without-tests: main/knows-tests.ts → tests/help.ts',
    'services-without-electron: main/export/by-detour.ts → main/log.ts → node_modules/electron/index.js',
    'services-without-electron: main/vault/asks-electron.ts → node_modules/electron/index.js',
    'shared-is-pure: shared/knows-main.ts → main/vault/vault.ts',
    'shared-without-node: shared/reads-disk.ts → fs',
  ]);
});
