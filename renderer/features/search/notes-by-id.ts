import type { NoteSummary } from '../../../shared/domain/interview.ts';
import type { Participant } from '../../../shared/domain/participant.ts';
import { useVault } from '../../state/vault.ts';

const maps = new WeakMap<readonly NoteSummary[], Map<string, NoteSummary>>();

/** The notes of the open vault by id, made once for each state of the catalogue. */
export function notesById(notes: readonly NoteSummary[] = useVault.getState().notes): ReadonlyMap<string, NoteSummary> {
  const known = maps.get(notes);
  if (known) return known;
  const map = new Map(notes.map((note) => [note.id, note]));
  maps.set(notes, map);
  return map;
}

const companies = new WeakMap<readonly Participant[], Map<string, string>>();

/** The companies of a note's participants. */
export function companiesOf(noteId: string, participants: readonly Participant[]): string[] {
  let byId = companies.get(participants);
  if (!byId) {
    byId = new Map(participants.map(({ id, company = '' }) => [id, company]));
    companies.set(participants, byId);
  }
  const ids = notesById().get(noteId)?.participantIds ?? [];
  return [...new Set(ids.map((id) => byId?.get(id) ?? ''))].filter((company) => company !== '');
}
