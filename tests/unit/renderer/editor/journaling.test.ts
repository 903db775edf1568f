import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createAutosave } from '../../../../renderer/features/editor/session/autosave.ts';
import type { Autosave } from '../../../../renderer/features/editor/session/save-state.ts';
import { FakeDisk, hashOf, id } from './fake-disk.ts';

let disk: FakeDisk;
let screen: string;
let note: Autosave;

function type(text: string) {
  screen = text;
  note.edited();
}

beforeEach(() => {
  vi.useFakeTimers();
  disk = new FakeDisk();
  screen = 'as read';
  disk.files.set(id, screen);
  note = createAutosave({
    id,
    base: { text: screen, hash: hashOf(screen) },
    untouched: null,
    text: () => screen,
    show: (text) => {
      screen = text;
    },
    follow: (text) => {
      screen = text;
    },
    identify: () => {},
    withId: (text) => text,
    api: disk,
    now: () => Date.now(),
    later: (run, milliseconds) => {
      const timer = setTimeout(run, milliseconds);
      return () => clearTimeout(timer);
    },
    whenIdle: (run, patience) => void setTimeout(run, patience),
    changed: () => {},
    renamed: () => {},
  });
});
afterEach(() => vi.useRealTimers());

describe('journal', () => {
  test('has what was typed within a second, also in steady typing and while a save hangs', async () => {
    disk.gate = new Promise(() => {});
    let [typedAt, oldest] = [0, 0];
    for (let key = 0; key < 100; key++) {
      type(`${screen}.`);
      typedAt = Date.now();
      await vi.advanceTimersByTimeAsync(90);
      const missing = screen.length - (disk.journals.get(id)?.length ?? 'as read'.length);
      oldest = Math.max(oldest, missing * 90);
    }
    expect(oldest).toBeLessThan(1000);
    await vi.advanceTimersByTimeAsync(1000 - (Date.now() - typedAt));
    expect(disk.journals.get(id)).toBe(screen);
  });

  test('goes on while the disk is full', async () => {
    disk.failNext = Array(100).fill('disk-full');
    type('one');
    await vi.advanceTimersByTimeAsync(10_000);
    type('two');
    await vi.advanceTimersByTimeAsync(1000);
    expect(note.state().state).toBe('failed');
    expect(disk.journals.get(id)).toBe('two');
  });

  test('is left alone while nothing is typed', async () => {
    await vi.advanceTimersByTimeAsync(60_000);
    expect(disk.journaled).toEqual([]);
  });

  test('follows an undo back to what the file says', async () => {
    type('one');
    await vi.advanceTimersByTimeAsync(620);
    type('as read');
    await vi.advanceTimersByTimeAsync(5000);
    expect(disk.journaled).toEqual(['one', 'as read']);
  });

  test('is given up when both versions have been kept', async () => {
    type('mine');
    disk.files.set(id, 'theirs');
    await vi.advanceTimersByTimeAsync(2000);
    expect(note.state()).toEqual({ state: 'conflict', copyId: 'copy-1' });
    expect(disk.journals.has(id)).toBe(false);
  });
});
