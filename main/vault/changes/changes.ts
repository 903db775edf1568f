import { type RandomBytes, ulid } from '../../../shared/domain/ids.ts';
import type { ChangedSince, ChangeRequest, ChangeResult, FailedChange } from '../../../shared/ipc/changes.ts';
import { mergeTagsEdits } from '../../../shared/markdown/merge-tags.ts';
import { AppError } from '../../../shared/result.ts';
import type { CatalogueStore } from '../catalogue.ts';
import type { Emitter } from '../emitter.ts';
import type { DocumentEntry } from '../entries.ts';
import type { FolderSync } from '../folder-sync.ts';
import type { History } from '../history.ts';
import type { NoteStore } from '../note-store.ts';
import type { VaultEvents } from '../vault.ts';
import type { VaultFolder } from '../vault-folder.ts';
import { createAppChanges } from './app-changes.ts';
import { runSteps, type Step } from './run-steps.ts';
import { createTagFiles, type SwappedFile, type TagWish } from './tag-files.ts';
import { createUndoRecords, type UndoRecord } from './undo-records.ts';

/** Changes of several documents at once. Each is one step to undo, for as long as the vault is open. Every method rejects with `AppError`. */
export interface Changes {
  apply(request: ChangeRequest): Promise<ChangeResult>;
  undo(changeId: string): Promise<ChangeResult>;
  cancel(changeId: string): void;
  since(id: string, baseHash: string): Promise<ChangedSince | null>;
  mergeTags(from: readonly string[], into: string): Promise<ChangeResult>;
  describeTag(wish: TagWish): Promise<ChangeResult>;
  /** Ends what is going on, and waits until it has. */
  close(): Promise<void>;
}

interface Parts {
  notes: Pick<NoteStore, 'edit' | 'read'>;
  catalogue: CatalogueStore;
  events: Emitter<VaultEvents>;
  folder: VaultFolder;
  history: Pick<History, 'settled'>;
  sync: Pick<FolderSync, 'refresh'>;
  whenVerified(): Promise<void>;
  now: () => number;
  random: RandomBytes;
}

/** Milliseconds until a change tells how far it is, and between two times that it tells, and the catalogue. */
const patience = 1000;
const period = 200;
/** So many replaced texts may wait for the history. */
const mostWaiting = 100;

