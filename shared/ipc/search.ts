import { z } from 'zod';

export const IndexState = z.discriminatedUnion('state', [
  z.object({ state: z.literal('idle') }),
  z.object({ state: z.literal('indexing'), done: z.number().int(), total: z.number().int() }),
  z.object({ state: z.literal('ready'), notes: z.number().int() }),
  z.object({ state: z.literal('failed') }),
]);
export type IndexState = z.infer<typeof IndexState>;

export const searchContract = {
  /**
   * Asks for a search port. It arrives as a window message `{type: 'search-port'}` with the port; queries then go straight to
   * the search process (`shared/search/protocol.ts`). After a restart of that process a new port arrives unasked.
   */
  'search:connect': { input: z.void(), output: z.void() },
  'search:state': { input: z.void(), output: IndexState },
} as const;
