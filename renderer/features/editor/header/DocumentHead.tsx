import { Scale, Share, SquarePlus } from 'lucide-react';
import { call } from '../../../api.ts';
import { useCommand } from '../../../commands/use-command.ts';
import { sentenceOf } from '../../../ui/errors.ts';
import { toast } from '../../../ui/Toast.tsx';
import styles from '../Editor.module.css';
import { useLook } from '../kinds/document-look.ts';
import { useNoteView } from '../note-context.ts';
import { Action } from './Action.tsx';

/** What the document is: it has no clock, and its status stands among its properties. */
export function KindLead() {
  const id = useNoteView((v) => v.id);
  const reveal = async () => {
    try {
      await call('notes:reveal', { id });
    } catch (error) {
      toast({ message: sentenceOf(error) ?? 'The folder cannot be shown', error: true });
    }
  };
  useCommand('note:reveal', () => void reveal());
  return <h1 className={styles.state}>{useLook().name}</h1>;
}

/** What one does with a finding beside writing it. */
export function FindingActions() {
  return (
    <>
      <Action id="evidence:add" icon={<SquarePlus size={16} aria-hidden />} />
      <Action id="evidence:opposite" icon={<Scale size={16} aria-hidden />} />
      <Action id="export:digest" icon={<Share size={16} aria-hidden />} />
    </>
  );
}

/** A research goal is its question, its properties and its text; what is beside them is its answer. */
export function GoalActions() {
  return <Action id="export:goal" icon={<Share size={16} aria-hidden />} />;
}
