import { GitPullRequest } from 'lucide-react';
import { Button } from '../../../ui/Button.tsx';
import frame from '../ExportView.module.css';

interface Props {
  label: string;
  /** Why it cannot be pressed; `null` where it can. */
  unavailable: string | null;
  /** Something is on its way. */
  isBusy: boolean;
  /** What is on screen has been published. */
  isDone: boolean;
  onPress: () => void;
}

/** The main way out. It stays where it is while it works, so that the second of a double click meets nothing else. */
export function PublishButton({ label, unavailable, isBusy, isDone, onPress }: Props) {
  return (
    <Button
      className={frame.main}
      variant={unavailable === null && !isDone ? 'accent' : 'default'}
      disabled={unavailable !== null || isBusy}
      title={unavailable ?? undefined}
      icon={<GitPullRequest size={14} aria-hidden />}
      onClick={onPress}
    >
      {isBusy ? 'Publishing…' : label}
    </Button>
  );
}
