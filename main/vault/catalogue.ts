import { conflictedCopyOf } from '../../shared/domain/conflicted-copy.ts';
import type { FieldProblem, NoteSummary } from '../../shared/domain/interview.ts';
import type { Participant } from '../../shared/domain/participant.ts';
import type { Person, Roster, Team } from '../../shared/domain/roster.ts';
import type { CatalogueChange, Catalogue as CatalogueData, FileProblem } from '../../shared/ipc/vault.ts';
import { pathId } from './note-summary.ts';

/** What is known of one file, as the snapshot keeps it. */
export type Entry = {
  path: string;
  size: number;
  mtimeMs: number;
  hash: string;
  problems: FieldProblem[];
  /** It went away in a crowd; kept until the user agrees. */
  missing?: true | undefined;
} & (
  | { kind: 'note'; declaredId: string | null; highlightIds: string[]; summary: NoteSummary }
  | { kind: 'participant'; value: Participant | null }
  | { kind: 'person'; value: Person | null }
  | { kind: 'team'; value: Team | null }
);

export type NoteEntry = Extract<Entry, { kind: 'note' }>;

export interface CatalogueStore {
  /**
   * Puts files in or takes them out, all in one change; `null` where nothing changed. A note whose text alone is another is
   * among the upserted too: the index follows these changes.
   */
  apply(change: {
    put?: Entry[];
    remove?: Iterable<string>;
    skipped?: ReadonlyMap<string, string>;
  }): CatalogueChange | null;
  entry(path: string): Entry | undefined;
  /** The entry of a note by the id that the catalogue gave it. */
  note(id: string): NoteEntry | undefined;
  /** Which notes hold a highlight, for each of these ids that any note holds. */
  holders(highlightIds: readonly string[]): Record<string, string[]>;
  /** The id of the note at a path. */
  idAt(path: string): string | undefined;
  paths(): string[];
  entries(): Entry[];
  data(): CatalogueData;
  roster(): Roster;
  participants(): Participant[];
}

