import { Undo2, X } from 'lucide-react';
import type { Attribute } from '../../../../shared/ipc/export.ts';
import { editParticipant } from '../../../state/edited-participant.ts';
import { useVault } from '../../../state/vault.ts';
import { Button } from '../../../ui/Button.tsx';
import { Chip, ChipButton } from '../../../ui/Chip.tsx';
import { PersonName } from '../../../ui/PersonName.tsx';
import { attributeWord, type Person } from './omissions.ts';
import styles from './SingledOut.module.css';
import type { LeavingOut } from './use-leave-out.ts';

interface Props {
  person: Person;
  total: number;
  leaving: LeavingOut;
  /** Leaves out what is enough: for the one whom the key is for. */
  onRemedy?: (() => void) | undefined;
}

/** Somebody who can be told, with what stands of them: a click leaves it out, another one puts it back. */
export function PersonRow({ person, total, leaving, onRemedy }: Props) {
  const { participantId, found, attributes } = person;
  const participant = useVault((s) => s.participants.find(({ id }) => id === participantId));
  const words: Record<Attribute, string> = {
    role: participant?.role ?? 'Role',
    segment: participant?.segment ?? 'Segment',
    'company-size': participant?.companySize ?? 'Company size',
    date: 'Date',
  };
  const cannotHelp = found !== null && found.remedy.length === 0;
  return (
    <li className={styles.person}>
      <div className={styles.who}>
        <button
          type="button"
          className={styles.name}
          title="Edit this participant"
          onClick={() => editParticipant(participantId)}
        >
          <PersonName id={participantId} />
        </button>
        <span className={styles.count}>{found ? `${found.people} of ${total}` : 'Enough share the rest'}</span>
      </div>
      <ul className={styles.attributes} aria-label="What stands of them">
        {attributes.map(({ attribute, state }) => (
          <li key={attribute}>
            {state === 'fixed' ? (
              <Chip title="Stands in the place of a name">{words[attribute]}</Chip>
            ) : (
              <ChipButton
                className={styles.attribute}
                icon={state === 'out' ? <Undo2 size={12} aria-hidden /> : <X size={12} aria-hidden />}
                data-state={state}
                aria-pressed={state === 'out'}
                aria-label={`Leave out the ${attributeWord(attribute)}${attribute === 'date' ? '' : `: ${words[attribute]}`}`}
                onClick={() =>
                  state === 'out'
                    ? leaving.putBack(participantId, attribute)
                    : leaving.leave(new Map([[participantId, [attribute]]]))
                }
              >
                {words[attribute]}
              </ChipButton>
            )}
          </li>
        ))}
        {onRemedy && (
          <li>
            <Button variant="quiet" className={styles.remedy} keys="l" onClick={onRemedy}>
              Leave out
            </Button>
          </li>
        )}
      </ul>
      {cannotHelp && (
        <p className={styles.why}>A role or segment stands in the place of a name. Decide on that name again.</p>
      )}
    </li>
  );
}
