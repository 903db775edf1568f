import { useMemo } from 'react';
import { VaultConfig } from '../../../shared/domain/vault-config.ts';
import { sharedBy } from '../../../shared/privacy/singled-out.ts';
import { useVault } from '../../state/vault.ts';
import { formatList, plural } from '../../ui/format.ts';
import styles from './ParticipantDialog.module.css';
import type { ParticipantForm } from './participant-form.ts';

const defaultK = VaultConfig.shape.privacy.parse(undefined).k;

/** How many of the vault share what may be told of somebody, as it is entered. */
export function SharedBy({
  id,
  form,
}: {
  id: string;
  form: Pick<ParticipantForm, 'role' | 'segment' | 'companySize'>;
}) {
  const participants = useVault((s) => s.participants);
  const k = useVault((s) => (s.vault.state === 'open' ? (s.vault.vault.config?.privacy.k ?? defaultK) : defaultK));
  const { role, segment, companySize } = form;
  const people = useMemo(
    () => sharedBy({ id, role, segment, companySize }, participants),
    [id, role, segment, companySize, participants],
  );
  if (people === null) return null;
  const all = plural(participants.length, 'participant');
  const named = [role.trim() && 'role', segment.trim() && 'segment', companySize.trim() && 'company size'];
  const what = formatList(named.filter((one) => one !== ''));
  const share = `${people} of ${all} ${people === 1 ? 'has' : 'have'} this ${what}`;
  return (
    <p className={styles.shared}>
      {people < k
        ? `Only ${share}. An export that shows ${what.includes(' ') ? 'them together' : 'it'} warns.`
        : `${share}.`}
    </p>
  );
}
