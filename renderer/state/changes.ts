import { create } from 'zustand';
import type { ChangeProgress, ChangeResult, FailedChange } from '../../shared/ipc/changes.ts';
import type { SimpleEdit } from '../../shared/markdown/edit-types.ts';
import { AppError } from '../../shared/result.ts';
import { call, listen } from '../api.ts';
import { sentenceOf } from '../ui/errors.ts';
import { plural } from '../ui/format.ts';
import { toast } from '../ui/Toast.tsx';
import { onBeforeClose } from './closing.ts';
import { saveOpenNotes } from './open-notes.ts';
import { announce } from './status.ts';
import { useVault, vaultIdOf } from './vault.ts';

/** How something went; `turn` takes it back, or does it again, where main does not know of it as a change. */
export type Done = ChangeResult & { turn?: () => Promise<Done> };

/** Something done to documents of the vault that can be undone or done again. */
interface Step extends Pick<Done, 'changeId' | 'turn'> {
  label: string;
}

interface Changes {
  /** The newest last. */
  undo: readonly Step[];
  redo: readonly Step[];
  /** What takes longer than a second, for as long as it does. */
  progress: ChangeProgress | null;
}

const none: Changes = { undo: [], redo: [], progress: null };
const mostSteps = 100;

/** What was changed in documents other than by typing, in this run: what Undo takes back where no text has the focus. */
export const useChanges = create<Changes>(() => none);

/** Edits of one document. */
export interface DocumentChange {
  id: string;
  edits: SimpleEdit[];
}

/**
 * Changes documents as one step: saves what is typed first, then says `label` ("Retagged 12 highlights") with an Undo; one that
 * counts gets the number of edits that were made. Resolves to `null` where nothing could be done, which has been said.
 */
export function change(
  label: string | ((made: number) => string),
  edits: readonly DocumentChange[],
): Promise<ChangeResult | null> {
  const words = (result: ChangeResult) => (typeof label === 'string' ? label : label(editsMade(edits, result)));
  return makeChange(words, () => call('changes:apply', { edits: [...edits] }));
}

function editsMade(edits: readonly DocumentChange[], { failed }: ChangeResult): number {
  const left = new Map(failed.map(({ id, refused }) => [id, refused]));
  return edits.reduce(
    (sum, { id, edits: all }) => sum + all.length - (left.has(id) ? (left.get(id) ?? all.length) : 0),
    0,
  );
}

/** The same for anything else that is one change. One that changed nothing is not said. */
export function makeChange(
  words: string | ((result: ChangeResult) => string),
  ask: () => Promise<Done>,
): Promise<ChangeResult | null> {
  return inTurn(async () => {
    const vaultId = openVaultId();
    const result = await attempt(ask);
    if (result === null) return null;
    const label = typeof words === 'string' ? words : words(result);
    // Another vault was opened meanwhile: there it can be neither undone nor seen.
    const isHere = openVaultId() === vaultId;
    if (result.undoable && isHere) {
      const step = stepOf(result, label);
      useChanges.setState(({ undo }) => ({ undo: [...undo, step].slice(-mostSteps), redo: [] }));
    }
    say(label, result, isHere ? { label: 'Undo', run: () => void turn('undo', result.changeId) } : undefined);
    return result;
  });
}

/** Takes back the last change. Resolves to whether there was one that could be. */
export function undoLast(): Promise<boolean> {
  return turn('undo');
}

/** Makes the change again that was taken back last. */
export function redoLast(): Promise<boolean> {
  return turn('redo');
}

/** Ends the change that is going on; what it did by then stays, and can be undone. */
export function cancelChange(): void {
  const { progress } = useChanges.getState();
  if (progress) void call('changes:cancel', { changeId: progress.changeId }).catch(() => {});
}

