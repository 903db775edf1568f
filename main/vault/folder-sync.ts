import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { FieldProblem } from '../../shared/domain/interview.ts';
import type { Log } from '../ports.ts';
import type { CatalogueStore } from './catalogue.ts';
import type { Emitter } from './emitter.ts';
import { type Entry, isDocument } from './entries.ts';
import { errnoOf } from './file-errors.ts';
import type { OwnWrites } from './own-writes.ts';
import { createQueue } from './queue.ts';
import { readEntry } from './read-entry.ts';
import { readText } from './read-file.ts';
import type { VaultEvents } from './vault.ts';
import { configFile } from './vault-layout.ts';
import { type FoundFile, lookAt, reason, type Walk, type WalkOptions, walk } from './walk.ts';

export interface FolderSync {
  /** Compares the whole folder with the catalogue and brings it up to date. */
  verify(onProgress?: (progress: number) => void): Promise<void>;
  /** The same for some paths (files or folders), as the watcher names them. */
  refresh(paths: Iterable<string>): Promise<void>;
  /** Files that went away in a crowd: their rows stay until the user agrees. */
  missing(): number;
  acceptMissing(): Promise<void>;
  /** Ends what is going on soon, and leaves the rest for the next time. */
  stop(): void;
}

interface Parts {
  root: string;
  catalogue: CatalogueStore;
  own: OwnWrites;
  events: Emitter<VaultEvents>;
  log: Log;
  walkOptions: () => WalkOptions;
  /** Whether the vault's folder is there: nothing counts as deleted while it is not. */
  isPresent: () => Promise<boolean>;
  /** What is wrong with `fieldbook.yml`. */
  configProblems: () => FieldProblem[];
}

const readTogether = 8;
const rowsPerChange = 500;

