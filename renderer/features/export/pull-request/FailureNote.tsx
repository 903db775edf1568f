import { Button } from '../../../ui/Button.tsx';
import { ErrorNote } from '../../../ui/ErrorNote.tsx';
import styles from './PullRequest.module.css';
import type { Failure, NextStep } from './publish-failure.ts';

interface Props {
  failure: Failure;
  /** Left out where nothing but the sentence helps. */
  onStep?: ((step: NextStep) => void) | undefined;
}

/** Why it did not leave, and what can be done about it. */
export function FailureNote({ failure: { sentence, next }, onStep }: Props) {
  return (
    <div className={styles.failure}>
      <ErrorNote>{sentence}</ErrorNote>
      {onStep && next.length > 0 && (
        <div className={styles.buttons}>
          {next.map((step) => (
            <Button key={step.label} onClick={() => onStep(step)}>
              {step.label}
            </Button>
          ))}
        </div>
      )}
    </div>
  );
}
