import type { RecordTrouble } from '../../../shared/ipc/export.ts';
import { errorSentence } from '../../ui/errors.ts';
import { formatList } from '../../ui/format.ts';

const damage: Record<Extract<RecordTrouble, { what: 'record' }>['why'], (file: string) => string> = {
  unreadable: (file) => `“${file}” cannot be read. What was decided there is asked again.`,
  'merge-conflict': (file) => `“${file}” holds both sides of a merge. What was decided there is asked again.`,
  'other-target': (file) => `“${file}” was made for another repository, so nothing in it counts here.`,
  partly: (file) => `Some entries of “${file}” cannot be read. What they decided is asked again.`,
};

/** What is said where a stand-in is somebody else's meanwhile, and the preview is made anew. */
export const standInsTaken =
  'Another computer gave one of these stand-ins to somebody else. Nothing left; look at the new ones and try again.';

/** What is said of trouble with the records of exports. `nameOf`: of a participant, as the vault knows them. */
export function recordSentence(trouble: RecordTrouble, nameOf: (participantId: string) => string): string {
  switch (trouble.what) {
    case 'record':
      return damage[trouble.why](trouble.file);
    case 'shared-stand-in':
      return `“${trouble.standIn}” stands for ${formatList(trouble.participantIds.map(nameOf))} in what was published from two computers. From now on they are told apart.`;
    case 'decision':
      return `The decision holds until Fieldbook closes; it could not be kept. ${errorSentence(trouble.code)}`;
    case 'leaving':
      return `It has left, but it is not listed under Published. ${errorSentence(trouble.code)}`;
  }
}
