import type { StandingHighlight } from '../../../shared/findings/standing.ts';
import { useNavigation } from '../../state/navigation.ts';
import { notesById } from './notes-by-id.ts';
import type { ResultOption } from './result-options.ts';
import { useResults } from './results-store.ts';

/** Opens the interview of an option at its passage. Where it is gone by now, the list stays and says so. */
export function openNote({ note, passage }: ResultOption): void {
  if (!notesById().has(note.noteId)) {
    useResults.setState({ gone: note.title || 'Untitled' });
    return;
  }
  const query = useResults.getState().answered;
  useNavigation.getState().go({
    area: 'interviews',
    noteId: note.noteId,
    focus: 'body',
    ...(passage && { reveal: { hit: passage.hit, occurrence: passage.occurrence, query } }),
  });
}

/** Opens the interview of a highlight with the highlight in view. */
export function openHighlight({ noteId, highlightId, title }: StandingHighlight): void {
  if (!notesById().has(noteId)) {
    useResults.setState({ gone: title || 'Untitled' });
    return;
  }
  const query = useResults.getState().answered;
  const reveal = { highlightId, query };
  useNavigation.getState().go({ area: 'interviews', noteId, focus: 'body', reveal });
}
