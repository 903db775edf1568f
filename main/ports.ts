/** What services need of the desktop, passed in so that they run without Electron (command line, tests). */

export interface Dialogs {
  /** A folder of the user's choice; `null` when they cancel. `create` lets them name a new one. */
  chooseFolder(purpose: 'create-vault' | 'open-vault' | 'add-clone' | 'save-export'): Promise<string | null>;
  /** A place for a new file, `name` proposed; the system has asked about one that is there. `null` when they cancel. */
  chooseFileToSave(name: string): Promise<string | null>;
  /** A Markdown or text file of the user's choice; `null` when they cancel. */
  chooseMarkdownFile(): Promise<string | null>;
}

export interface Desktop {
  /** Shows a file or folder in the system's file manager. */
  reveal(path: string): void;
  /** Puts text on the clipboard, with its rich form where there is one. Text of the vault only comes here through `release`. */
  writeClipboard(content: { text: string; html?: string }): Promise<void>;
  /** Shows the system's dialog for printing a page that stands on its own; `false` where the user cancels. Rejects with 'io'. */
  print(page: { title: string; html: string }): Promise<boolean>;
}

/** Tells the page something unasked. Typed by `Events` of the contract. */
export type Notify = <E extends import('../shared/ipc/index.ts').EventName>(
  event: E,
  payload: import('../shared/ipc/index.ts').Events[E],
) => void;

/** Where this machine's own data lives (catalogue, recents, targets, sample): the app's data folder, never the vault. */
export interface AppData {
  readonly dir: string;
}

/** Local log; never given note text or identities. */
export interface Log {
  info(message: string): void;
  error(message: string, error?: unknown): void;
}

/** Keeps tokens. 'memory' where the system offers no real keyring: they are gone with the process and the user is told. */
export interface SecretStore {
  kind(): Promise<'keyring' | 'memory'>;
  get(name: string): Promise<string | null>;
  set(name: string, secret: string): Promise<void>;
  remove(name: string): Promise<void>;
}
