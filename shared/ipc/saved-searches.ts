import { z } from 'zod';
import { Ulid } from '../domain/ids.ts';

/** A vault has at most so many saved searches: they are a list to look at. */
export const mostSavedSearches = 200;

export const SavedSearch = z.object({
  id: Ulid,
  name: z.string().trim().min(1).max(120),
  /** As typed, filters and all. It need not fit the vault: a team that is gone explains itself when the search is opened. */
  query: z
    .string()
    .max(10_000)
    .refine((query) => query.trim() !== ''),
});
export type SavedSearch = z.infer<typeof SavedSearch>;

export const SavedSearches = z.object({
  /** In the order of the sidebar. */
  searches: z.array(SavedSearch),
  /** Said once: the file could not be read as a whole, and was kept under this name in the app's data folder. */
  setAside: z.string().nullable(),
});
export type SavedSearches = z.infer<typeof SavedSearches>;

/** Saved searches of the open vault, on this machine alone. Each call answers with all of them as they stand then. */
export const savedSearchesContract = {
  /** 'no-vault' | 'permission' | 'io'. */
  'saved-searches:list': { input: z.void(), output: SavedSearches },
  /** A new one (at the end, or at place `at` from 0), or another name or query for one that is there. 'too-large' where there are too many. */
  'saved-searches:put': {
    input: z.object({ search: SavedSearch, at: z.number().int().nonnegative().optional() }),
    output: SavedSearches,
  },
  /** One that is not there any more is no error. */
  'saved-searches:remove': { input: z.object({ id: Ulid }), output: SavedSearches },
  /** To place `to`, counted from 0 without it; beyond the end is the end. */
  'saved-searches:move': {
    input: z.object({ id: Ulid, to: z.number().int().nonnegative() }),
    output: SavedSearches,
  },
} as const;
