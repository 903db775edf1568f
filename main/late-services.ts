import path from 'node:path';
import { MessageChannelMain, utilityProcess, type WebContents } from 'electron';
import type { HandlersOf } from '../shared/ipc/index.ts';
import { createExportService } from './export/export-service.ts';
import { startGateThread } from './export/gate/thread.ts';
import { createChangesHandlers } from './handlers/changes.ts';
import { createConversionHandlers } from './handlers/conversion.ts';
import { createExportHandlers } from './handlers/export.ts';
import { createGitHubHandlers } from './handlers/github.ts';
import { createHistoryHandlers } from './handlers/history.ts';
import { createOwnIdHandlers } from './handlers/own-id.ts';
import { createReviewsHandlers } from './handlers/reviews.ts';
import { createRosterHandlers } from './handlers/roster.ts';
import { createSavedSearchHandlers } from './handlers/saved-searches.ts';
import { createSearchHandlers } from './handlers/search.ts';
import type { LateContract } from './late-channels.ts';
import { waysLate } from './late-github.ts';
import { once } from './once.ts';
import type { Desktop, Dialogs, Log, Notify } from './ports.ts';
import { createReviewsService } from './reviews/reviews-service.ts';
import { createSearchService } from './search/search-service.ts';
import { openSavedSearches } from './settings/saved-searches.ts';
import type { HeldVault } from './vault/current.ts';

interface Setting {
  currentVault: HeldVault;
  dialogs: Dialogs;
  desktop: Desktop;
  notify: Notify;
  log: Log;
  /** Folder of the app data. */
  dir: string;
  /** The built app's folder. */
  dist: string;
  page: WebContents;
  /** Who the user says to be in a vault, by its id. */
  me(vaultId: string): string | null;
}

/** Search and saved searches, export, roster import, history and trash: what the first screen does not need. */
export interface LateServices {
  handlers: HandlersOf<LateContract>;
  /** Ends the search process, the gate's thread and a sign-in under way. */
  stop(): Promise<void>;
}

/** Wires the parts that are loaded after the first screen. A vault may be open already. */
export function startLateServices({ page, dist, dir, ...parts }: Setting): LateServices {
  const search = createSearchService({
    ...parts,
    dir,
    fork: (args) =>
      utilityProcess.fork(path.join(dist, 'main', 'search.js'), args, { serviceName: 'Fieldbook search' }),
    createChannel: () => new MessageChannelMain(),
    sendPort: (port) => page.postMessage('search-port', null, [port]),
  });
  const startGate = () => startGateThread(path.join(dist, 'main', 'gate.js'));
  const github = once(async () => (await import('./start-github.ts')).startGitHub({ dir, notify: parts.notify }));
  const exports = createExportService({
    ...{ ...parts, search, startGate, appData: { dir }, github: waysLate(github) },
    tell: (trouble) => parts.notify('export:trouble', trouble),
    onPublished: (record) => void reviews.published(record),
  });
  const reviews = createReviewsService({
    ...{ ...parts, appData: { dir }, targets: exports.targets },
    openGitHub: async (host) => (await github()).open(host),
  });
  return {
    handlers: {
      ...createHistoryHandlers(parts.currentVault),
      ...createConversionHandlers(parts.currentVault),
      ...createOwnIdHandlers(parts.currentVault),
      ...createChangesHandlers(parts.currentVault),
      ...createRosterHandlers(parts),
      ...createSearchHandlers(search),
      ...createSavedSearchHandlers(openSavedSearches({ ...parts, appData: { dir } })),
      ...createExportHandlers(exports),
      ...createReviewsHandlers(reviews),
      ...createGitHubHandlers(github),
    },
    async stop() {
      if (github.begun()) (await github()).stop();
      await Promise.all([search.stop(), exports.stop(), reviews.stop()]);
    },
  };
}
