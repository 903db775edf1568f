import type { FindingSummary } from '../../../../shared/domain/finding.ts';
import type { Counts } from '../../../../shared/findings/count.ts';
import { useVault } from '../../../state/vault.ts';
import { Dialog } from '../../../ui/Dialog.tsx';
import { PersonName } from '../../../ui/PersonName.tsx';
import styles from './MentionsDialog.module.css';

interface MentionsDialogProps {
  finding: FindingSummary;
  counts: Counts;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** The chart of a finding as a table: who speaks for and against its claim, and how often. */
export function MentionsDialog({ finding, counts, open, onOpenChange }: MentionsDialogProps) {
  const { perPerson, people, companies, mentions, contradicting } = counts;
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title="Mentions per person"
      description={finding.written ? finding.claim : 'No claim yet'}
      reading
      width={520}
    >
      {perPerson.length === 0 ? (
        <p className={styles.nobody}>Nobody speaks for or against it yet.</p>
      ) : (
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">Person</th>
              <th scope="col">Company</th>
              <th scope="col" data-number>
                Supports
              </th>
              <th scope="col" data-number>
                Contradicts
              </th>
            </tr>
          </thead>
          <tbody>
            {perPerson.map(({ key, supports, contradicts }) => (
              <tr key={key}>
                <th scope="row">
                  <Speaker id={key} />
                </th>
                <td>
                  <Company id={key} />
                </td>
                <td data-number>{supports}</td>
                <td data-number>{contradicts}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">
                {people} for, {contradicting.people} against
              </th>
              <td>
                {companies} for, {contradicting.companies} against
              </td>
              <td data-number>{mentions}</td>
              <td data-number>{contradicting.mentions}</td>
            </tr>
          </tfoot>
        </table>
      )}
    </Dialog>
  );
}

function Speaker({ id }: { id: string }) {
  return id.startsWith('p_') ? (
    <PersonName id={id} />
  ) : (
    <span className={styles.unnamed}>Somebody who is not named</span>
  );
}

function Company({ id }: { id: string }) {
  return useVault((s) => s.participants.find((one) => one.id === id)?.company) ?? '–';
}
