import { beforeEach, expect, test, vi } from 'vitest';
import { AppError } from '../../../../shared/result.ts';

const asked: string[] = [];
const toasts: string[] = [];
let saved = true;
let refused = '';

vi.mock('../../../../renderer/api.ts', () => ({
  listen: () => () => {},
  call: async (channel: string, { id, trashedId }: { id?: string; trashedId?: string }) => {
    asked.push(`${channel} ${id ?? trashedId}`);
    if (id === refused) throw new AppError('permission', '');
    return channel === 'notes:trash' ? { trashedId: `trashed ${id}` } : { id: trashedId?.replace('trashed ', '') };
  },
}));
vi.mock('../../../../renderer/ui/Toast.tsx', () => ({
  toast: ({ message }: { message: string }) => void toasts.push(message),
}));
vi.mock('../../../../renderer/state/open-notes.ts', () => ({ saveOpenNotes: async () => saved }));
const { redoLast, undoLast, useChanges } = await import('../../../../renderer/state/changes.ts');
const { tellCreated, trashDocuments } = await import('../../../../renderer/state/trash-change.ts');

const documents = ['a', 'b'].map((id) => ({ id, title: `Title ${id}` }));

beforeEach(() => {
  useChanges.setState({ undo: [], redo: [], progress: null });
  asked.length = 0;
  toasts.length = 0;
  saved = true;
  refused = '';
});

test('documents go to the trash as one step that is undone and done again', async () => {
  await trashDocuments('2 findings moved to trash', documents);
  expect([await undoLast(), await redoLast(), await undoLast(), await undoLast()]).toEqual([true, true, true, false]);
  const [out, back] = [
    ['notes:trash a', 'notes:trash b'],
    ['notes:restore trashed a', 'notes:restore trashed b'],
  ];
  expect(asked).toEqual([...out, ...back, ...out, ...back]);
  expect(toasts).toEqual([
    '2 findings moved to trash',
    'Undone: 2 findings moved to trash',
    'Done again: 2 findings moved to trash',
    'Undone: 2 findings moved to trash',
  ]);
});

test('what cannot be moved stays and is named; only the rest comes back', async () => {
  refused = 'a';
  await trashDocuments('Moved', documents);
  expect(toasts.at(-1)).toContain('“Title a”');
  await undoLast();
  expect(asked).toEqual(['notes:trash a', 'notes:trash b', 'notes:restore trashed b']);
});

test('nothing is moved while some text cannot be written', async () => {
  saved = false;
  await trashDocuments('Moved', documents);
  expect(asked).toEqual([]);
  expect(toasts).toHaveLength(1);
  expect(await undoLast()).toBe(false);
});

test('what was created is taken back into the trash, and comes again', async () => {
  await tellCreated('Finding created', documents[0]!);
  await undoLast();
  await redoLast();
  expect(asked).toEqual(['notes:trash a', 'notes:restore trashed a']);
});
