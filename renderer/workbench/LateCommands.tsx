import { ConversionCommand } from '../features/conversion/ConversionCommand.tsx';
import { NewNoteCommands } from '../features/editor/NewNoteCommands.tsx';
import { ExportCommands } from '../features/export/ExportCommands.tsx';
import { RecordTroubles } from '../features/export/RecordTroubles.tsx';
import { WaitingCommands } from '../features/export/waiting/WaitingCommands.tsx';
import { FindingsCommands } from '../features/findings/FindingsCommands.tsx';
import { HistoryCommands } from '../features/history/HistoryCommands.tsx';
import { OwnIdCommand } from '../features/own-id/OwnIdCommand.tsx';
import { ParticipantCommands } from '../features/participants/ParticipantCommands.tsx';
import { PublishedCommands } from '../features/published/PublishedCommands.tsx';
import { RosterCommands } from '../features/roster/RosterCommands.tsx';
import { SavedSearchCommands } from '../features/saved-searches/SavedSearchCommands.tsx';
import { GitHubCommands } from '../features/settings/github/GitHubCommands.tsx';
import { TagCommands } from '../features/tags/TagCommands.tsx';
import { TrashCommands } from '../features/trash/TrashCommands.tsx';
import { ChangeCommands } from './ChangeCommands.tsx';

/** Commands of areas that are not on the first screen, with their dialogs. Loaded after it. */
export function LateCommands() {
  return (
    <>
      <NewNoteCommands />
      <ChangeCommands />
      <ExportCommands />
      <RecordTroubles />
      <WaitingCommands />
      <FindingsCommands />
      <HistoryCommands />
      <ConversionCommand />
      <OwnIdCommand />
      <ParticipantCommands />
      <PublishedCommands />
      <GitHubCommands />
      <RosterCommands />
      <SavedSearchCommands />
      <TagCommands />
      <TrashCommands />
    </>
  );
}