/** Keeps a catalogue true to its folder. Rejects with the system's error where the folder itself cannot be read. */
export function createFolderSync({
  root,
  catalogue,
  own,
  events,
  log,
  walkOptions,
  isPresent,
  configProblems,
}: Parts): FolderSync {
  const queue = createQueue();
  let stopped = false;
  const held = new Set(catalogue.entries().flatMap((entry) => (entry.missing ? entry.path : [])));
  let told = held.size;
  let skipped = new Map<string, string>();

  function tellMissing() {
    if (held.size === told) return;
    told = held.size;
    events.emit('missing', told);
  }

  function publish(change: Parameters<CatalogueStore['apply']>[0]) {
    const done = catalogue.apply(change);
    if (done) events.emit('catalogue', done);
  }

  function publishSkipped() {
    const all = new Map(skipped);
    for (const path of held)
      all.set(path, 'This file is missing from the folder. It stays listed until you agree to remove it.');
    const told = configProblems().map(({ field, message }) => (field === '' ? message : `${field}: ${message}`));
    if (told.length > 0) all.set(configFile, told.join(' '));
    publish({ skipped: all });
  }

  async function absorb(files: FoundFile[], found: Walk, onProgress: (progress: number) => void): Promise<void> {
    const changed = files.filter((file) => {
      if (held.delete(file.path)) return true;
      const entry = catalogue.entry(file.path);
      return entry?.size !== file.size || entry.mtimeMs !== file.mtimeMs || entry.kind !== file.kind;
    });
    let batch: Entry[] = [];
    for (let at = 0; at < changed.length && !stopped; at += readTogether) {
      const read = await Promise.all(changed.slice(at, at + readTogether).map((file) => readChanged(file, found)));
      for (const entry of read) if (entry) batch.push(entry);
      if (batch.length >= rowsPerChange) {
        settle(batch);
        batch = [];
      }
      onProgress((at + readTogether) / changed.length);
      await nextTurn();
    }
    settle(batch);
  }

  async function readChanged(file: FoundFile, found: Walk): Promise<Entry | null> {
    const mark = own.mark(file.path);
    try {
      const known = catalogue.entry(file.path);
      if (known && known.size === file.size && known.kind === file.kind) {
        const { hash } = await readText(join(root, file.path));
        if (hash === known.hash) return { ...known, mtimeMs: file.mtimeMs, missing: undefined };
      }
      const entry = await readEntry(root, file);
      return own.mark(file.path) === mark ? entry : null;
    } catch (error) {
      if (errnoOf(error) !== 'ENOENT') found.skipped.set(file.path, reason(error));
      return null;
    }
  }

  function settle(batch: Entry[]) {
    if (batch.length === 0) return;
    const foreign = batch.filter((entry) => {
      const before = catalogue.entry(entry.path);
      return isDocument(entry) && before && before.hash !== entry.hash && !own.isOwn(entry.path, entry.hash);
    });
    const before = foreign.map((entry) => catalogue.idAt(entry.path));
    publish({ put: batch });
    for (const [index, { path, hash }] of foreign.entries()) {
      own.forget(path);
      const was = before[index];
      if (was !== undefined && !catalogue.document(was)) {
        events.emit('lostId', { id: was, path });
        events.emit('foreignChange', { id: was, hash: null });
      }
      events.emit('foreignChange', { id: catalogue.idAt(path)!, hash });
    }
  }

  async function settleMissing(paths: string[]): Promise<void> {
    const gone = paths.filter((path) => catalogue.entry(path) && !held.has(path));
    if (gone.length === 0 || stopped) return;
    if (!(await isPresent())) return;
    const elsewhere = identitiesOf(catalogue, new Set(gone));
    const lost = gone.filter((path) => !identityOf(catalogue.entry(path)!).some((one) => elsewhere.has(one)));
    const total = catalogue.paths().length;
    if (lost.length > 20 || (lost.length > 1 && lost.length > total / 10)) {
      log.info(`${lost.length} of ${total} files are missing from the folder; their rows are kept`);
      for (const path of lost) held.add(path);
      catalogue.apply({ put: lost.map((path) => ({ ...catalogue.entry(path)!, missing: true })) });
      remove(gone.filter((path) => !held.has(path)));
    } else remove(gone);
  }

  function remove(paths: string[]) {
    if (paths.length === 0) return;
    const ids = paths.flatMap((path) => catalogue.idAt(path) ?? []);
    for (const path of paths) own.forget(path);
    publish({ remove: paths });
    for (const id of ids) if (!catalogue.document(id)) events.emit('foreignChange', { id, hash: null });
  }

  async function verify(onProgress: (progress: number) => void = () => {}): Promise<void> {
    // What comes into the catalogue from now on may be missing from the walk for no other reason.
    const before = catalogue.paths();
    const found = await walk(root, '', walkOptions());
    const present = new Set(found.files.map((file) => file.path));
    await absorb(found.files.filter((file) => file.kind !== 'config').sort(recordsFirst), found, onProgress);
    skipped = found.skipped;
    await settleMissing(before.filter((path) => !present.has(path) && !isBelow(path, skipped)));
    publishSkipped();
    tellMissing();
  }

  async function refresh(paths: Iterable<string>): Promise<void> {
    const options = walkOptions();
    const found: Walk = { files: [], skipped: new Map() };
    const missing: string[] = [];
    const before = catalogue.paths();
    for (const path of paths) {
      for (const known of [...skipped.keys()])
        if (known === path || known.startsWith(`${path}/`)) skipped.delete(known);
      const seen = path === '' ? 'folder' : await lookAt(root, path, options);
      const part = seen === 'folder' ? await walk(root, path, options).catch(() => null) : seen;
      const present = new Set(part?.files.map((file) => file.path));
      found.files.push(...(part?.files ?? []));
      for (const [at, why] of part?.skipped ?? []) found.skipped.set(at, why);
      const below =
        seen === null || seen === 'folder'
          ? before.filter((p) => path === '' || p === path || p.startsWith(`${path}/`))
          : [];
      missing.push(...below.filter((p) => !present.has(p) && !isBelow(p, found.skipped)));
    }
    await absorb(
      found.files.filter((file) => file.kind !== 'config'),
      found,
      () => {},
    );
    for (const [path, why] of found.skipped) skipped.set(path, why);
    await settleMissing([...new Set(missing)]);
    publishSkipped();
    tellMissing();
  }

  return {
    stop() {
      stopped = true;
    },
    verify: (onProgress) => queue(() => verify(onProgress)),
    refresh: (paths) => queue(() => refresh(paths)),
    missing: () => held.size,
    acceptMissing: () =>
      queue(async () => {
        const agreed = [...held];
        held.clear();
        remove(agreed);
        publishSkipped();
        tellMissing();
      }),
  };
}

/** What a note would be recognised by at another path. */
function identityOf(entry: Entry): string[] {
  if (!isDocument(entry)) return [];
  return entry.declaredId !== null ? [entry.declaredId] : entry.size > 0 ? [entry.hash] : [];
}

function identitiesOf(catalogue: CatalogueStore, without: ReadonlySet<string>): Set<string> {
  const rest = catalogue.entries().filter((entry) => !without.has(entry.path));
  return new Set(rest.flatMap(identityOf));
}

function isBelow(path: string, skipped: ReadonlyMap<string, string>): boolean {
  for (const other of skipped.keys()) if (path === other || path.startsWith(`${other}/`)) return true;
  return false;
}

function recordsFirst(a: FoundFile, b: FoundFile): number {
  return Number(a.kind === 'note') - Number(b.kind === 'note');
}
