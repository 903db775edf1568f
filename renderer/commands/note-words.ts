import type { NoteSummary } from '../../shared/domain/interview.ts';
import type { Participant } from '../../shared/domain/participant.ts';
import type { Roster } from '../../shared/domain/roster.ts';
import { personName, teamLooks } from '../ui/roster-look.ts';
import { foldText } from './fuzzy.ts';

export interface NoteWords {
  note: NoteSummary;
  title: string;
  /** Teams, participants and companies, as shown after the title. */
  about: string;
  /** Title and the rest, folded for matching; the title comes first, so that positions inside it hold. */
  folded: string;
}

interface People {
  participants: readonly Participant[];
  roster: Roster;
}

/** What the switcher and the palette match notes by: title, teams, PMs, participants and companies. */
export function noteWords(notes: readonly NoteSummary[], { participants, roster }: People): NoteWords[] {
  const looks = teamLooks(roster);
  const byId = new Map(participants.map((p) => [p.id, [p.name, p.company].filter(Boolean).join(', ')]));
  return notes.map((note) => {
    const title = note.title || 'Untitled interview';
    const about = [
      ...note.teamIds.map((id) => looks.get(id)?.name ?? id),
      ...note.participantIds.flatMap((id) => byId.get(id) ?? []),
    ].join(' · ');
    const people = [...note.pmIds, ...note.interviewerIds].map((id) => personName(roster, id));
    return { note, title, about, folded: foldText([title, about, ...people].join('\n')) };
  });
}
