import { create } from 'zustand';
import { ulid } from '../../shared/domain/ids.ts';
import { mostSavedSearches, type SavedSearch, type SavedSearches } from '../../shared/ipc/saved-searches.ts';
import { AppError } from '../../shared/result.ts';
import { longestQuery } from '../../shared/search/language/parse.ts';
import { call } from '../api.ts';
import { sentenceOf } from '../ui/errors.ts';
import { plural } from '../ui/format.ts';
import { toast } from '../ui/Toast.tsx';

interface State {
  /** In the order of the sidebar. */
  searches: readonly SavedSearch[];
  /** Id of the row in the sidebar that has the focus. */
  focused: string | null;
}

/** The searches that were saved for the open vault on this machine. */
export const useSavedSearches = create<State>(() => ({ searches: [], focused: null }));

/** Fetches them for the vault that is open now; none where there is no vault. */
export async function loadSavedSearches(open: boolean): Promise<void> {
  useSavedSearches.setState({ searches: [], focused: null });
  if (open) await change(() => call('saved-searches:list'));
}

/** Keeps a query under a name, after those that are there. Resolves to whether it is kept. */
export function saveSearch(name: string, query: string): Promise<boolean> {
  const id = ulid(Date.now(), (count) => crypto.getRandomValues(new Uint8Array(count)));
  return change(() => call('saved-searches:put', { search: { id, name, query: query.slice(0, longestQuery) } }));
}

/** Gives one that is there another name. */
export function renameSearch(search: SavedSearch, name: string): Promise<boolean> {
  return change(() => call('saved-searches:put', { search: { ...search, name } }));
}

/** Removes one; a toast offers to put it back where it was. */
export async function removeSearch(search: SavedSearch): Promise<void> {
  const at = useSavedSearches.getState().searches.findIndex((one) => one.id === search.id);
  if (at < 0 || !(await change(() => call('saved-searches:remove', { id: search.id })))) return;
  const undo = () => void change(() => call('saved-searches:put', { search, at }));
  toast({ message: `Deleted the search “${search.name}”`, action: { label: 'Undo', run: undo } });
}

/** Moves one to another place, counted from 0; out of bounds is the nearest end. Resolves to whether it was moved. */
export async function moveSearch(id: string, to: number): Promise<boolean> {
  const { searches } = useSavedSearches.getState();
  const place = Math.min(Math.max(to, 0), searches.length - 1);
  const moved = searches.find((one) => one.id === id);
  if (!moved || searches[place] === moved) return false;
  useSavedSearches.setState({ searches: searches.filter((one) => one !== moved).toSpliced(place, 0, moved) });
  return change(() => call('saved-searches:move', { id, to: place }));
}

async function change(ask: () => Promise<SavedSearches>): Promise<boolean> {
  try {
    const { searches, setAside } = await ask();
    useSavedSearches.setState({ searches });
    if (setAside !== null) {
      toast({
        message: `Some saved searches could not be read. Their file is kept as “${setAside}” in Fieldbook’s data folder.`,
        error: true,
      });
    }
    return true;
  } catch (error) {
    const sentence =
      error instanceof AppError && error.code === 'too-large'
        ? `There are ${plural(mostSavedSearches, 'saved search', 'saved searches')} already. Delete one first.`
        : sentenceOf(error);
    if (sentence) toast({ message: sentence, error: true });
    return false;
  }
}
