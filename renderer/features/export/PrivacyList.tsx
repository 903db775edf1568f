import { ShieldAlert, ShieldCheck } from 'lucide-react';
import type { Bundle, Decision, PrivacyHit } from '../../../shared/ipc/export.ts';
import { Segmented } from '../../ui/Segmented.tsx';
import { describeHit } from './hit-words.ts';
import styles from './PrivacyList.module.css';

interface Props {
  bundle: Bundle;
  currentHit: string | null;
  onCurrent: (hitId: string) => void;
  onDecide: (hit: PrivacyHit, decision: Decision) => void;
}

/** Each identity that was found, with what to do about it. The middle choice shows its result. */
export function PrivacyList({ bundle, currentHit, onCurrent, onDecide }: Props) {
  if (bundle.hits.length === 0) {
    return (
      <p className={styles.none}>
        No name, e-mail, company or handle that the vault knows stands in this export. Read it once more: people can be
        recognized by what they say, too.
      </p>
    );
  }
  return (
    <ul className={styles.hits}>
      {bundle.hits.map((hit) => (
        <HitRow
          key={hit.hitId}
          hit={hit}
          current={hit.hitId === currentHit}
          onCurrent={() => onCurrent(hit.hitId)}
          onDecide={(decision) => onDecide(hit, decision)}
        />
      ))}
    </ul>
  );
}

interface RowProps {
  hit: PrivacyHit;
  current: boolean;
  onCurrent: () => void;
  onDecide: (decision: Decision) => void;
}

function HitRow({ hit, current, onCurrent, onDecide }: RowProps) {
  const { exact, offers, decision } = hit;
  const usual = offers[0]?.text ?? '';
  const shown = exact.replace(/\s+/g, ' ');
  const replacement = decision?.decision === 'replace' ? decision.with : usual;
  return (
    <li
      className={styles.row}
      data-hit-row={hit.hitId}
      data-current={current || undefined}
      data-open={decision === null || undefined}
      onFocus={onCurrent}
      onPointerDown={onCurrent}
    >
      <div className={styles.words}>
        <p className={styles.exact} title={shown}>
          {shown}
        </p>
        <p className={styles.where}>{describeHit(hit)}</p>
      </div>
      <Segmented
        label={`${shown}: ${decision === null ? 'to decide' : 'decided'}`}
        className={styles.choices}
        options={[
          { value: 'keep', label: 'Keep' },
          { value: 'replace', label: replacement },
          { value: 'redact', label: 'Redact' },
        ]}
        value={decision?.decision ?? null}
        onChange={(value) => onDecide(value === 'replace' ? { decision: 'replace', with: usual } : { decision: value })}
      />
    </li>
  );
}

/** "2 to decide" or "All decided", with an icon so that color is not the only sign. */
export function PrivacyState({ bundle }: { bundle: Bundle | null }) {
  if (!bundle || bundle.hits.length === 0) return null;
  const open = bundle.undecided;
  return (
    <span role="status" className={styles.state} data-tone={open > 0 ? 'warn' : 'ok'}>
      {open > 0 ? <ShieldAlert size={14} aria-hidden /> : <ShieldCheck size={14} aria-hidden />}
      {open > 0 ? `${open} to decide` : 'All decided'}
    </span>
  );
}
