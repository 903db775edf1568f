import { changesContract, tagsContract } from '../shared/ipc/changes.ts';
import { conversionContract } from '../shared/ipc/conversion.ts';
import { exportContract } from '../shared/ipc/export.ts';
import { githubContract } from '../shared/ipc/github.ts';
import { historyContract } from '../shared/ipc/history.ts';
import type { Channel, HandlersOf } from '../shared/ipc/index.ts';
import { ownIdContract } from '../shared/ipc/own-id.ts';
import { reviewsContract } from '../shared/ipc/reviews.ts';
import { rosterContract } from '../shared/ipc/roster.ts';
import { savedSearchesContract } from '../shared/ipc/saved-searches.ts';
import { searchContract } from '../shared/ipc/search.ts';
import { trashContract } from '../shared/ipc/trash.ts';

const lateContract = {
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
export type LateContract = typeof lateContract;

/** Handlers of the channels whose services are loaded after the first screen: a call that comes earlier has them loaded. */
export function handledLate(load: () => Promise<HandlersOf<LateContract>>): HandlersOf<LateContract> {
  const channels = Object.keys(lateContract) as (keyof LateContract & Channel)[];
  const entries = channels.map((channel) => [
    channel,
    async (input: unknown) => ((await load())[channel] as (input: unknown) => Promise<unknown>)(input),
  ]);
  return Object.fromEntries(entries) as HandlersOf<LateContract>;
}
