import { readEvidence } from '../../main/findings/read-evidence.ts';
import { documentOf } from '../../main/search/documents.ts';
import { createCatalogue } from '../../main/vault/catalogue.ts';
import { readNote } from '../../main/vault/note-summary.ts';
import { hashOf } from '../../main/vault/read-file.ts';
import type { Evidence, FindingSummary } from '../../shared/domain/finding.ts';
import { byHighlightId, noteStateOf, type ResolvedEvidence, resolveEvidence } from '../../shared/findings/resolve.ts';
import type { NoteFile } from '../../shared/ipc/notes.ts';
import { readPlainNote } from '../../shared/search/plain-note.ts';
import { createSearchEngine } from '../../shared/search/search-engine.ts';
import { type Attached, type File, originsIn, plain, render, type World } from './world.ts';

/** How all evidence was found, over all checks. */
export interface Tally {
  checks: number;
  standing: number;
  changed: number;
  missing: number;
  ambiguous: number;
  /** Not found, though the original stands in a note that can be read. */
  lost: number;
  /** Found in a copy in the very interview that the evidence names, while the original was moved elsewhere. */
  standIns: number;
  /** Found in its interview, where somebody put the id around other words too. */
  remarked: number;
}

export const noTally: Tally = {
  checks: 0,
  standing: 0,
  changed: 0,
  missing: 0,
  ambiguous: 0,
  lost: 0,
  standIns: 0,
  remarked: 0,
};

