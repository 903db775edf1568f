import { z } from 'zod';
import { SearchFeed, SearchReport } from '../../shared/search/feed.ts';
import { HighlightsAnswer, HighlightsRequest, SearchAnswer, SearchRequest } from '../../shared/search/protocol.ts';

/** What main itself asks, and what comes back. */
const MainRequest = z.union([HighlightsRequest, SearchRequest]);
export type MainRequest = z.infer<typeof MainRequest>;
const MainAnswer = z.union([HighlightsAnswer, SearchAnswer]);
export type MainAnswer = z.infer<typeof MainAnswer>;

/** All that main says to the search process: what feeds it, and questions of main's own. No path ever crosses. */
export const ParentMessage = z.discriminatedUnion('type', [
  SearchFeed,
  z.object({ type: z.literal('ask'), request: MainRequest }),
]);
export type ParentMessage = z.infer<typeof ParentMessage>;

/** All that the search process says to main. */
export const ProcessMessage = z.discriminatedUnion('type', [
  SearchReport,
  z.object({ type: z.literal('answer'), answer: MainAnswer }),
  /** What was kept is taken up, and these are its notes with their versions: none where nothing was. Once, after 'started'. */
  z.object({ type: z.literal('loaded'), notes: z.array(z.tuple([z.string(), z.string()])) }),
  /** The index, which it has made and not read, has been written: a process that reads it takes a third of the memory. */
  z.object({ type: z.literal('kept') }),
  /** The index could not be written where it is kept, for this reason of the system's (`ENOSPC`). */
  z.object({ type: z.literal('not-kept'), code: z.string() }),
]);
export type ProcessMessage = z.infer<typeof ProcessMessage>;
