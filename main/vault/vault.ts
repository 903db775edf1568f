import type { NewParticipant, Participant, ParticipantChange } from '../../shared/domain/participant.ts';
import type { Person, Roster, Team } from '../../shared/domain/roster.ts';
import type { ChangeProgress } from '../../shared/ipc/changes.ts';
import type { DocumentKind, NoteFile, ParticipantFile, Saved, SaveRequest } from '../../shared/ipc/notes.ts';
import type { Catalogue, CatalogueChange, OpenVault } from '../../shared/ipc/vault.ts';
import type { Changes } from './changes/changes.ts';
import type { NoteConversion } from './conversion.ts';
import type { FindingStore } from './finding-store.ts';
import type { ToKeep } from './journal/journal.ts';
import type { NoteHistory } from './note-history.ts';
import type { Replaced } from './replace-kept.ts';
import type { TrashStore } from './trash-store.ts';

/** What happens to an open vault, whoever caused it. Listeners run in order and must not throw. */
export interface VaultEvents {
  catalogue(change: CatalogueChange): void;
  /** Somebody else changed or removed (`null`) the file of a note. Never fired for Fieldbook's own writes. */
  foreignChange(note: { id: string; hash: string | null }): void;
  /** Somebody else's change took a note its id: the file at the path is another note now, or cannot be read. */
  lostId(note: { id: string; path: string }): void;
  /** A change of several documents wrote the file of one. */
  changedByApp(note: { id: string; hash: string }): void;
  /** A change of several documents goes on for a while. */
  changeProgress(progress: ChangeProgress): void;
  /** 0–1 while the catalogue is checked against the folder; 1 once it has been. */
  verified(progress: number): void;
  gone(): void;
  back(): void;
  /** How many files went away in a crowd and are kept in the catalogue until `acceptMissing`. 0: none any more. */
  missing(count: number): void;
}

/**
 * One open vault: the only way to its files. Takes ids, never paths; refuses what resolves outside the folder.
 * Shared by the app and the command line; imports no Electron. Every method rejects with `AppError`.
 */
export interface Vault extends TrashStore, FindingStore {
  readonly info: OpenVault;
  /** Absolute real path of the folder. For main's own use, never sent to the page but as `info.location`. */
  readonly root: string;
  catalogue(): Catalogue;
  /** Resolves once the catalogue has been checked against the folder (at once where there is nothing to wait for). */
  whenVerified(): Promise<void>;
  read(id: string): Promise<NoteFile>;
  /** SHA-256 of a note's file as the catalogue knows it. */
  hashOf(id: string): string | null;
  /** What a crash made of a note that was read, for whoever shows it: told once. */
  takeRecovered(id: string): NoteFile['recovered'];
  create(note: { id: string; text: string; kind?: DocumentKind | undefined }): Promise<Saved>;
  save(request: SaveRequest): Promise<Saved>;
  saveCopy(note: { id: string; text: string }): Promise<Saved>;
  /** Keeps what was typed and is not in the file yet (`null`: nothing), so that the next start restores it. */
  keepJournal(note: ToKeep): Promise<void>;
  /** Writes what a page that is gone had typed. Reading waits for it; opening a vault does it by itself. */
  recover(): Promise<void>;
  /** The notes that hold highlights with these ids, by highlight, once the folder has been looked at. */
  holders(highlightIds: readonly string[]): Promise<Record<string, string[]>>;
  /** Changes of several documents at once, with their undo. */
  readonly changes: Changes;
  /** Earlier versions of its notes, kept in app data. */
  readonly history: NoteHistory;
  /** Makes UTF-8 of files that are something else. */
  readonly conversion: NoteConversion;
  /** Gives a file that has the id of another note one of its own. */
  giveOwnId(id: string): Promise<Replaced>;
  /** Absolute path of a note, for the system's file manager alone. */
  locate(id: string): string;
  createParticipant(input: NewParticipant): Promise<Participant>;
  /** What stands in the file of a participant. */
  readParticipant(id: string): Promise<ParticipantFile>;
  /** Changes the given values in the file of a participant, if it still is the one with `baseHash`, and nothing else in it. */
  updateParticipant(update: { id: string; baseHash: string; change: ParticipantChange }): Promise<ParticipantFile>;
  /** Writes the given roster files (one file each) and returns what is needed to put back what stood there. */
  writeRoster(change: { people: Person[]; teams: Team[] }): Promise<{ written: number; undo(): Promise<void> }>;
  roster(): Roster;
  participants(): Participant[];
  /** Files that went away in a crowd (more than 20, or more than a tenth, at once): their rows stay until `acceptMissing`. */
  missing(): number;
  acceptMissing(): Promise<void>;
  on<E extends keyof VaultEvents>(event: E, listener: VaultEvents[E]): () => void;
  close(): Promise<void>;
}