/** Reads the files of a world as the product does, and judges what it makes of the evidence. */
export function createJudge(world: World) {
  const catalogue = createCatalogue();
  const known = new Map<string, { text: string; origins: Map<string, { text: string; from: Set<number> }> }>();

  /** Tells the catalogue what has changed on the disk. */
  function look(): void {
    const gone = [...known.keys()].filter((path) => !world.files.some((file) => file.path === path));
    const put = world.files.flatMap((file) => {
      const marked = render(file);
      const text = plain(marked);
      if (known.get(file.path)?.text === marked) return [];
      known.set(file.path, { text: marked, origins: highlightsOf(marked, text) });
      const { path } = file;
      const reading = readNote({ path, text, mtimeMs: 0, readOnly: null });
      return [{ path, size: text.length, mtimeMs: 0, hash: hashOf(text), problems: [], ...reading }];
    });
    for (const path of gone) known.delete(path);
    if (gone.length > 0 || put.length > 0) catalogue.apply({ put, remove: gone });
  }

  const fileOf = (noteId: string): File | undefined => {
    const path = catalogue.document(noteId)?.path;
    return world.files.find((file) => file.path === path);
  };

  async function read(id: string): Promise<NoteFile> {
    const file = fileOf(id);
    if (!file || file.isUnreadable) throw new Error('EACCES');
    return { id, kind: 'interview', path: file.path, text: plain(render(file)), hash: '', readOnly: null };
  }

  /** Attaches a highlight that stands somewhere, as people do. `false` where there is none to attach. */
  function attach(): boolean {
    const file = world.random.pick(world.files);
    const interview = catalogue.idAt(file.path);
    const standing = [...(known.get(file.path)?.origins ?? [])];
    if (standing.length === 0 || interview === undefined || file.isUnreadable) return false;
    const [id, { text, from }] = world.random.pick(standing);
    const origin = world.origins.get(id) ?? 0;
    if (!from.has(origin) || world.reused.has(id)) return false; // all of its words have to be its own
    world.attached.push({ id, origin, interview, quote: text, homes: new Set([file]) });
    return true;
  }

  const vault = {
    catalogue: () => catalogue.data(),
    holders: async (ids: readonly string[]) => catalogue.holders(ids),
    read,
  };

  /** Finds all evidence again from the files, each as if it stood in a finding of its own. */
  async function find(): Promise<ResolvedEvidence[]> {
    look();
    const findings = evidenceOf(world).map(
      (one, n) => ({ id: String(n), evidence: [one] }) as unknown as FindingSummary,
    );
    return [...(await readEvidence(vault, findings)).values()].map(({ resolved }) => resolved[0]!);
  }

  /** Finds all evidence again and returns what is wrong with that, a sentence each. */
  async function judge(tally: Tally): Promise<string[]> {
    const found = await find();
    return world.attached.flatMap((one, n) => verdict(one, found[n]!, tally) ?? []);
  }

  /** What the page makes of the evidence, by the search engine, where it is not what the files say. */
  async function compare(): Promise<string[]> {
    if (world.files.some(({ isUnreadable }) => isUnreadable)) return []; // the index keeps what it had of those
    const found = await find();
    const { notes } = catalogue.data();
    const engine = createSearchEngine({ now: () => 0, today: () => '2026-11-26' });
    for (const note of notes) {
      const file = await read(note.id);
      engine.put([documentOf(note, [], file)]);
    }
    const ids = [...new Set(world.attached.map(({ id }) => id))];
    const { highlights } = engine.highlights({ type: 'highlights', requestId: 1, ids });
    const byId = byHighlightId(highlights);
    return evidenceOf(world).flatMap((one, n) => {
      const stateOf = (noteId: string) => noteStateOf(notes.find(({ id }) => id === noteId));
      const [onPage] = resolveEvidence([one], byId, stateOf);
      const same = [onPage, found[n]].map((resolved) => JSON.stringify(resolved, sorted));
      return same[0] === same[1] ? [] : [`the page says ${same[0]}, the files say ${same[1]}`];
    });
  }

  function verdict(one: Attached, { at, state }: ResolvedEvidence, tally: Tally): string | null {
    tally.checks++;
    const isIn = (file: File) => known.get(file.path)?.origins.has(one.id) === true;
    const homes = [...one.homes].filter(isIn);
    if (state.state === 'repeated') return 'told as repeated, though it is there once';
    tally[state.state]++;
    if (!at) {
      const holders = world.files.filter(isIn);
      if (homes.some((file) => !file.isUnreadable)) tally.lost++;
      if (state.state === 'missing' && state.reason !== 'unreadable' && holders.some((file) => !file.isUnreadable)) {
        return `told as missing (${state.reason}), though “${holders[0]!.path}” has it`;
      }
      return null;
    }
    const file = fileOf(at.noteId);
    const there = file && known.get(file.path)?.origins.get(one.id);
    if (at.highlightId !== one.id || !file || !there) return `found as ${at.highlightId}, where it is not`;
    if (there.text !== at.text) return `its text is “${at.text}”, in the file it is “${there.text}”`;
    const isOwn = at.noteId === one.interview;
    if (homes.length > 0 && !homes.includes(file)) {
      if (!isOwn) return `found in the copy “${file.path}”, the original is in “${homes[0]!.path}”`;
      tally.standIns++;
    }
    if (!there.from.has(one.origin)) {
      if (!isOwn || !world.reused.has(one.id)) return `found as “${at.text}”: words of something else`;
      tally.remarked++;
    }
    const isSame = squeezed(at.text) === squeezed(one.quote);
    if (isSame !== (state.state === 'standing')) return `told as ${state.state}: “${at.text}”`;
    return null;
  }

  return { look, attach, judge, compare };
}

function evidenceOf({ attached }: World): Evidence[] {
  return attached.map(({ id, interview, quote }) => ({ highlight: id, interview, stance: 'supports', quote }));
}

/** The notes that hold a highlight, in whatever order they are told. */
function sorted(key: string, value: unknown): unknown {
  return key === 'noteIds' ? (value as string[]).toSorted() : value;
}

const squeezed = (text: string) => text.split(/\s+/).filter(Boolean).join(' ');

/** The highlights that the scanner finds in a text, with the origins of their words. Throws where the unseen letters change what it finds. */
function highlightsOf(marked: string, text: string) {
  const seen = readPlainNote(text).highlights;
  const origins = readPlainNote(marked).highlights;
  const same = seen.length === origins.length && seen.every((one, n) => one.text === plain(origins[n]!.text));
  if (!same) {
    const read = [seen, origins].map((list) => JSON.stringify(list.map((one) => one.text)));
    throw new Error(`the unseen letters change what is read: ${read.join('\n')}`);
  }
  return new Map(seen.map(({ id, text }, n) => [id, { text, from: originsIn(origins[n]!.text) }]));
}
