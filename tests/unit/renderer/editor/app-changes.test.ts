import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { noSteps } from '../../../../renderer/features/editor/session/note-history.ts';
import { createSession, type NoteSession } from '../../../../renderer/features/editor/session/note-session.ts';
import type { SaveApi } from '../../../../renderer/features/editor/session/save-state.ts';
import type { DocumentEdit } from '../../../../shared/markdown/document-edits.ts';
import { scanNote } from '../../../../shared/markdown/scan-note.ts';
import { FakeDisk, hashOf, id } from './fake-disk.ts';

const mark = 'h_k3x9q2m7v0tb';
const first = `---\nid: ${id}\ntags: [a]\n---\n<mark data-highlight="${mark}" data-kind="pain" data-tags="a">words</mark> said\n`;
const retag = (...tags: string[]): DocumentEdit[] => [
  { type: 'highlight', id: mark, tags },
  { type: 'field', key: 'tags', value: tags },
];

let disk: FakeDisk;
let note: NoteSession;
/** What is on screen, as an editor has it. */
let screen: string;

function open() {
  disk = new FakeDisk();
  disk.files.set(id, first);
  const file = { id, kind: 'interview' as const, path: 'a.md', text: first, hash: hashOf(first), readOnly: null };
  const api: SaveApi = {
    read: (noteId) => disk.read(noteId),
    create: (one) => disk.create(one),
    save: (one) => disk.save(one),
    saveCopy: (one) => disk.saveCopy(one),
    since: (one) => disk.since(one),
    journal: (one) => disk.journal(one),
  };
  note = createSession({ api, source: { file } });
  screen = first;
  note.attach({
    text: () => screen,
    head: () => screen,
    setField: () => 'unchanged',
    follow: () => false,
    load: (text) => {
      screen = text;
    },
    steps: () => noSteps,
    insertTimestamp: () => {},
    focus: () => {},
    caret: () => null,
    formatted: null,
  });
}

function type(words: string) {
  screen += words;
  note.edited();
}

/** The app changes the file and says so, `late` milliseconds after it did. */
function change(edits: DocumentEdit[], late = 0) {
  const hash = disk.change(id, edits);
  setTimeout(() => void note.autosave.changedByApp(hash), late);
}

const tagsOf = (text: string) => scanNote(text).highlights.map(({ tags }) => tags);

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('requestIdleCallback', (run: () => void) => run());
  open();
});
afterEach(() => vi.useRealTimers());

describe('a change by the app of a note that is open', () => {
  test('is shown where nothing is typed, and nothing is written', async () => {
    change(retag('b'));
    await vi.advanceTimersByTimeAsync(5000);
    expect(screen).toBe(disk.files.get(id));
    expect(tagsOf(screen)).toEqual([['b']]);
    expect(note.view.getState().fields).toMatchObject({ tags: ['b'] });
    expect(disk.writes).toEqual([]);
  });

  test.each([
    ['told at once', 0],
    ['told after the next save', 3000],
  ])('keeps what was typed a moment before (%s)', async (_, late) => {
    type('typed ');
    await vi.advanceTimersByTimeAsync(90);
    change(retag('b'), late);
    await vi.advanceTimersByTimeAsync(100);
    type('on ');
    await vi.advanceTimersByTimeAsync(6000);
    expect(disk.files.get(id)).toBe(screen);
    expect(screen).toMatch(/typed on $/);
    expect(tagsOf(screen)).toEqual([['b']]);
    expect(disk.copies).toBe(0);
    expect(note.view.getState().save.state).toBe('saved');
  });

  test('while a save waits for the disk', async () => {
    let open = () => {};
    disk.gate = new Promise((resolve) => {
      open = resolve;
    });
    type('typed ');
    await vi.advanceTimersByTimeAsync(1000);
    change(retag('b'));
    await vi.advanceTimersByTimeAsync(100);
    type('on ');
    open();
    disk.gate = null;
    await vi.advanceTimersByTimeAsync(6000);
    expect(disk.files.get(id)).toBe(screen);
    expect(screen).toMatch(/typed on $/);
    expect(tagsOf(screen)).toEqual([['b']]);
    expect(disk.copies).toBe(0);
  });

  test('is in every step that undo goes back to', async () => {
    note.replaceText(`${first}replaced\n`);
    await vi.advanceTimersByTimeAsync(1000);
    change(retag('b'));
    await vi.advanceTimersByTimeAsync(100);
    expect(note.step('back')).toBe(true);
    expect(screen).not.toContain('replaced');
    expect(tagsOf(screen)).toEqual([['b']]);
    expect(note.step('forward')).toBe(true);
    expect(screen).toContain('replaced');
    expect(tagsOf(screen)).toEqual([['b']]);
  });

  test('and by another program too keeps both versions, as ever', async () => {
    type('typed ');
    disk.change(id, retag('b'));
    disk.files.set(id, 'theirs');
    await vi.advanceTimersByTimeAsync(6000);
    expect(screen).toBe('theirs');
    expect(disk.files.get('copy-1')).toMatch(/typed $/);
  });

  test('in any order with typing, slow saves and late events: every word and the last tags are there, and no copy', async () => {
    const step = fc.oneof(
      fc.constant({ do: 'type' as const }),
      fc.integer({ min: 0, max: 1500 }).map((late) => ({ do: 'change' as const, late })),
      fc.integer({ min: 1, max: 1200 }).map((time) => ({ do: 'wait' as const, time })),
      fc.integer({ min: 1, max: 900 }).map((time) => ({ do: 'slow' as const, time })),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 14 }), async (steps) => {
        open();
        let [words, tags, tag] = [0, 0, 'a'];
        for (const one of steps) {
          if (one.do === 'type') type(`w${++words} `);
          else if (one.do === 'change') {
            tag = `t${++tags}`;
            change(retag(tag), one.late);
          } else if (one.do === 'wait') await vi.advanceTimersByTimeAsync(one.time);
          else disk.gate = new Promise((resolve) => setTimeout(resolve, one.time));
        }
        await vi.advanceTimersByTimeAsync(20_000);
        expect(disk.files.get(id)).toBe(screen);
        for (let n = 1; n <= words; n++) expect(screen).toContain(`w${n} `);
        expect(tagsOf(screen)).toEqual([[tag]]);
        expect(disk.copies).toBe(0);
      }),
      { numRuns: 60 },
    );
  });
});
