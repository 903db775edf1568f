import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import type { FindingSummary } from '../../../../shared/domain/finding.ts';
import { announce } from '../../../state/status.ts';
import { toast } from '../../../ui/Toast.tsx';
import styles from './Board.module.css';
import { focusColumn, useBoard } from './board-store.ts';
import { claimHint, oneLine } from './words.ts';

const longestTooltip = 500;

interface ClaimFieldProps {
  finding: FindingSummary;
  onChange: (claim: string) => void;
}

/** The claim of a finding; a click, or F2, writes it in place. Enter keeps what is written, Escape what was there. */
export function ClaimField({ finding, onChange }: ClaimFieldProps) {
  const isWriting = useBoard((s) => s.writing === finding.id);
  const { claim, written, readOnly } = finding;
  return (
    <div className={styles.claimBox}>
      <h3>
        <button
          type="button"
          className={styles.claim}
          data-unwritten={!written || undefined}
          disabled={readOnly !== null}
          tabIndex={-1} // F2 in the column does it; a stop in each column would be in the way
          title={claim.length > 100 ? claim.slice(0, longestTooltip) : undefined}
          onClick={() => useBoard.setState({ writing: finding.id })}
        >
          {written ? claim : 'Write the claim…'}
        </button>
      </h3>
      {isWriting && <Writing finding={finding} onChange={onChange} />}
    </div>
  );
}

function Writing({ finding, onChange }: ClaimFieldProps) {
  const [text, setText] = useState(finding.claim);
  const field = useRef<HTMLTextAreaElement>(null);
  const isDone = useRef(false);
  const hintId = useId();
  useEffect(() => field.current?.select(), []);

  const close = (keep: boolean, goesBack: boolean) => {
    if (isDone.current) return;
    isDone.current = true;
    const claim = oneLine(text);
    useBoard.setState({ writing: null });
    if (goesBack) focusColumn(finding.id);
    if (!keep || claim === oneLine(finding.claim)) return;
    if (claim === '') {
      const message = 'The claim stays as it was: a finding needs one';
      announce(message);
      toast({ message });
    } else onChange(claim);
  };
  const keyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.nativeEvent.isComposing) return;
    if (event.key !== 'Enter' && event.key !== 'Escape') return;
    event.preventDefault();
    close(event.key === 'Enter', true);
  };
  const hint = claimHint(text);
  return (
    <div className={styles.writing}>
      <textarea
        ref={field}
        aria-label="Claim"
        aria-describedby={hintId}
        placeholder="One sentence that stands alone"
        spellCheck
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={keyDown}
        onBlur={() => close(true, false)}
      />
      <p id={hintId} className={hint ? styles.hint : styles.hidden}>
        {hint}
      </p>
    </div>
  );
}
