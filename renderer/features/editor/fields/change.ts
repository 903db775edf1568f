import type { InterviewFrontMatter } from '../../../../shared/domain/interview.ts';
import { useVault } from '../../../state/vault.ts';
import type { NoteSession } from '../session/note-session.ts';
import { fieldsAs } from '../session/session-view.ts';
import type { FieldValue } from '../session/shown-document.ts';
import { pmsAfter } from './pms.ts';

type Basis = Pick<InterviewFrontMatter, 'teams' | 'interviewers' | 'occurredAt'>;

/** Changes teams, interviewers or the date, and with them the PMs as long as nobody set those by hand. */
export function changeBasis(session: NoteSession, change: Basis): void {
  const before = fieldsAs('interview', session.kind, session.view.getState().fields);
  const pms = pmsAfter(useVault.getState().roster, before, change);
  session.setFields({ ...(change as Record<string, FieldValue>), ...(pms && { pms }) });
}
