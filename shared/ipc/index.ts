import type { z } from 'zod';
import { appContract } from './app.ts';
import { type ChangeProgress, changesContract, tagsContract } from './changes.ts';
import { conversionContract } from './conversion.ts';
import { exportContract, type PublishProgress, type RecordTrouble } from './export.ts';
import { findingsContract } from './findings.ts';
import { githubContract, type SignedIn } from './github.ts';
import { historyContract } from './history.ts';
import { highlightsContract, notesContract, participantsContract } from './notes.ts';
import { ownIdContract } from './own-id.ts';
import { type ReviewsProgress, reviewsContract } from './reviews.ts';
import { rosterContract } from './roster.ts';
import { savedSearchesContract } from './saved-searches.ts';
import type { IndexState } from './search.ts';
import { searchContract } from './search.ts';
import { trashContract } from './trash.ts';
import type { CatalogueChange, VaultState } from './vault.ts';
import { vaultContract } from './vault.ts';

/** Every call the page can make: channel → schemas of what goes in and comes out. The single definition on both sides. */
export const contract = {
  ...appContract,
  ...vaultContract,
  ...notesContract,
  ...highlightsContract,
  ...findingsContract,
  ...participantsContract,
  ...historyContract,
  ...conversionContract,
  ...ownIdContract,
  ...trashContract,
  ...rosterContract,
  ...searchContract,
  ...savedSearchesContract,
  ...exportContract,
  ...reviewsContract,
  ...githubContract,
  ...changesContract,
  ...tagsContract,
} as const;

export type Contract = typeof contract;
export type Channel = keyof Contract;
/** What the page sends (before defaults are filled in). */
export type Request<C extends Channel> = z.input<Contract[C]['input']>;
/** What a handler receives. */
export type Input<C extends Channel> = z.output<Contract[C]['input']>;
export type Output<C extends Channel> = z.output<Contract[C]['output']>;

/** One handler per channel; leaving one out does not compile. */
export type Handlers = { [C in Channel]: (input: Input<C>) => Promise<Output<C>> };
/** The handlers of one contract file, such as `HandlersOf<typeof notesContract>`. */
export type HandlersOf<K> = Pick<Handlers, Extract<keyof K, Channel>>;

/** What main tells the page unasked. */
export interface Events {
  'vault:changed': VaultState;
  /** A second start of Fieldbook names another folder: save everything, then call `vault:open-asked`. */
  'vault:asked': null;
  'catalogue:changed': CatalogueChange;
  /** The file of a note changed on disk by somebody else; `null` hash: it is gone. */
  'note:changed-on-disk': { id: string; hash: string | null };
  /** Fieldbook itself changed the file of a document that may be open: `changes:since` tells how. */
  'note:changed-by-app': { id: string; hash: string };
  'change:progress': ChangeProgress;
  /** Something about stand-ins, decisions or leavings that the user should know. */
  'export:trouble': RecordTrouble;
  'export:progress': PublishProgress;
  /** `export:waiting` says what waits now. */
  'export:waiting-changed': null;
  'github:signed-in': SignedIn;
  /** What is known of the vault's pull requests is another by now. */
  'reviews:changed': null;
  'reviews:progress': ReviewsProgress;
  'search:state-changed': IndexState;
  /** A command chosen in the native menu. */
  'command:run': { command: string };
  /** A link to Fieldbook was opened: `app:take-link` says which, when there is a vault to follow it in. */
  'app:link-asked': null;
  /** Save everything now, then call `app:ready-to-close`. */
  'app:before-close': { reason: 'close' | 'quit' };
}
export type EventName = keyof Events;

/** The whole of `window.bridge`. It never grows: new calls are new channels. */
export interface Bridge {
  invoke(channel: string, input: unknown): Promise<unknown>;
  /** The payload of an event comes as JSON. */
  on(event: string, listener: (json: string) => void): () => void;
}