/** Starts to follow what main tells of changes. Returns the stop function. */
export function watchChanges(): () => void {
  const stops = [
    listen('change:progress', (progress) => useChanges.setState({ progress })),
    // Half of a change could not be undone after the next start.
    onBeforeClose(() => last.then(() => true)),
    useVault.subscribe(({ vault }, before) => {
      if (vaultIdOf(vault) !== vaultIdOf(before.vault)) useChanges.setState(none);
    }),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}

/** Undoes a change, or what undid it: the last, or a given one. It goes over to the other side. */
function turn(from: 'undo' | 'redo', changeId?: string): Promise<boolean> {
  return inTurn(async () => {
    const step = useChanges.getState()[from].findLast((one) => changeId === undefined || one.changeId === changeId);
    if (!step) return false;
    const rest = (steps: readonly Step[]) => steps.filter((one) => one !== step);
    const result = await attempt(step.turn ?? (() => call('changes:undo', { changeId: step.changeId })));
    useChanges.setState((s) => ({ [from]: rest(s[from]) }));
    if (result === null) return false;
    const to = from === 'undo' ? 'redo' : 'undo';
    const turned = stepOf(result, step.label);
    // What was cancelled half-way goes on with the next Undo.
    if (result.cancelled) useChanges.setState((s) => ({ [from]: [...s[from], step] }));
    if (result.undoable) useChanges.setState((s) => ({ [to]: [...s[to], turned].slice(-mostSteps) }));
    const words = from === 'undo' ? `Undone: ${step.label}` : `Done again: ${step.label}`;
    const label = from === 'undo' ? 'Redo' : 'Undo';
    say(words, result, { label, run: () => void turn(to, turned.changeId) });
    return true;
  });
}

function openVaultId(): string | null {
  return vaultIdOf(useVault.getState().vault);
}

function stepOf({ changeId, turn }: Done, label: string): Step {
  return { changeId, label, ...(turn && { turn }) };
}

async function attempt(ask: () => Promise<Done>): Promise<Done | null> {
  try {
    await saveOpenNotes();
    return await ask();
  } catch (error) {
    const isForgotten = error instanceof AppError && error.code === 'not-found';
    const sentence = isForgotten
      ? 'This change is too long ago to be undone. Earlier versions are in the history.'
      : sentenceOf(error);
    if (sentence) toast({ message: sentence, error: true });
    return null;
  } finally {
    useChanges.setState({ progress: null });
  }
}

function say(label: string, result: ChangeResult, action?: { label: string; run(): void }) {
  const failed = failureWords(result.failed);
  const done = result.cancelled ? `Stopped before the end: ${label}` : label;
  if (!result.undoable && failed === null) return;
  const message = failed === null ? done : result.undoable ? `${done}. ${failed}` : failed;
  announce(message);
  toast({ message, ...(result.undoable && action && { action }), ...(failed !== null && { error: true }) });
}

const mostNamed = 3;

/** Names what could not be changed, and why. `null` where all could. */
export function failureWords(failed: readonly FailedChange[]): string | null {
  if (failed.length === 0) return null;
  const byReason = new Map<string, FailedChange[]>();
  for (const one of failed) {
    const reason = reasons[one.code] ?? 'could not be written';
    byReason.set(reason, [...(byReason.get(reason) ?? []), one]);
  }
  return [...byReason]
    .map(([reason, list]) => {
      const titles = [...new Set(list.map(({ title }) => `“${title || 'Untitled'}”`))];
      const shown = titles.slice(0, mostNamed).join(', ');
      const more = titles.length > mostNamed ? ` and ${plural(titles.length - mostNamed, 'other')}` : '';
      return `${shown}${more} not changed: ${reason}.`;
    })
    .join(' ');
}

const reasons: Partial<Record<FailedChange['code'], string>> = {
  'read-only': 'cannot be edited',
  permission: 'may not be read',
  invalid: 'its properties cannot be changed safely; look at them as source',
  conflict: 'it was changed since',
  'not-found': 'it, or the highlight, is gone',
  damaged: 'it cannot be read',
  'too-large': 'it is too large',
  'disk-full': 'the disk is full',
  'vault-gone': 'the folder is not there',
};

/** One after the other: an undo waits for what it undoes. */
let last: Promise<unknown> = Promise.resolve();
function inTurn<T>(task: () => Promise<T>): Promise<T> {
  const next = last.then(task, task);
  last = next.catch(() => {});
  return next;
}
