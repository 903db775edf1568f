import type { DocumentKind, NoteFile } from '../../../../shared/ipc/notes.ts';
import { AppError } from '../../../../shared/result.ts';
import { call, listen } from '../../../api.ts';
import { onBeforeClose } from '../../../state/closing.ts';
import { documentAt, type Place, useNavigation } from '../../../state/navigation.ts';
import { onSaveOpenNotes } from '../../../state/open-notes.ts';
import { useVault } from '../../../state/vault.ts';
import { verifyInWorker } from '../document/verify/verify.ts';
import type { NewNote } from '../new-note.ts';
import { createSession, type NoteSession } from './note-session.ts';
import type { SaveApi } from './save-state.ts';

const open = new Map<string, NoteSession>();
const reading = new Map<string, Promise<NoteSession>>();

/** The session of a note that is open: on screen, or in memory with text that is not on disk yet. */
export function findSession(id: string): NoteSession | undefined {
  return open.get(id);
}

/** The notes that are open, with their text as it stands, saved or not. */
export function openNotes(): { id: string; text: string }[] {
  return [...open.values()].map((session) => ({ id: session.view.getState().id, text: session.text() }));
}

/** Opens a note, once. Rejects with `AppError` as `notes:read` does. */
export function loadSession(id: string): Promise<NoteSession> {
  const known = open.get(id);
  if (known) return Promise.resolve(known);
  const under = reading.get(id);
  if (under) return under;
  const load = call('notes:read', { id })
    .then((file) => keep({ file }))
    .finally(() => reading.delete(id));
  reading.set(id, load);
  return load;
}

/** Opens a new note in memory. `writeAtOnce` puts it on disk before the first character. */
export function startNote(note: NewNote, writeAtOnce: boolean): NoteSession {
  const session = keep({ ...note, writeAtOnce });
  if (writeAtOnce) void session.autosave.flush();
  return session;
}

/** Lets go of a note that left the screen: at once where the disk holds its text, else as soon as it does. */
export function leaveSession(session: NoteSession): void {
  void session.autosave.flush().then(() => release(session));
}

/** Lets go of a note whose file main has put another text into: the next that opens it reads it anew. */
export function forgetSession(session: NoteSession): void {
  session.autosave.stop();
  const { id } = session.view.getState();
  if (open.get(id) === session) open.delete(id);
}

/** Starts to react to what happens outside the editor. Returns the stop function. */
export function watchSessions(): () => void {
  const flushAll = async () => {
    const done = await Promise.all([...open.values()].map((session) => session.autosave.flush()));
    return done.every(Boolean);
  };
  const onBlur = () => void flushAll();
  window.addEventListener('blur', onBlur);
  const stops = [
    listen('note:changed-on-disk', ({ id, hash }) => void open.get(id)?.autosave.foreignChange(hash)),
    listen('note:changed-by-app', ({ id, hash }) => void open.get(id)?.autosave.changedByApp(hash)),
    listen('catalogue:changed', ({ upserted, findings, goals }) => {
      const rows = [...upserted, ...(findings?.upserted ?? []), ...(goals?.upserted ?? [])];
      for (const { id } of rows) void comeBack(id);
    }),
    onSaveOpenNotes(flushAll),
    onBeforeClose(async () => {
      const done = await Promise.all([...open.values()].map((session) => session.autosave.flushFinally()));
      return done.every(Boolean);
    }),
    () => window.removeEventListener('blur', onBlur),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}

/** A note whose file had been removed has one again: out of the trash, or put back by another program. */
async function comeBack(id: string): Promise<void> {
  const session = open.get(id);
  if (session?.view.getState().save.state !== 'gone') return;
  const file = await call('notes:read', { id }).catch(() => null); // gone again: an event says so
  if (file) await session.autosave.foreignChange(file.hash);
}

function keep(source: { file: NoteFile } | (NewNote & { writeAtOnce: boolean })): NoteSession {
  const session = createSession({
    api: apiOfThisVault('file' in source ? source.file.kind : 'interview'),
    source,
    verify: verifyInWorker,
    renamed(from, to) {
      open.delete(from);
      open.set(to, session);
      // The same note under its own id: not another place to go back to.
      useNavigation.setState(({ place }) => (documentAt(place) === from ? { place: withDocument(place, to) } : {}));
    },
    settled: (note) => {
      if (!note.attached()) release(note);
    },
  });
  open.set(session.view.getState().id, session);
  return session;
}

/** The same place with the document under another id. */
function withDocument(place: Place, id: string): Place {
  if (place.area === 'interviews') return { area: place.area, noteId: id };
  if (place.area === 'finding') return { area: place.area, findingId: id };
  return place.area === 'goal' ? { area: place.area, goalId: id } : place;
}

function release(session: NoteSession) {
  if (session.attached()) return;
  const { save, id } = session.view.getState();
  const isOnDisk = save.state === 'idle' || save.state === 'saved' || save.state === 'conflict';
  if (!isOnDisk || open.get(id) !== session) return;
  session.autosave.stop();
  open.delete(id);
}

/** A note is only ever written into the vault it was opened from, whichever is open by then. */
function apiOfThisVault(kind: DocumentKind): SaveApi {
  const vaultId = currentVaultId();
  const check = () => {
    if (currentVaultId() !== vaultId) throw new AppError('no-vault');
  };
  return {
    async read(id) {
      check();
      return call('notes:read', { id });
    },
    async create(note) {
      check();
      return call('notes:create', { ...note, kind });
    },
    async save(request) {
      check();
      return call('notes:save', request);
    },
    async saveCopy(note) {
      check();
      return call('notes:save-copy', note);
    },
    async since(note) {
      check();
      return call('changes:since', note);
    },
    async journal(note) {
      check();
      return call('notes:journal', note);
    },
  };
}

function currentVaultId(): string | null {
  const { vault } = useVault.getState();
  return vault.state === 'open' || vault.state === 'gone' ? vault.vault.vaultId : null;
}
