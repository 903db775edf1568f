import { describe, expect, test } from 'vitest';
import { bridgeUsers, forbiddenLicences, longFiles, pathsNamed } from '../../../scripts/lib/house-rules.mjs';

test('a file may grow to about 250 lines, a test to about 350', () => {
  const lines = (count: number) => 'x\n'.repeat(count);
  expect(longFiles({ 'main/a.ts': lines(250), 'main/b.ts': lines(260) })).toEqual([]);
  expect(longFiles({ 'main/c.ts': lines(261), 'tests/unit/c.test.ts': lines(360) })).toEqual([
    'main/c.ts has 261 lines (about 250 are allowed)',
  ]);
  expect(longFiles({ 'tests/unit/d.test.ts': lines(361) })).toEqual([
    'tests/unit/d.test.ts has 361 lines (about 350 are allowed)',
  ]);
});

test.each([
  ['renderer/api.ts', 'window.bridge.invoke()', false],
  ['main/preload.ts', "contextBridge.exposeInMainWorld('bridge', {})", false],
  ['renderer/ui/Bridge.tsx', 'const bridge = 1; window.bridgeOf', false],
  ['renderer/App.tsx', 'window.bridge.on()', true],
  ['renderer/App.tsx', 'window\n  .bridge.on()', true],
  ['renderer/App.tsx', "globalThis.bridge; window['bridge']", true],
])('the bridge in %s: %s', (path, text, forbidden) => {
  expect(bridgeUsers({ [path]: text })).toHaveLength(forbidden ? 1 : 0);
});

describe('licences', () => {
  const lock = (entry: object) => ({ packages: { '': {}, 'node_modules/@a/b': entry } });
  test.each([
    [{ license: 'MIT' }, true],
    [{ license: '(MIT OR GPL-3.0)' }, true],
    [{ license: 'Apache-2.0 AND MIT' }, true],
    [{ license: 'Apache-2.0 AND GPL-2.0' }, false],
    [{ license: 'OFL-1.1' }, true],
    [{ license: 'MPL-2.0' }, false],
    [{ license: 'MPL-2.0', dev: true }, true],
    [{ license: 'GPL-3.0', dev: true }, false],
    [{}, false],
  ])('%j', (entry, allowed) => {
    expect(forbiddenLicences(lock(entry))).toHaveLength(allowed ? 0 : 1);
  });
});

test('the paths a page of the documentation names', () => {
  const page = [
    'See `main/main.ts`, `shared/`, `renderer/features/<feature>/`, `npm run main/x`, `and/or.md`.',
    '```',
    ' view → renderer/api.ts → main/ipc.ts',
    'main/          the main process',
    '  window.ts menu.ts protocol.ts   each by itself',
    '  vault/       files',
    '    open.ts',
    '  e.g. nothing',
    'shared/',
    '  ipc/',
    '```',
    '```ts',
    'main/not-a-picture.ts',
    '```',
  ].join('\n');
  expect(pathsNamed(page).sort()).toEqual([
    'main/',
    'main/ipc.ts',
    'main/main.ts',
    'main/menu.ts',
    'main/protocol.ts',
    'main/vault/',
    'main/vault/open.ts',
    'main/window.ts',
    'renderer/api.ts',
    'shared/',
    'shared/ipc/',
  ]);
});
