import { beforeEach, expect, test, vi } from 'vitest';
import type { ToastInput } from '../../../../renderer/ui/Toast.tsx';
import type { ChangeResult } from '../../../../shared/ipc/changes.ts';
import { AppError } from '../../../../shared/result.ts';

const asked: string[] = [];
const toasts: ToastInput[] = [];
let answer: Partial<ChangeResult> | AppError;
let count = 0;
let held: Promise<void> | undefined;
const heard = new Map<string, () => void>();

vi.mock('../../../../renderer/api.ts', () => ({
  listen: (channel: string, run: () => void) => {
    heard.set(channel, run);
    return () => {};
  },
  call: async (channel: string, input: { changeId?: string }) => {
    asked.push(input.changeId ? `${channel} ${input.changeId}` : channel);
    if (channel === 'changes:apply') await held;
    if (answer instanceof AppError) throw answer;
    return { changeId: `c${++count}`, changed: 1, failed: [], undoable: true, cancelled: false, ...answer };
  },
}));
vi.mock('../../../../renderer/ui/Toast.tsx', () => ({ toast: (input: ToastInput) => void toasts.push(input) }));
vi.mock('../../../../renderer/state/open-notes.ts', () => ({ saveOpenNotes: async () => void asked.push('save') }));
const { answerBeforeClose } = await import('../../../../renderer/state/closing.ts');
const { useVault } = await import('../../../../renderer/state/vault.ts');
const { change, redoLast, undoLast, useChanges, watchChanges } = await import('../../../../renderer/state/changes.ts');

beforeEach(() => {
  useChanges.setState({ undo: [], redo: [], progress: null });
  [asked, toasts].forEach((list) => {
    list.length = 0;
  });
  answer = {};
  count = 0;
  held = undefined;
});

/** A change that main is busy with; `end` lets it be done. */
async function running() {
  let end = () => {};
  held = new Promise((resolve) => {
    end = resolve;
  });
  const made = change('Merged', []);
  await vi.waitFor(() => expect(asked).toContain('changes:apply'));
  return { made, end };
}

test('what is said counts what was made, not what was asked for', async () => {
  const edits = (n: number) =>
    Array.from({ length: n }, () => ({ type: 'evidence' as const, remove: 'h_000000000000' }));
  const failed = [
    { id: 'b', title: 'Whole', code: 'read-only' as const },
    { id: 'c', title: 'Partly', code: 'not-found' as const, refused: 1 },
  ];
  answer = { failed };
  await change(
    (made) => `${made} changed`,
    [
      { id: 'a', edits: edits(3) },
      { id: 'b', edits: edits(2) },
      { id: 'c', edits: edits(4) },
    ],
  );
  expect(toasts[0]?.message).toMatch(/^6 changed\. “Whole”/);
});

test('what is typed is saved first; then each step is undone and done again in turn', async () => {
  await change('Retagged', [{ id: 'a', edits: [] }]);
  await change('Moved', []);
  await Promise.all([undoLast(), undoLast()]);
  expect(await undoLast()).toBe(false);
  await redoLast();
  expect(asked.filter((one) => one !== 'save')).toEqual([
    'changes:apply',
    'changes:apply',
    'changes:undo c2',
    'changes:undo c1',
    'changes:undo c4',
  ]);
  expect(asked[0]).toBe('save');
  expect(toasts.map(({ message }) => message)).toEqual([
    'Retagged',
    'Moved',
    'Undone: Moved',
    'Undone: Retagged',
    'Done again: Retagged',
  ]);
  expect(useChanges.getState()).toMatchObject({ undo: [{ label: 'Retagged' }], redo: [{ label: 'Moved' }] });
});

test('the Undo of an earlier toast undoes its own change', async () => {
  await change('First', []);
  await change('Second', []);
  toasts[0]!.action!.run();
  await vi.waitFor(() => expect(toasts.at(-1)?.message).toBe('Undone: First'));
  expect(useChanges.getState().undo.map(({ label }) => label)).toEqual(['Second']);
});

test('what could not be changed is named, with the reason', async () => {
  const failed = (title: string, code: 'read-only' | 'invalid') => ({ id: title, title, code });
  answer = {
    failed: [...['A', 'B', 'C', 'D', 'E'].map((title) => failed(title, 'read-only')), failed('F', 'invalid')],
  };
  await change('Retagged', []);
  expect(toasts).toMatchObject([
    {
      message:
        'Retagged. “A”, “B”, “C” and 2 others not changed: cannot be edited. ' +
        '“F” not changed: its properties cannot be changed safely; look at them as source.',
      error: true,
      action: { label: 'Undo' },
    },
  ]);
});

test('a change of nothing is not said and leaves nothing to undo', async () => {
  answer = { changed: 0, undoable: false };
  expect(await change('Retagged', [])).toMatchObject({ changed: 0 });
  expect(toasts).toEqual([]);
  expect(await undoLast()).toBe(false);
});

test('one that is stopped half-way says so, and an undo that is goes on with the next', async () => {
  answer = { cancelled: true };
  await change('Merged', []);
  expect(toasts[0]!.message).toBe('Stopped before the end: Merged');
  await undoLast();
  answer = {};
  await undoLast();
  expect(asked.filter((one) => one.startsWith('changes:undo'))).toEqual(['changes:undo c1', 'changes:undo c1']);
});

test('a failure of all of it is said, and a change that main forgot cannot be undone', async () => {
  answer = new AppError('vault-gone');
  expect(await change('Merged', [])).toBeNull();
  expect(toasts[0]).toMatchObject({ error: true, message: expect.stringMatching(/Reconnect the drive/) });
  answer = {};
  await change('Merged', []);
  answer = new AppError('not-found');
  expect(await undoLast()).toBe(false);
  expect(toasts.at(-1)!.message).toMatch(/history/);
  expect(await undoLast()).toBe(false);
});

test('the window closes when what is being changed is done, as half of it could not be undone later', async () => {
  const stops = [watchChanges(), answerBeforeClose()];
  const { made, end } = await running();
  heard.get('app:before-close')!();
  await new Promise((resolve) => setTimeout(resolve, 5));
  expect(asked).not.toContain('app:ready-to-close');
  end();
  await made;
  await vi.waitFor(() => expect(asked).toContain('app:ready-to-close'));
  for (const stop of stops) stop();
});

test('what ends when another vault is open offers no Undo there', async () => {
  const { made, end } = await running();
  answer = { cancelled: true };
  useVault.setState({ vault: { state: 'open', vault: { vaultId: 'other' } } as never });
  end();
  await made;
  expect(toasts).toEqual([{ message: 'Stopped before the end: Merged' }]);
  expect(useChanges.getState().undo).toEqual([]);
  useVault.setState({ vault: { state: 'none' } as never });
});
