import { create } from 'zustand';
import type { ExportSelection, HighlightsDraft, LinkDraft, ResultsDraft } from '../../shared/ipc/export.ts';
import type { DocumentKind } from '../../shared/ipc/notes.ts';

/** Where in a note to go: the n-th occurrence of a plain text, or a highlight; with the search that led there, to walk its hits. */
export type Reveal = ({ hit: string; occurrence: number } | { highlightId: string }) & { query?: string };

/** A document that somebody begins: which kind, and what of the vault goes in first. */
export type DocumentStart =
  | { document: 'digest' | 'standup'; findingIds: string[] }
  | { document: 'goal'; findingIds: string[]; goalId: string | null }
  | { document: 'summary'; interviewIds: string[] };

/** A group of the settings. */
export type SettingsSection = 'general' | 'appearance' | 'vault' | 'privacy' | 'github' | 'about';

/** What was typed in a document that is opened again; `followUp`: it follows a pull request that has ended. */
export interface DocumentAgain {
  fields: { title: string; owner: string; deadline: string; feedbackWanted: string };
  followUp: boolean;
}

/** What fills the window right of the sidebar. */
export type Place =
  | { area: 'interviews'; noteId: string | null; reveal?: Reveal; focus?: 'title' | 'body' | 'list' }
  | { area: 'search'; query?: string; view?: 'highlights' }
  | { area: 'findings' }
  | { area: 'finding'; findingId: string; focus?: 'title' | 'body' }
  | { area: 'goal'; goalId: string; focus?: 'title' | 'body' }
  | { area: 'tags' }
  | { area: 'published'; participantId?: string; waiting?: true }
  | { area: 'export'; selection: ExportSelection; title?: string; again?: DocumentAgain }
  | { area: 'document'; draft: DocumentStart; again?: DocumentAgain }
  | { area: 'share'; draft: ResultsDraft | HighlightsDraft | LinkDraft }
  | { area: 'roster' }
  | { area: 'trash' }
  | { area: 'settings'; section?: SettingsSection };

/** Narrowing of the interview list by the sidebar and the list's own filter; shared by list and search. */
export interface ListFilter {
  teamIds: string[];
  pmIds: string[];
  after: string | null;
  before: string | null;
}

export const noFilter: ListFilter = { teamIds: [], pmIds: [], after: null, before: null };

interface NavigationState {
  place: Place;
  filter: ListFilter;
  past: Place[];
  future: Place[];
  go(place: Place): void;
  back(): void;
  forward(): void;
  setFilter(filter: ListFilter): void;
  reset(): void;
}

const start: Place = { area: 'interviews', noteId: null };
const samePlace = (a: Place, b: Place) => a.area === b.area && documentAt(a) === documentAt(b);

/** Where a document is opened; `null` for its id: where those of its kind are listed. */
export function placeOf(kind: DocumentKind, id: string | null, focus?: 'body'): Place {
  if (kind === 'interview') return { area: 'interviews', noteId: id, ...(focus && { focus }) };
  if (id === null) return { area: 'findings' };
  return kind === 'finding'
    ? { area: 'finding', findingId: id, ...(focus && { focus }) }
    : { area: 'goal', goalId: id, ...(focus && { focus }) };
}

/** The id of the document that a place opens in the editor; `null` where it opens none. */
export function documentAt(place: Place): string | null {
  if (place.area === 'interviews') return place.noteId;
  if (place.area === 'finding') return place.findingId;
  return place.area === 'goal' ? place.goalId : null;
}

/** Places visited, as in a browser: `go` to the place one already is in replaces it. */
export const useNavigation = create<NavigationState>((set) => ({
  place: start,
  filter: noFilter,
  past: [],
  future: [],
  go: (place) =>
    set((s) => (samePlace(s.place, place) ? { place } : { place, past: [...s.past.slice(-49), s.place], future: [] })),
  back: () =>
    set((s) => {
      const place = s.past.at(-1);
      return place ? { place, past: s.past.slice(0, -1), future: [s.place, ...s.future] } : s;
    }),
  forward: () =>
    set((s) => {
      const place = s.future[0];
      return place ? { place, past: [...s.past, s.place], future: s.future.slice(1) } : s;
    }),
  setFilter: (filter) => set({ filter }),
  reset: () => set({ place: start, filter: noFilter, past: [], future: [] }),
}));
