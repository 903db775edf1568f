import { Ellipsis } from 'lucide-react';
import type { KeyboardEvent, Ref } from 'react';
import type { Decision, PrivacyHit } from '../../../../shared/ipc/export.ts';
import { useVault } from '../../../state/vault.ts';
import { personName } from '../../../ui/roster-look.ts';
import { describeHit, keptWords, shownExact } from '../hit-words.ts';
import styles from './HitList.module.css';
import type { Choice } from './review-model.ts';
import { openChoices } from './review-store.ts';

interface Props {
  ref: Ref<HTMLLIElement>;
  index: number;
  /** How many there are in all. */
  of: number;
  /** In px. */
  top: number;
  hit: PrivacyHit;
  isCurrent: boolean;
  onCurrent: () => void;
  /** Pressed: its place in the text is asked for. */
  onShow: () => void;
  onChoose: (choice: Choice) => void;
}

/** A hit: the string, what and where it is, and its three choices. Only those of the hit that is looked at are reached with Tab. */
export function HitRow({ ref, index, of, top, hit, isCurrent, onCurrent, onShow, onChoose }: Props) {
  const roster = useVault((s) => s.roster);
  const shown = shownExact(hit);
  const where = describeHit(hit);
  const kept = keptWords(hit, (id) => personName(roster, id));
  return (
    <li
      ref={ref}
      className={styles.row}
      style={{ transform: `translateY(${top}px)` }}
      aria-setsize={of}
      aria-posinset={index + 1}
      data-index={index}
      data-hit-row={hit.hitId}
      data-current={isCurrent || undefined}
      data-open={hit.decision === null || undefined}
      onFocus={onCurrent}
      onPointerDown={onShow}
    >
      <div className={styles.words}>
        <p className={styles.exact} dir="auto" title={shown}>
          {shown}
        </p>
        <p className={styles.where} title={kept ? `${kept} · ${where}` : where}>
          {kept ? `${kept} · ${where}` : where}
        </p>
        <button
          type="button"
          className={styles.more}
          tabIndex={isCurrent ? 0 : -1}
          aria-haspopup="dialog"
          aria-label={`Other choices for ${shown}`}
          onClick={(event) => openChoices(hit.hitId, event.currentTarget, false)}
        >
          <Ellipsis size={14} aria-hidden />
        </button>
      </div>
      <Choices
        label={`${shown}: ${hit.decision === null ? 'to decide' : 'decided'}`}
        decision={hit.decision}
        standIn={hit.decision?.decision === 'replace' ? hit.decision.with : hit.offers[0]!.text}
        tabbable={isCurrent}
        onChoose={onChoose}
      />
    </li>
  );
}

interface ChoicesProps {
  label: string;
  decision: Decision | null;
  /** What the middle choice puts there. */
  standIn: string;
  tabbable: boolean;
  onChoose: (choice: Choice) => void;
}

const values = ['keep', 'replace', 'redact'] as const;

function Choices({ label, decision, standIn, tabbable, onChoose }: ChoicesProps) {
  const words = { keep: 'Keep', replace: standIn, redact: 'Redact' };
  const chosen = decision?.decision ?? null;
  const choose = (value: (typeof values)[number]) =>
    onChoose(
      value !== 'replace'
        ? { decision: value }
        : decision?.decision === 'replace'
          ? decision
          : { decision: 'replace', nth: 0 },
    );
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const buttons = [...event.currentTarget.querySelectorAll('button')];
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
    const next = (at + step + buttons.length) % buttons.length;
    buttons[next]?.focus();
    choose(values[next]!);
  };
  return (
    <div role="radiogroup" aria-label={label} className={styles.choices} onKeyDown={onKeyDown}>
      {values.map((value) => (
        // biome-ignore lint/a11y/useSemanticElements: radios of a form cannot be left out of the order of Tab
        <button
          key={value}
          type="button"
          role="radio"
          aria-checked={chosen === value}
          data-checked={chosen === value ? '' : undefined}
          tabIndex={tabbable && value === (chosen ?? 'keep') ? 0 : -1}
          className={styles.choice}
          title={value === 'replace' ? standIn : undefined}
          onClick={() => choose(value)}
        >
          <span className={styles.clip}>{words[value]}</span>
        </button>
      ))}
    </div>
  );
}
