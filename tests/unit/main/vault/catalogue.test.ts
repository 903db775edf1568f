import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createCatalogue } from '../../../../main/vault/catalogue.ts';
import type { Entry } from '../../../../main/vault/entries.ts';
import { readNote } from '../../../../main/vault/note-summary.ts';
import { readDocument } from '../../../../main/vault/read-document.ts';
import { conflictedCopyPath, interviewPath, slugOf } from '../../../../main/vault/vault-layout.ts';
import { noteId, noteText } from './vault-fixture.ts';

/** The same file as an interview, a finding or a goal. */
function document(kind: 'note' | 'finding' | 'goal', path: string, n: number, title: string): Entry {
  const reading = readDocument(kind, { path, text: noteText(n, title), mtimeMs: 0, readOnly: null });
  return { path, size: 1, mtimeMs: 0, hash: title, problems: [], ...reading };
}

function entry(path: string, n: number, title = `Call ${n}`, hash = title): Entry {
  const reading = readNote({ path, text: noteText(n, title), mtimeMs: 0, readOnly: null });
  const { declaredId, highlightIds, summary } = reading;
  return { path, size: 1, mtimeMs: 0, hash, problems: [], kind: 'note', declaredId, highlightIds, summary };
}

const nothing = { upserted: [], removed: [] };

test('a page that follows the changes has what the catalogue has, and every id once', () => {
  const step = fc.record({
    put: fc.array(
      fc.record({
        path: fc.integer({ min: 0, max: 6 }),
        id: fc.integer({ min: 1, max: 4 }),
        title: fc.constantFrom('A', 'B'),
        kind: fc.constantFrom('note', 'note', 'finding', 'goal'),
      }),
    ),
    remove: fc.array(fc.integer({ min: 0, max: 6 })),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
      const catalogue = createCatalogue();
      const page = { notes: new Map(), findings: new Map(), goals: new Map() };
      let revision = 0;
      for (const { put, remove } of steps) {
        const change = catalogue.apply({
          put: put.map(({ path, id, title, kind }) => document(kind, `n${path}.md`, id, title)),
          remove: remove.map((path) => `n${path}.md`),
        });
        if (!change) continue;
        expect(change.revision).toBe(++revision);
        const { findings = nothing, goals = nothing } = change;
        for (const [rows, { upserted, removed }] of [
          [page.notes, change],
          [page.findings, findings],
          [page.goals, goals],
        ] as const) {
          for (const id of removed) rows.delete(id);
          for (const row of upserted) rows.set(row.id, row);
        }
      }
      const data = catalogue.data();
      const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);
      for (const kind of ['notes', 'findings', 'goals'] as const) {
        expect([...page[kind].values()].sort(byId)).toEqual([...data[kind]].sort(byId));
      }
      const rows = [...data.notes, ...data.findings, ...data.goals];
      expect(new Set(rows.map((row) => row.id)).size).toBe(rows.length);
      expect(rows.map((row) => row.path).sort()).toEqual(catalogue.paths().sort());
      for (const row of rows) expect(catalogue.document(row.id)?.path).toBe(row.path);
      const twins = rows.filter((row) => row.readOnly === 'duplicate-id').map((row) => row.path);
      expect(data.problems.map((problem) => problem.path)).toEqual(twins.sort());
    }),
    { numRuns: 300 },
  );
});

test('a note keeps its id when somebody copies its file, also to a name that comes first', () => {
  const catalogue = createCatalogue();
  catalogue.apply({ put: [entry('interviews/b.md', 1)] });
  const change = catalogue.apply({ put: [entry('interviews/a.md', 1)] });
  expect(change?.upserted).toMatchObject([{ id: 'path:interviews/a.md', readOnly: 'duplicate-id' }]);
  expect(catalogue.document(noteId(1))?.path).toBe('interviews/b.md');
});

test('of two notes with one id that are found together, the one with Fieldbook’s name keeps it', () => {
  const own = `interviews/2026/2026-11-18-a-long-and-telling-title-${noteId(1).slice(-5).toLowerCase()}.md`;
  const catalogue = createCatalogue();
  catalogue.apply({ put: [entry('interviews/a.md', 1), entry(own, 1)] });
  expect(catalogue.document(noteId(1))?.path).toBe(own);
});

test('a changed body is told though the row is the same', () => {
  const catalogue = createCatalogue();
  catalogue.apply({ put: [entry('interviews/a.md', 1, 'A', 'one')] });
  expect(catalogue.apply({ put: [entry('interviews/a.md', 1, 'A', 'one')] })).toBeNull();
  expect(catalogue.apply({ put: [entry('interviews/a.md', 1, 'A', 'two')] })?.upserted).toMatchObject([
    { id: noteId(1) },
  ]);
});

test('any title becomes a file name that every system can hold', () => {
  const safe = /^interviews\/2026\/2026-11-18-[a-z0-9]+(?:-[a-z0-9]+)*\.md$/;
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), fc.nat(60), (title, attempt) => {
      const path = interviewPath({ id: noteId(1), title, date: '2026-11-18' }, attempt);
      expect(path).toMatch(safe);
      expect(path.length).toBeLessThan(120);
      expect(slugOf(title)).not.toBe('');
    }),
  );
});

test('a copy’s name stays within 255 bytes', () => {
  const long = `interviews/${'😀'.repeat(62)}.md`;
  const name = conflictedCopyPath(long, '2026-11-18', 3).slice('interviews/'.length);
  expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255);
  expect(name.endsWith('😀 (conflicted copy 2026-11-18 4).md')).toBe(true);
});
