import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createAutosave } from '../../../../renderer/features/editor/session/autosave.ts';
import type { Autosave, SaveState } from '../../../../renderer/features/editor/session/save-state.ts';
import { AppError, type ErrorCode } from '../../../../shared/result.ts';
import { FakeDisk, hashOf, id } from './fake-disk.ts';

describe('autosave', () => {
  let disk: FakeDisk;
  let screen: string;
  let states: SaveState['state'][];
  let ids: string[];
  let note: Autosave;

  function open(options: { text?: string; isNew?: boolean; noteId?: string } = {}) {
    const noteId = options.noteId ?? id;
    screen = options.text ?? 'as read';
    states = [];
    ids = [];
    if (!options.isNew) disk.files.set(noteId, screen);
    note = createAutosave({
      id: noteId,
      base: options.isNew ? null : { text: screen, hash: hashOf(screen) },
      untouched: options.isNew ? screen : null,
      text: () => screen,
      show: (text) => {
        screen = text;
        note.edited();
      },
      follow: (text) => {
        screen = text;
        note.edited();
      },
      identify: () => {
        if (!screen.startsWith('id: ')) screen = `id: ${id}\n${screen}`;
      },
      withId: (text, other) => `${text} as ${other}`,
      api: disk,
      now: () => Date.now(),
      later: (run, milliseconds) => {
        const timer = setTimeout(run, milliseconds);
        return () => clearTimeout(timer);
      },
      whenIdle: (run, patience) => void setTimeout(run, patience),
      changed: (state) => states.push(state.state),
      renamed: (other) => ids.push(other),
    });
  }

  function type(text: string) {
    screen = text;
    note.edited();
  }

  beforeEach(() => {
    vi.useFakeTimers();
    disk = new FakeDisk();
    open();
  });
  afterEach(() => vi.useRealTimers());

  test('writes within a second of the last key', async () => {
    type('as read, and more');
    await vi.advanceTimersByTimeAsync(1000);
    expect(disk.files.get(id)).toBe('as read, and more');
    expect(states).toEqual(['dirty', 'saving', 'saved']);
  });

  test('writes at least every five seconds of steady typing', async () => {
    for (let key = 0; key < 100; key++) {
      type(`${screen}.`);
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(disk.writes.length).toBeGreaterThanOrEqual(2);
    await vi.advanceTimersByTimeAsync(1000);
    expect(disk.files.get(id)).toBe(`as read${'.'.repeat(100)}`);
  });

  test('never writes a text that ends as it was read', async () => {
    type('something');
    await vi.advanceTimersByTimeAsync(100);
    type('as read');
    await vi.advanceTimersByTimeAsync(5000);
    expect(disk.writes).toEqual([]);
    expect(note.state()).toEqual({ state: 'idle' });
  });

  test('never writes a note that was only looked at', async () => {
    await vi.advanceTimersByTimeAsync(60_000);
    expect(await note.flush()).toBe(true);
    expect(disk.writes).toEqual([]);
    expect(states).toEqual([]);
  });

  test('has one write under way at a time and then writes what came meanwhile', async () => {
    let release = () => {};
    disk.gate = new Promise((resolve) => {
      release = resolve;
    });
    type('one');
    await vi.advanceTimersByTimeAsync(1000);
    type('two');
    await vi.advanceTimersByTimeAsync(3000);
    expect(disk.writes).toEqual([]);
    release();
    await vi.advanceTimersByTimeAsync(1000);
    expect(disk.writes).toEqual(['one', 'two']);
    expect(note.state().state).toBe('saved');
  });

  test('flush waits for the write under way and ends with the newest text on disk', async () => {
    type('one');
    const first = note.flush();
    type('two');
    const second = note.flush();
    expect(await first).toBe(false);
    expect(await second).toBe(true);
    expect(disk.files.get(id)).toBe('two');
  });

  test.each<ErrorCode>(['disk-full', 'io', 'read-only', 'permission', 'vault-gone', 'internal'])(
    'keeps the text after "%s", says so, and writes it when the cause has gone',
    async (code) => {
      disk.failNext = [code, code, code];
      type('precious');
      await vi.advanceTimersByTimeAsync(1000);
      expect(note.state()).toEqual({ state: 'failed', error: { code, message: 'no space left' } });
      type('precious words');
      await vi.advanceTimersByTimeAsync(12_000);
      expect(disk.files.get(id)).toBe('precious words');
      expect(states).toEqual(['dirty', 'saving', 'failed', 'failed', 'failed', 'saved']);
    },
  );

  test('waits at most five seconds between two tries', async () => {
    const tries: number[] = [];
    disk.failNext = new Array(20).fill('io');
    const save = disk.save.bind(disk);
    disk.save = (request) => {
      tries.push(Date.now());
      return save(request);
    };
    type('precious');
    await vi.advanceTimersByTimeAsync(60_000);
    const gaps = tries.slice(1).map((at, i) => at - tries[i]!);
    expect(Math.max(...gaps)).toBeLessThanOrEqual(5000);
    expect(tries.length).toBeGreaterThan(10);
  });

  test('keeps both versions where the file changed under an edited note', async () => {
    disk.files.set(id, 'theirs');
    type('mine');
    await vi.advanceTimersByTimeAsync(1000);
    expect(disk.files.get(id)).toBe('theirs');
    expect(disk.files.get('copy-1')).toBe('mine');
    expect(screen).toBe('theirs');
    expect(note.state()).toEqual({ state: 'conflict', copyId: 'copy-1' });
    type('theirs, edited');
    await vi.advanceTimersByTimeAsync(1000);
    expect(disk.files.get(id)).toBe('theirs, edited');
    expect(disk.copies).toBe(1);
  });

  test('keys pressed while the copy is written are in the copy', async () => {
    disk.files.set(id, 'theirs');
    const saveCopy = disk.saveCopy.bind(disk);
    disk.saveCopy = async (copy) => {
      const written = await saveCopy(copy);
      type('mine and more');
      return written;
    };
    type('mine');
    await vi.advanceTimersByTimeAsync(1000);
    expect(disk.files.get('copy-1')).toBe('mine and more as copy-1');
    expect(screen).toBe('theirs');
  });

  test('makes no copy where the other version is the same text', async () => {
    disk.files.set(id, 'agreed');
    type('agreed');
    await vi.advanceTimersByTimeAsync(1000);
    expect(disk.copies).toBe(0);
    expect(note.state().state).toBe('saved');
  });

  test('loses nothing where the copy cannot be written either', async () => {
    disk.files.set(id, 'theirs');
    disk.saveCopy = async () => {
      throw new AppError('disk-full');
    };
    type('mine');
    await vi.advanceTimersByTimeAsync(1000);
    expect(screen).toBe('mine');
    expect(note.state().state).toBe('failed');
  });

  test('shows a foreign change of a note without edits', async () => {
    disk.files.set(id, 'theirs');
    await note.foreignChange(hashOf('theirs'));
    expect(screen).toBe('theirs');
    await vi.advanceTimersByTimeAsync(5000);
    expect(disk.writes).toEqual([]);
    expect(note.state()).toEqual({ state: 'idle' });
  });

  test('keeps both at once where a foreign change meets unsaved keys', async () => {
    type('mine');
    disk.files.set(id, 'theirs');
    await note.foreignChange(hashOf('theirs'));
    expect([screen, disk.files.get('copy-1')]).toEqual(['theirs', 'mine']);
  });

  test('ignores news of the version it wrote itself', async () => {
    type('mine');
    await note.flush();
    await note.foreignChange(hashOf('mine'));
    expect(screen).toBe('mine');
    expect(note.state().state).toBe('saved');
  });

  test('keeps the text of a removed file, writes nothing by itself, and saves it again when asked', async () => {
    disk.files.delete(id);
    await note.foreignChange(null);
    expect(note.state()).toEqual({ state: 'gone' });
    type('still here');
    await vi.advanceTimersByTimeAsync(10_000);
    expect(disk.writes).toEqual([]);
    expect(await note.saveAgain()).toBe(true);
    expect(disk.files.get(id)).toBe('still here');
    type('and on');
    await vi.advanceTimersByTimeAsync(1000);
    expect(disk.files.get(id)).toBe('and on');
  });

  test('a file found missing at the time of writing counts as removed', async () => {
    disk.files.delete(id);
    type('still here');
    await vi.advanceTimersByTimeAsync(1000);
    expect(note.state()).toEqual({ state: 'gone' });
  });

  test('a removed file that comes back with the same bytes gets the edits', async () => {
    await note.foreignChange(null);
    type('edited meanwhile');
    await note.foreignChange(hashOf('as read'));
    expect(disk.files.get(id)).toBe('edited meanwhile');
  });

  test('before the window closes an edited note without its file is written anew, an unedited one is not', async () => {
    disk.files.delete(id);
    await note.foreignChange(null);
    expect(await note.flushFinally()).toBe(true);
    expect(disk.writes).toEqual([]);
    type('words');
    expect(await note.flushFinally()).toBe(true);
    expect(disk.files.get(id)).toBe('words');
  });

  test('a new note reaches the disk with its first character, and not before', async () => {
    disk.files.clear();
    open({ text: 'empty', isNew: true });
    await vi.advanceTimersByTimeAsync(5000);
    expect(await note.flushFinally()).toBe(true);
    expect(disk.writes).toEqual([]);
    type('empty w');
    await vi.advanceTimersByTimeAsync(1000);
    expect(disk.files.get(id)).toBe('empty w');
  });

  test('a new note is created once and then saved', async () => {
    disk.files.clear();
    open({ text: 'empty', isNew: true });
    type('w');
    await vi.advanceTimersByTimeAsync(1000);
    type('wo');
    await vi.advanceTimersByTimeAsync(1000);
    expect(disk.writes).toEqual(['w', 'wo']);
  });

  test('a note of a foreign folder gets its id with its first edit', async () => {
    open({ noteId: 'path:old/notes.md' });
    expect(await note.flush()).toBe(true);
    type('edited');
    await vi.advanceTimersByTimeAsync(1000);
    expect(disk.files.get(id)).toBe(`id: ${id}\nedited`);
    expect(ids).toEqual([id]);
    type(`${screen}!`);
    await vi.advanceTimersByTimeAsync(1000);
    expect(disk.files.get(id)).toBe(`id: ${id}\nedited!`);
  });
});
