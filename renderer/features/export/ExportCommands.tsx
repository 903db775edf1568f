import { useCommand } from '../../commands/use-command.ts';
import { useNavigation } from '../../state/navigation.ts';
import { useSelection } from '../../state/selection.ts';
import { useVault } from '../../state/vault.ts';
import { useView } from '../../state/view.ts';

/** The export commands outside of the export itself: they take the interviews selected in the list, else the open one. */
export function ExportCommands() {
  const place = useNavigation((s) => s.place);
  const selected = useSelection((s) => s.ids);
  const notes = useVault((s) => s.notes);
  const open = place.area === 'interviews' ? place.noteId : null;
  const inList = place.area === 'interviews' ? [...selected] : [];
  const wanted = new Set(inList.length > 1 || open === null ? inList : [open]);
  // In the order of the list, and only those that are still there.
  const interviewIds = notes.filter((note) => wanted.has(note.id)).map((note) => note.id);
  const run = () => {
    useView.setState({ focusMode: false });
    useNavigation.getState().go({ area: 'export', selection: { interviewIds } });
  };
  const unavailable = interviewIds.length === 0 ? 'Open or select an interview first' : null;
  useCommand('export:pull-request', run, unavailable);
  useCommand('export:copy', run, unavailable);
  useCommand('export:copy-rich', run, unavailable);
  useCommand('export:save-folder', run, unavailable);
  useCommand('export:print', run, unavailable);
  return null;
}
