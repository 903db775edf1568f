import type { ChangedSince } from '../../../../shared/ipc/changes.ts';
import type { DocumentEdit } from '../../../../shared/markdown/document-edits.ts';
import type { Failure } from '../../../../shared/result.ts';

/** What stands between the text on screen and the disk. */
export type SaveState =
  /** As on disk, or a new note without a character yet. */
  | { state: 'idle' }
  | { state: 'dirty' }
  | { state: 'saving' }
  | { state: 'saved'; at: number }
  /** The text is kept in memory and written again by itself. */
  | { state: 'failed'; error: Failure }
  /** Somebody else changed the file under an edited note: theirs is shown, mine is the note `copyId`. */
  | { state: 'conflict'; copyId: string }
  /** The file was removed: the text is kept until the user saves it again or leaves it. */
  | { state: 'gone' };

/** A file's text and the hash of its bytes. */
export interface Version {
  text: string;
  hash: string;
}

/** What a write left on disk. */
export interface Written {
  id: string;
  hash: string;
}

/** The calls of `notesContract` that saving needs. Each rejects with `AppError`. */
export interface SaveApi {
  read(id: string): Promise<Version>;
  create(note: { id: string; text: string }): Promise<Written>;
  /** `rich`: JSON of blocks that are written literally, for the history. */
  save(request: { id: string; baseHash: string; text: string; rich?: string }): Promise<Written>;
  saveCopy(note: { id: string; text: string }): Promise<Written>;
  /** What Fieldbook's own changes made of the file since a version of it; `null` where they do not explain it. */
  since(note: { id: string; baseHash: string }): Promise<ChangedSince | null>;
  /** Keeps what was typed and is not on disk yet, for after a crash; `null`: nothing. */
  journal(note: { id: string; baseHash: string | null; text: string | null; rich?: string }): Promise<void>;
}

export interface AutosaveOptions {
  id: string;
  /** The file as it was read; `null` where there is none yet. */
  base: Version | null;
  /** For a note without a file: the text that is not worth writing (a new note nobody has typed in); `null` writes any. */
  untouched: string | null;
  /** The whole file as it stands on screen. */
  text(): string;
  /** The same for the journal, with what is being typed in a field of its own. `text()` where left out. */
  journalText?: (() => string) | undefined;
  /** Puts another version of the file on screen. Called synchronously after `text()` was last compared. */
  show(text: string): void;
  /** Puts on screen what edits of Fieldbook's own made of the text there; steps that can be undone stay. */
  follow(text: string, edits: readonly DocumentEdit[]): void;
  /** Gives the text on screen an id of its own before its first write, where it has none (a note of a foreign folder). */
  identify(): void;
  /** The text with another id in its front matter. */
  withId(text: string, id: string): string;
  api: SaveApi;
  now(): number;
  /** Returns the function that cancels. */
  later(run: () => void, milliseconds: number): () => void;
  /** Runs when nothing else is to be done, after `patience` milliseconds in any case. */
  whenIdle(run: () => void, patience: number): void;
  changed(state: SaveState): void;
  /** The note got another id with this write. */
  renamed(id: string): void;
}

export interface Autosave {
  state(): SaveState;
  /** Tells that the text on screen changed. */
  edited(): void;
  /** Tells that `journalText` changed and the text on screen did not. */
  drafted(): void;
  /** Writes what is not on disk yet, now. Resolves to whether the disk holds the text on screen. */
  flush(): Promise<boolean>;
  /** As `flush`, and writes an edited note whose file was removed anew: for when the text is about to leave memory. */
  flushFinally(): Promise<boolean>;
  /** Somebody else wrote (`hash`) or removed (`null`) the file. */
  foreignChange(hash: string | null): Promise<void>;
  /** Fieldbook itself changed the file: what is typed and not saved is kept, with that change in it. */
  changedByApp(hash: string): Promise<void>;
  /** Writes the text of a removed note as a new file. */
  saveAgain(): Promise<boolean>;
  /** No timer runs after this. */
  stop(): void;
}