export function createChanges(parts: Parts): Changes {
  const { notes, catalogue, events, folder, history, sync, now, random } = parts;
  const tagFiles = createTagFiles({ folder, catalogue, refresh: (paths) => sync.refresh(paths) });
  const records = createUndoRecords();
  const appChanges = createAppChanges();
  const cancelled = new Set<string>();
  const running = new Set<Promise<unknown>>();
  let closed = false;

  /** Makes steps and then, where all were made or `filesOf` does not mind, changes files; remembers how to undo it all. */
  async function run(
    steps: readonly Step[],
    filesOf: (isWhole: boolean, done: SwappedFile[]) => Promise<void> = async () => {},
  ): Promise<{ result: ChangeResult; left: Step[]; files: SwappedFile[] }> {
    folder.requireWritable();
    const changeId = ulid(now(), random);
    const record: UndoRecord = { documents: [], files: [] };
    const startedAt = now();
    let toldAt = startedAt;
    let made = 0;
    let rows: DocumentEntry[] = [];
    const publish = () => {
      const change = rows.length > 0 ? catalogue.apply({ put: rows }) : null;
      rows = [];
      if (change) events.emit('catalogue', change);
    };
    const isCancelled = () => closed || cancelled.has(changeId);
    const { failed, left } = await runSteps(steps, {
      notes,
      titleOf,
      isCancelled,
      onDone({ id, from, entry, edits, inverse }) {
        rows.push(detached(entry));
        record.documents.push({ id, inverse: detached(inverse) });
        appChanges.add(id, { from, to: entry.hash, edits: detached(edits) });
        events.emit('changedByApp', { id, hash: entry.hash });
      },
      async onStep() {
        made++;
        // What was replaced waits in memory until the history has it.
        if (made % mostWaiting === 0) await history.settled();
        if (now() - toldAt < period) return;
        toldAt = now();
        publish();
        if (toldAt - startedAt >= patience) {
          events.emit('changeProgress', { changeId, done: made, total: steps.length });
        }
      },
    });
    publish();
    const isWhole = failed.length === 0 && left.length === 0;
    if (!isCancelled()) await filesOf(isWhole, record.files).catch((error: unknown) => failed.push(failedFile(error)));
    const wasCancelled = isCancelled();
    cancelled.delete(changeId);
    const changed = record.documents.length;
    const undoable = changed + record.files.length > 0;
    if (undoable) records.put(changeId, record);
    return { result: { changeId, changed, failed, undoable, cancelled: wasCancelled }, left, files: record.files };
  }

  function tracked<T>(task: Promise<T>): Promise<T> {
    const end = task.then(
      () => {},
      () => {},
    );
    running.add(end);
    void end.then(() => running.delete(end));
    return task;
  }

  function titleOf(id: string): string {
    const entry = catalogue.document(id);
    if (!entry) return '';
    if (entry.kind === 'note') return entry.summary.title;
    return entry.kind === 'finding' ? entry.summary.claim : entry.summary.question;
  }

  async function undo(changeId: string): Promise<ChangeResult> {
    folder.requireWritable();
    const record = records.take(changeId);
    if (!record) throw new AppError('not-found', 'This change is not remembered any more.');
    const steps = record.documents.map(({ id, inverse }) => ({ id, editsOf: () => inverse }));
    const { result, left, files } = await run(steps, (_, done) => tagFiles.undo(record.files, done));
    // What was not undone can still be.
    const rest = record.documents.filter(({ id }) => left.some((step) => step.id === id));
    const restFiles = record.files.filter(({ path }) => !files.some((file) => file.path === path));
    if (rest.length + restFiles.length > 0) records.put(changeId, { ...record, documents: rest, files: restFiles });
    return result;
  }

  async function mergeTags(from: readonly string[], into: string): Promise<ChangeResult> {
    await parts.whenVerified();
    const merged = new Set(from.filter((tag) => tag !== into));
    const holds = (tags: readonly string[]) => tags.some((tag) => merged.has(tag));
    const steps = catalogue
      .data()
      .notes.filter(({ tags, highlightTags }) => holds(tags) || holds(highlightTags))
      .map(({ id }) => ({ id, editsOf: (text: string) => mergeTagsEdits(text, [...merged], into) }));
    const { result } = await run(steps, (isWhole, done) => tagFiles.merge([...merged], into, !isWhole, done));
    return result;
  }

  return {
    apply({ edits }) {
      const byId = new Map<string, Step & { edits: ChangeRequest['edits'][number]['edits'] }>();
      for (const one of edits) {
        const all = [...(byId.get(one.id)?.edits ?? []), ...one.edits];
        byId.set(one.id, { id: one.id, edits: all, editsOf: () => all });
      }
      return tracked(run([...byId.values()]).then(({ result }) => result));
    },
    undo: (changeId) => tracked(undo(changeId)),
    cancel: (changeId) => void cancelled.add(changeId),
    async since(id, baseHash) {
      const { text, hash } = await notes.read(id);
      return appChanges.since(id, baseHash, { text, hash });
    },
    mergeTags: (from, into) => tracked(mergeTags(from, into)),
    describeTag: (wish) => tracked(run([], (_, done) => tagFiles.describe(wish, done)).then(({ result }) => result)),
    async close() {
      closed = true;
      await Promise.all(running);
    },
  };
}

/** A copy without parts of the texts that it was read from, each of which would keep its whole text in memory. */
function detached<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}

function failedFile(error: unknown): FailedChange {
  const { code, message } = error instanceof AppError ? error : new AppError('internal');
  return { id: message, title: message, code };
}
