import type { FieldProblem } from '../../shared/domain/interview.ts';
import type { Participant } from '../../shared/domain/participant.ts';
import type { Person, Roster, Team } from '../../shared/domain/roster.ts';
import type { TagNote } from '../../shared/domain/tag.ts';
import type { CatalogueChange, Catalogue as CatalogueData, FileProblem } from '../../shared/ipc/vault.ts';
import { createDocumentRows, type Rows } from './document-rows.ts';
import { type DocumentEntry, type Entry, isDocument, type RecordEntry } from './entries.ts';

export interface CatalogueStore {
  /**
   * Puts files in or takes them out, all in one change; `null` where nothing changed. A document whose text alone is another is
   * among the upserted too: the index follows these changes.
   */
  apply(change: {
    put?: Entry[];
    remove?: Iterable<string>;
    skipped?: ReadonlyMap<string, string>;
  }): CatalogueChange | null;
  entry(path: string): Entry | undefined;
  /** The entry of an interview, finding or goal by the id that the catalogue gave it. */
  document(id: string): DocumentEntry | undefined;
  /** Which notes hold a highlight, for each of these ids that any note holds. */
  holders(highlightIds: readonly string[]): Record<string, string[]>;
  /** The id of the document at a path. */
  idAt(path: string): string | undefined;
  paths(): string[];
  entries(): Entry[];
  data(): CatalogueData;
  roster(): Roster;
  participants(): Participant[];
}

/** The rows of a vault in memory, with the ids that make each document addressable. `onFiles` is called when an entry changes. Knows no disk. */
export function createCatalogue(onFiles: () => void = () => {}): CatalogueStore {
  const entries = new Map<string, Entry>();
  const documents = createDocumentRows((path) => {
    const entry = entries.get(path);
    return entry && isDocument(entry) ? entry : undefined;
  });
  const records = new Map<string, RecordEntry>();
  let skipped: ReadonlyMap<string, string> = new Map();
  let revision = 0;
  let people: Person[] = [];
  let teams: Team[] = [];
  let participants: Participant[] = [];
  let tags: TagNote[] = [];
  let problems: FileProblem[] = [];

  function apply(change: Parameters<CatalogueStore['apply']>[0]): CatalogueChange | null {
    const kinds = new Set<Entry['kind']>();
    const rewritten = new Set<string>(); // paths whose bytes are others, though the row may be the same
    const rows = documents.begin();
    const drop = (path: string) => {
      const old = entries.get(path);
      if (!old) return;
      kinds.add(old.kind);
      entries.delete(path);
      records.delete(path);
      if (isDocument(old)) rows.drop(old);
    };
    for (const path of change.remove ?? []) drop(path);
    for (const entry of change.put ?? []) {
      if (entries.get(entry.path)?.hash !== entry.hash) rewritten.add(entry.path);
      drop(entry.path);
      entries.set(entry.path, entry);
      kinds.add(entry.kind);
      if (isDocument(entry)) rows.put(entry);
      else records.set(entry.path, entry);
    }
    if (change.skipped) skipped = change.skipped;
    return conclude(rows.end(rewritten), kinds, change.skipped !== undefined);
  }

  function conclude(rows: Rows, kinds: ReadonlySet<Entry['kind']>, isSkippedNew: boolean): CatalogueChange | null {
    const changed: Partial<CatalogueChange> = {};
    if (rows.findings.upserted.length > 0 || rows.findings.removed.length > 0) changed.findings = rows.findings;
    if (rows.goals.upserted.length > 0 || rows.goals.removed.length > 0) changed.goals = rows.goals;
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
    if (kinds.has('tag')) {
      const now = describedTags();
      if (!same(now, tags)) changed.tags = tags = now;
    }
    if (isSkippedNew || rows.areTwinsNew || recordKinds.some((kind) => kinds.has(kind))) {
      const found = findProblems();
      if (!same(found, problems)) changed.problems = problems = found;
    }
    const { upserted, removed } = rows.notes;
    if (upserted.length === 0 && removed.length === 0 && Object.keys(changed).length === 0) return null;
    revision++;
    return { revision, upserted, removed, ...changed };
  }

  /** Records of a kind by name; of two with one id the first by path counts. */
  function values(kind: 'participant' | 'person' | 'team'): (Participant | Person | Team)[] {
    const found = new Map<string, Participant | Person | Team>();
    for (const entry of sorted(kind)) {
      const value = entry.value as Participant | Person | Team | null;
      if (value && !found.has(value.id)) found.set(value.id, value);
    }
    return [...found.values()].sort((a, b) => a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1));
  }

  /** By tag; of two files about one tag the first by path counts. */
  function describedTags(): TagNote[] {
    const found = new Map<string, TagNote>();
    for (const { path, value, kind } of sorted('tag')) {
      if (kind === 'tag' && value && !found.has(value.tag)) found.set(value.tag, { ...value, path });
    }
    return [...found.values()].sort((a, b) => a.tag.localeCompare(b.tag) || (a.tag < b.tag ? -1 : 1));
  }

  function sorted(kind: RecordEntry['kind']): RecordEntry[] {
    return [...records.values()].filter((entry) => entry.kind === kind).sort((a, b) => (a.path < b.path ? -1 : 1));
  }

  function findProblems(): FileProblem[] {
    const found = new Map<string, FieldProblem[]>();
    const add = (path: string, problem: FieldProblem) => found.set(path, [...(found.get(path) ?? []), problem]);
    for (const [path, message] of skipped) add(path, { field: '', message });
    for (const entry of records.values()) for (const problem of entry.problems) add(entry.path, problem);
    for (const kind of recordKinds) {
      const first = new Map<string, string>();
      for (const entry of sorted(kind)) {
        const key = keyOf(entry);
        if (key === null) continue;
        const other = first.get(key);
        if (other === undefined) first.set(key, entry.path);
        else if (kind === 'tag') {
          add(entry.path, { field: 'tag', message: `This describes the same tag as ${other}, which is used instead.` });
        } else add(entry.path, { field: 'id', message: `This has the same id as ${other}, which is used instead.` });
      }
    }
    for (const { path, message } of documents.twins()) add(path, { field: 'id', message });
    return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([path, list]) => ({ path, problems: list }));
  }

  return {
    apply(change) {
      if (change.put !== undefined || change.remove !== undefined) onFiles();
      return apply(change);
    },
    entry: (path) => entries.get(path),
    document: (id) => documents.byId(id),
    holders(highlightIds) {
      const wanted = new Set(highlightIds);
      const found: Record<string, string[]> = {};
      for (const entry of entries.values()) {
        if (entry.kind !== 'note') continue;
        const noteId = documents.idAt(entry.path) ?? entry.summary.id;
        for (const id of entry.highlightIds) if (wanted.has(id)) found[id] = [...(found[id] ?? []), noteId];
      }
      return found;
    },
    idAt: (path) => documents.idAt(path),
    paths: () => [...entries.keys()],
    entries: () => [...entries.values()],
    data: () => ({ revision, ...documents.rows(), tags, participants, roster: { people, teams }, problems }),
    roster: () => ({ people, teams }),
    participants: () => participants,
  };
}

const recordKinds = ['participant', 'person', 'team', 'tag'] as const;

/** What two records of a kind must not share; `null` for one that cannot be read. */
function keyOf(entry: RecordEntry): string | null {
  if (entry.value === null) return null;
  return entry.kind === 'tag' ? entry.value.tag : entry.value.id;
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
