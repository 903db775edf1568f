import { useCommand } from '../../commands/use-command.ts';
import { filterFindings, findingOfRow, useChosenFindings, useFindingsLook } from '../../state/findings.ts';
import { type Place, useNavigation } from '../../state/navigation.ts';
import { useSelection } from '../../state/selection.ts';
import { useVault } from '../../state/vault.ts';
import { useView } from '../../state/view.ts';

/**
 * The export commands outside of the export itself. Interviews: those selected in the list, else the open one. Findings: the open
 * one, else those chosen, else all that are shown.
 */
export function ExportCommands() {
  const place = useNavigation((s) => s.place);
  const interviewIds = useInterviews();
  const findingIds = useFindings();
  const goalId = useGoal();

  const exportNotes = () => go({ area: 'export', selection: { interviewIds } });
  const digest = () => go({ area: 'document', draft: { document: 'digest', findingIds } });
  const answer = () => {
    const { findings } = useVault.getState();
    const ofGoal = findings.filter(({ goalIds }) => goalId !== null && goalIds.includes(goalId)).map(({ id }) => id);
    go({ area: 'document', draft: { document: 'goal', findingIds: ofGoal, goalId } });
  };
  const noNote = interviewIds.length === 0 ? 'Open or select an interview first' : null;
  const noFinding = findingIds.length === 0 ? 'No finding is shown yet' : null;
  const noGoal = goalId === null ? 'No research goal yet' : null;

  const isFindings = place.area === 'findings' || place.area === 'finding';
  const share = isFindings ? digest : place.area === 'goal' ? answer : exportNotes;
  const cannot = isFindings ? noFinding : place.area === 'goal' ? noGoal : noNote;
  useCommand('export:pull-request', share, cannot);
  useCommand('export:copy', share, cannot);
  useCommand('export:copy-rich', share, cannot);
  useCommand('export:save-folder', share, cannot);
  useCommand('export:print', share, cannot);
  useCommand('export:digest', digest, noFinding);
  useCommand('export:standup', () => go({ area: 'document', draft: { document: 'standup', findingIds } }), noFinding);
  useCommand('export:goal', answer, noGoal);
  useCommand(
    'export:summary',
    () => go({ area: 'document', draft: { document: 'summary', interviewIds: interviewIds.slice(0, mostInSummary) } }),
    noNote,
  );
  return null;
}

const mostInSummary = 50;
const mostFindings = 200;

function go(place: Place) {
  useView.setState({ focusMode: false });
  useNavigation.getState().go(place);
}

/** In the order of the list, and only those that are still there. */
function useInterviews(): string[] {
  const place = useNavigation((s) => s.place);
  const selected = useSelection((s) => s.ids);
  const notes = useVault((s) => s.notes);
  const open = place.area === 'interviews' ? place.noteId : null;
  const inList = place.area === 'interviews' ? [...selected] : [];
  const wanted = new Set(inList.length > 1 || open === null ? inList : [open]);
  return notes.filter((note) => wanted.has(note.id)).map((note) => note.id);
}

function useFindings(): string[] {
  const place = useNavigation((s) => s.place);
  const chosen = useChosenFindings((s) => s.chosen);
  const { filter } = useFindingsLook();
  const findings = useVault((s) => s.findings);
  const shown = filterFindings(findings, filter);
  const picked = new Set([...chosen].map(findingOfRow));
  const some = place.area === 'findings' ? shown.filter(({ id }) => picked.has(id)) : [];
  const open = place.area === 'finding' ? findings.filter(({ id }) => id === place.findingId) : [];
  const first = open.length > 0 ? open : some.length > 0 ? some : shown;
  return first.slice(0, mostFindings).map(({ id }) => id);
}

/** The open goal; else the one that the findings are narrowed to, or the first of the latest quarter. */
function useGoal(): string | null {
  const place = useNavigation((s) => s.place);
  const { filter } = useFindingsLook();
  const goals = useVault((s) => s.goals);
  const wanted = place.area === 'goal' ? [place.goalId] : filter.goalIds;
  return (goals.find(({ id }) => wanted.includes(id)) ?? goals[0])?.id ?? null;
}
