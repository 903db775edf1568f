import { conflictedCopyOf } from '../../shared/domain/conflicted-copy.ts';
import type { Catalogue, CatalogueChange } from '../../shared/ipc/vault.ts';
import type { DocumentEntry } from './entries.ts';
import { pathId } from './note-summary.ts';

/** What a change of the catalogue means for the rows of documents. */
export interface Rows {
  notes: Pick<CatalogueChange, 'upserted' | 'removed'>;
  findings: NonNullable<CatalogueChange['findings']>;
  goals: NonNullable<CatalogueChange['goals']>;
  /** Whether files may have come to share an id, or ceased to. */
  areTwinsNew: boolean;
}

/**
 * The rows of interviews, findings and goals with their final ids: of several files with one id, one keeps it. `entryAt` is what
 * the catalogue holds at a path now.
 */
export function createDocumentRows(entryAt: (path: string) => DocumentEntry | undefined) {
  const shown = new Map<string, DocumentEntry>(); // path → entry whose row has its final id
  const paths = new Map<string, string>(); // id → path
  const claims = new Map<string, readonly string[]>(); // declared id → paths: of nearly all one, for which a set is dear
  const shared = new Set<string>(); // declared ids of several paths

  /** Takes in one change: `drop` once a file is out of the catalogue, `put` once it is in, then `end`. */
  function begin() {
    const touched = new Set<string>(); // paths whose row may change
    const before = new Map<string, DocumentEntry>();
    let areTwinsNew = false;
    const touch = (path: string) => {
      touched.add(path);
      const row = shown.get(path);
      if (row) before.set(row.summary.id, row);
    };
    const claimed = (id: string, all: readonly string[]) => {
      if (all.length > 1 || shared.has(id)) areTwinsNew = true;
      if (all.length > 1) shared.add(id);
      else shared.delete(id);
      if (all.length === 0) claims.delete(id);
      else claims.set(id, all);
      for (const other of all) touch(other);
    };
    return {
      drop({ path, declaredId }: DocumentEntry) {
        touch(path);
        const others = (claims.get(declaredId ?? '') ?? []).filter((other) => other !== path);
        if (declaredId !== null) claimed(declaredId, others);
      },
      put({ path, declaredId }: DocumentEntry) {
        touch(path);
        if (declaredId !== null) claimed(declaredId, [...(claims.get(declaredId) ?? []), path]);
      },
      /** `rewritten`: paths whose bytes are others. */
      end(rewritten: ReadonlySet<string>): Rows {
        const owners = new Map<string, string>(); // as they were, so that a twin does not take the id over
        for (const path of touched) {
          const row = shown.get(path);
          if (row) owners.set(row.summary.id, path);
        }
        for (const path of touched) {
          const row = shown.get(path);
          if (row && paths.get(row.summary.id) === path) paths.delete(row.summary.id);
          shown.delete(path);
        }
        const after = new Map<string, DocumentEntry>();
        for (const path of touched) {
          const entry = entryAt(path);
          if (!entry) continue;
          const row = rowOf(entry, owners);
          shown.set(path, row);
          paths.set(row.summary.id, path);
          after.set(row.summary.id, row);
        }
        const changed = { note: none(), finding: none(), goal: none() };
        for (const { kind, summary } of before.values()) {
          if (after.get(summary.id)?.kind !== kind) changed[kind].removed.push(summary.id);
        }
        for (const row of after.values()) {
          if (rewritten.has(row.path) || !sameRow(before.get(row.summary.id), row)) {
            changed[row.kind].upserted.push(row.summary);
          }
        }
        return { notes: changed.note, findings: changed.finding, goals: changed.goal, areTwinsNew } as Rows;
      },
    };
  }

  function rowOf(entry: DocumentEntry, owners: ReadonlyMap<string, string>): DocumentEntry {
    const all = entry.declaredId === null ? undefined : claims.get(entry.declaredId);
    if (!all || all.length < 2 || ownerOf(entry.declaredId!, all, owners) === entry.path) return entry;
    const summary = { id: pathId(entry.path), readOnly: entry.summary.readOnly ?? ('duplicate-id' as const) };
    return { ...entry, summary: { ...entry.summary, ...summary } } as DocumentEntry;
  }

  return {
    begin,
    byId(id: string): DocumentEntry | undefined {
      return entryAt(paths.get(id) ?? '');
    },
    idAt: (path: string): string | undefined => shown.get(path)?.summary.id,
    rows(): Pick<Catalogue, 'notes' | 'findings' | 'goals'> {
      const rows: Pick<Catalogue, 'notes' | 'findings' | 'goals'> = { notes: [], findings: [], goals: [] };
      for (const entry of shown.values()) {
        if (entry.kind === 'note') rows.notes.push(entry.summary);
        else if (entry.kind === 'finding') rows.findings.push(entry.summary);
        else rows.goals.push(entry.summary);
      }
      return rows;
    },
    /** The files that share an id with the one that keeps it, and what to say of each. */
    twins(): { path: string; message: string }[] {
      return [...shared].flatMap((id) => {
        const owner = paths.get(id) ?? '';
        const others = [...(claims.get(id) ?? [])].filter((path) => path !== owner);
        return others.map((path) => ({ path, message: twinMessage(path, owner) }));
      });
    },
  };
}

/**
 * Which of several files with one id keeps it: the one that had it, else the one whose name ends as Fieldbook would name it,
 * else the shortest name (a copy's is longer).
 */
function ownerOf(id: string, paths: readonly string[], owners: ReadonlyMap<string, string>): string {
  const incumbent = owners.get(id);
  if (incumbent !== undefined && paths.includes(incumbent)) return incumbent;
  const tail = `-${id.slice(-5).toLowerCase()}.md`;
  const rank = (path: string) => (path.endsWith(tail) ? 0 : 1_000_000) + path.length;
  return paths.toSorted((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1))[0]!;
}

function twinMessage(path: string, owner: string): string {
  return conflictedCopyOf(path) === null
    ? `This has the same id as ${owner}, so it cannot be edited. Open it to give it an id of its own.`
    : `This is a conflicted copy of ${owner}. Nothing was merged; take from it what you need, then delete it.`;
}

function none(): { upserted: DocumentEntry['summary'][]; removed: string[] } {
  return { upserted: [], removed: [] };
}

function sameRow(a: DocumentEntry | undefined, b: DocumentEntry): boolean {
  return a === b || (a !== undefined && a.kind === b.kind && JSON.stringify(a.summary) === JSON.stringify(b.summary));
}