/** The rows of a vault in memory, with the ids that make each note addressable. `onFiles` is called when an entry changes. Knows no disk. */
export function createCatalogue(onFiles: () => void = () => {}): CatalogueStore {
  const entries = new Map<string, Entry>();
  const shown = new Map<string, NoteSummary>(); // path → row with its final id
  const byId = new Map<string, string>(); // id → path
  const claims = new Map<string, Set<string>>(); // declared id → paths
  const twins = new Set<string>(); // declared ids of several paths
  const records = new Map<string, Exclude<Entry, NoteEntry>>();
  let skipped: ReadonlyMap<string, string> = new Map();
  let revision = 0;
  let people: Person[] = [];
  let teams: Team[] = [];
  let participants: Participant[] = [];
  let problems: FileProblem[] = [];

  function apply(change: Parameters<CatalogueStore['apply']>[0]): CatalogueChange | null {
    const touched = new Set<string>(); // paths of notes whose row may change
    const kinds = new Set<Entry['kind']>();
    const rewritten = new Set<string>(); // paths whose bytes are others, though the row may be the same
    const before = new Map<string, NoteSummary>();
    let stale = change.skipped !== undefined; // whether the problems must be gathered anew
    const touch = (path: string) => {
      touched.add(path);
      const row = shown.get(path);
      if (row) before.set(row.id, row);
    };
    const claimed = (id: string) => {
      const paths = claims.get(id) ?? new Set();
      if (twins.has(id) || paths.size > 1) stale = true;
      if (paths.size > 1) twins.add(id);
      else twins.delete(id);
      if (paths.size === 0) claims.delete(id);
      for (const other of paths) touch(other);
    };
    const drop = (path: string) => {
      const old = entries.get(path);
      if (!old) return;
      kinds.add(old.kind);
      touch(path);
      if (old.kind === 'note' && old.declaredId !== null) {
        const paths = claims.get(old.declaredId);
        paths?.delete(path);
        claimed(old.declaredId);
      }
      entries.delete(path);
      records.delete(path);
    };
    for (const path of change.remove ?? []) drop(path);
    for (const entry of change.put ?? []) {
      if (entries.get(entry.path)?.hash !== entry.hash) rewritten.add(entry.path);
      drop(entry.path);
      entries.set(entry.path, entry);
      kinds.add(entry.kind);
      touch(entry.path);
      if (entry.kind === 'note' && entry.declaredId !== null) {
        const paths = claims.get(entry.declaredId) ?? new Set();
        claims.set(entry.declaredId, paths.add(entry.path));
        claimed(entry.declaredId);
      }
      if (entry.kind !== 'note') records.set(entry.path, entry);
    }
    if (change.skipped) skipped = change.skipped;

    const owners = new Map<string, string>(); // as they were, so that a twin does not take the id over
    for (const path of touched) {
      const row = shown.get(path);
      if (row) owners.set(row.id, path);
    }
    for (const path of touched) {
      const row = shown.get(path);
      if (row && byId.get(row.id) === path) byId.delete(row.id);
      shown.delete(path);
    }
    const after = new Map<string, NoteSummary>();
    for (const path of touched) {
      const entry = entries.get(path);
      if (entry?.kind !== 'note') continue;
      const row = rowOf(entry, owners);
      shown.set(path, row);
      byId.set(row.id, path);
      after.set(row.id, row);
    }
    return conclude(before, after, kinds, stale, rewritten);
  }

  function rowOf(entry: NoteEntry, owners: ReadonlyMap<string, string>): NoteSummary {
    const paths = entry.declaredId === null ? undefined : claims.get(entry.declaredId);
    if (!paths || paths.size < 2 || ownerOf(entry.declaredId!, paths, owners) === entry.path) return entry.summary;
    return { ...entry.summary, id: pathId(entry.path), readOnly: entry.summary.readOnly ?? 'duplicate-id' };
  }

  function conclude(
    before: Map<string, NoteSummary>,
    after: Map<string, NoteSummary>,
    kinds: Set<Entry['kind']>,
    stale: boolean,
    rewritten: ReadonlySet<string>,
  ): CatalogueChange | null {
    const upserted = [...after.values()].filter((row) => rewritten.has(row.path) || !sameRow(before.get(row.id), row));
    const removed = [...before.keys()].filter((id) => !after.has(id));
    const changed: Partial<CatalogueChange> = {};
    if (kinds.has('participant')) {
      const now = values('participant') as Participant[];
      if (!same(now, participants)) changed.participants = participants = now;
    }
    if (kinds.has('person') || kinds.has('team')) {
      const now = { people: values('person') as Person[], teams: values('team') as Team[] };
      if (!same(now, { people, teams })) {
        changed.roster = now;
        ({ people, teams } = now);
      }
    }
    if (stale || [...kinds].some((kind) => kind !== 'note')) {
      const found = findProblems();
      if (!same(found, problems)) changed.problems = problems = found;
    }
    if (upserted.length === 0 && removed.length === 0 && Object.keys(changed).length === 0) return null;
    revision++;
    return { revision, upserted, removed, ...changed };
  }

  /** Records of a kind by name; of two with one id the first by path counts. */
  function values(kind: 'participant' | 'person' | 'team'): (Participant | Person | Team)[] {
    const found = new Map<string, Participant | Person | Team>();
    for (const entry of sorted(kind))
      if (entry.value && !found.has(entry.value.id)) found.set(entry.value.id, entry.value);
    return [...found.values()].sort((a, b) => a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1));
  }

  function sorted(kind: 'participant' | 'person' | 'team') {
    return [...records.values()].filter((entry) => entry.kind === kind).sort((a, b) => (a.path < b.path ? -1 : 1));
  }

  function findProblems(): FileProblem[] {
    const found = new Map<string, FieldProblem[]>();
    const add = (path: string, problem: FieldProblem) => found.set(path, [...(found.get(path) ?? []), problem]);
    for (const [path, message] of skipped) add(path, { field: '', message });
    for (const entry of records.values()) for (const problem of entry.problems) add(entry.path, problem);
    for (const kind of ['participant', 'person', 'team'] as const) {
      const first = new Map<string, string>();
      for (const { path, value } of sorted(kind)) {
        if (!value) continue;
        const other = first.get(value.id);
        if (other === undefined) first.set(value.id, path);
        else add(path, { field: 'id', message: `This has the same id as ${other}, which is used instead.` });
      }
    }
    for (const id of twins) {
      const paths = claims.get(id) ?? [];
      const owner = byId.get(id) ?? '';
      for (const path of paths) {
        if (path !== owner) add(path, { field: 'id', message: twinMessage(path, owner) });
      }
    }
    return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([path, list]) => ({ path, problems: list }));
  }

  return {
    apply(change) {
      if (change.put !== undefined || change.remove !== undefined) onFiles();
      return apply(change);
    },
    entry: (path) => entries.get(path),
    note(id) {
      const entry = entries.get(byId.get(id) ?? '');
      return entry?.kind === 'note' ? entry : undefined;
    },
    holders(highlightIds) {
      const wanted = new Set(highlightIds);
      const found: Record<string, string[]> = {};
      for (const entry of entries.values()) {
        if (entry.kind !== 'note') continue;
        const noteId = shown.get(entry.path)?.id ?? entry.summary.id;
        for (const id of entry.highlightIds) if (wanted.has(id)) found[id] = [...(found[id] ?? []), noteId];
      }
      return found;
    },
    idAt: (path) => shown.get(path)?.id,
    paths: () => [...entries.keys()],
    entries: () => [...entries.values()],
    data: () => ({ revision, notes: [...shown.values()], participants, roster: { people, teams }, problems }),
    roster: () => ({ people, teams }),
    participants: () => participants,
  };
}

/**
 * Which of several notes with one id keeps it: the one that had it, else the one whose name ends as Fieldbook would name it,
 * else the shortest name (a copy's is longer).
 */
function ownerOf(id: string, paths: ReadonlySet<string>, owners: ReadonlyMap<string, string>): string {
  const incumbent = owners.get(id);
  if (incumbent !== undefined && paths.has(incumbent)) return incumbent;
  const tail = `-${id.slice(-5).toLowerCase()}.md`;
  const rank = (path: string) => (path.endsWith(tail) ? 0 : 1_000_000) + path.length;
  return [...paths].sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1))[0]!;
}

function twinMessage(path: string, owner: string): string {
  return conflictedCopyOf(path) === null
    ? `This has the same id as ${owner}, so it cannot be edited. Open it to give it an id of its own.`
    : `This is a conflicted copy of ${owner}. Nothing was merged; take from it what you need, then delete it.`;
}

function sameRow(a: NoteSummary | undefined, b: NoteSummary): boolean {
  return a === b || (a !== undefined && same(a, b));
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
