import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { onScreen, readWindowState, writeWindowState } from '../../../main/window-state.ts';

const display = { x: 0, y: 0, width: 1280, height: 800 };
const second = { x: 1280, y: 0, width: 1920, height: 1080 };

test.each([
  ['inside', { x: 100, y: 50, width: 1000, height: 600 }, [display], { x: 100, y: 50, width: 1000, height: 600 }],
  [
    'on the second display',
    { x: 1400, y: 50, width: 1000, height: 600 },
    [display, second],
    { x: 1400, y: 50, width: 1000, height: 600 },
  ],
  ['on a display that was unplugged', { x: 1400, y: 50, width: 1000, height: 600 }, [display], null],
  ['above the screen, its title bar out of reach', { x: 10, y: -300, width: 1000, height: 600 }, [display], null],
  [
    'larger than the display',
    { x: 0, y: 0, width: 4000, height: 3000 },
    [display],
    { x: 0, y: 0, width: 1280, height: 800 },
  ],
  [
    'smaller than the app can be',
    { x: 50, y: 0, width: 40, height: 10 },
    [display],
    { x: 50, y: 0, width: 880, height: 560 },
  ],
  ['first start', null, [display], null],
])('a window that was %s', (_case, bounds, areas, expected) => {
  expect(onScreen(bounds, areas)).toEqual(expected);
});

test('what was written is read again; a damaged file counts as the first start', () => {
  const dir = mkdtempSync(path.join(os.tmpdir(), 'window-'));
  writeWindowState(dir, { bounds: display, maximized: true, theme: 'dark' });
  expect(readWindowState(dir)).toEqual({ bounds: display, maximized: true, theme: 'dark' });
  expect(readdirSync(dir)).toEqual(['window.json']);
  writeFileSync(path.join(dir, 'window.json'), '{"bounds": 7, "theme": "pink"}');
  expect(readWindowState(dir)).toEqual({ bounds: null, maximized: false, theme: 'system' });
  writeFileSync(path.join(dir, 'window.json'), 'not json');
  expect(readWindowState(dir)).toEqual({ bounds: null, maximized: false, theme: 'system' });
});
