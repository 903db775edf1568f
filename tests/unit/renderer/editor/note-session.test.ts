import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { noSteps } from '../../../../renderer/features/editor/session/note-history.ts';
import { createSession } from '../../../../renderer/features/editor/session/note-session.ts';
import type { SaveApi } from '../../../../renderer/features/editor/session/save-state.ts';
import type { NoteFile } from '../../../../shared/ipc/notes.ts';
import { AppError } from '../../../../shared/result.ts';

const id = '01JD9ZC4F2M6P1S8T0V3XWXABD';
const hash = (text: string) => `hash of ${text}`;
const file = (text: string, more: Partial<NoteFile> = {}): NoteFile => ({
  id,
  kind: 'interview',
  path: 'notes/a.md',
  text,
  hash: hash(text),
  readOnly: null,
  ...more,
});

let written: string[];
const api: SaveApi = {
  read: async () => Promise.reject(new AppError('not-found')),
  async create({ id: noteId, text }) {
    written.push(text);
    return { id: noteId, hash: hash(text), path: 'notes/new.md' };
  },
  async save({ text }) {
    written.push(text);
    return { id: /^id: (\w+)$/m.exec(text)?.[1] ?? id, hash: hash(text), path: 'notes/a.md' };
  },
  since: async () => null,
  journal: async () => {},
  saveCopy: async () => Promise.reject(new AppError('io')),
};

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('requestIdleCallback', (run: () => void) => run());
  written = [];
});
afterEach(() => vi.useRealTimers());

test('a field is changed in place and reaches the disk', async () => {
  const note = createSession({ api, source: { file: file(`---\nid: ${id}\ntitle: Old # kept\n---\nBody\n`) } });
  note.setFields({ title: 'New', status: 'complete' });
  expect(note.view.getState().fields).toMatchObject({ title: 'New' });
  await vi.advanceTimersByTimeAsync(1000);
  expect(written).toEqual([`---\nid: ${id}\ntitle: New # kept\nstatus: complete\n---\nBody\n`]);
});

test('the text of an editor that goes stays in memory and is saved from there', async () => {
  const note = createSession({ api, source: { file: file('Body\n') } });
  let shown = 'Body\n';
  const detach = note.attach({
    text: () => shown,
    head: () => '',
    setField: () => 'unchanged',
    follow: () => false,
    load: () => {},
    steps: () => noSteps,
    insertTimestamp: () => {},
    focus: () => {},
    caret: () => null,
    formatted: null,
  });
  shown = 'Body and more\n';
  note.edited();
  detach();
  shown = 'of another note';
  await vi.advanceTimersByTimeAsync(1000);
  expect(written).toEqual(['Body and more\n']);
});

test('a note of a foreign folder gets an id with its first edit and keeps its other lines', async () => {
  const renamed = vi.fn();
  const source = { file: file('# Old note\n\nBody\n', { id: 'path:old.md' }) };
  const note = createSession({ api, source, renamed, random: (count) => new Uint8Array(count) });
  note.setFields({ tags: ['pricing'] });
  await vi.advanceTimersByTimeAsync(1000);
  expect(written).toHaveLength(1);
  expect(written[0]).toMatch(/^---\nid: [0-9A-HJKMNP-TV-Z]{26}\ntags: \[pricing\]\n---\n# Old note\n\nBody\n$/);
  expect(renamed).toHaveBeenCalledWith('path:old.md', note.view.getState().id);
});

test('a note for reading only is never written', async () => {
  const note = createSession({ api, source: { file: file('Body\n', { readOnly: 'encoding' }) } });
  note.setFields({ title: 'x' });
  note.edited();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(written).toEqual([]);
});

test('a call that starts with a new note is on disk at once', async () => {
  const note = createSession({ api, source: { id, text: '---\nstatus: live\n---\n', writeAtOnce: true } });
  await note.autosave.flush();
  expect(written).toEqual(['---\nstatus: live\n---\n']);
  expect(note.view.getState().path).toBe('notes/new.md');
});

test('what is typed in a field for a part of the text is in the journal, and not in the file until it is applied', async () => {
  const journal: (string | null)[] = [];
  const keeping: SaveApi = { ...api, journal: async ({ text }) => void journal.push(text) };
  const note = createSession({ api: keeping, source: { file: file('One.\n\n<b>x</b>\n') } });
  note.setDraft({ source: '<b>x</b>', typed: '<b>x</b> and more' });
  await vi.advanceTimersByTimeAsync(1000);
  note.setDraft(null);
  await vi.advanceTimersByTimeAsync(1000);
  expect(journal).toEqual(['One.\n\n<b>x</b> and more\n', 'One.\n\n<b>x</b>\n']);
  expect(written).toEqual([]);
});

test('a finding has the properties of a finding, and its evidence keeps every byte', async () => {
  const evidence = [
    'evidence:',
    '  - highlight: h_k3x9q2m7v0tb',
    `    interview: ${id}`,
    '    stance: supports   # the first',
    '    quote: I told my CEO the wrong number.',
  ].join('\n');
  const note = createSession({
    api,
    source: { file: file(`---\nid: ${id}\nclaim: Old\nstatus: draft\n${evidence}\n---\nBody\n`, { kind: 'finding' }) },
  });
  expect(note.view.getState().fields).toMatchObject({ claim: 'Old', evidence: [{ stance: 'supports' }] });
  const claim = 'Admins cannot see which step a filter applies to. '.repeat(100).trim();
  note.setFields({ claim, status: 'in_review' });
  expect(note.view.getState().fields).toMatchObject({ claim, status: 'in_review' });
  await vi.advanceTimersByTimeAsync(1000);
  expect(written).toEqual([`---\nid: ${id}\nclaim: ${claim}\nstatus: in_review\n${evidence}\n---\nBody\n`]);
});
