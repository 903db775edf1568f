import { ExternalLink } from 'lucide-react';
import { call } from '../../../api.ts';
import { Button } from '../../../ui/Button.tsx';
import { ErrorNote } from '../../../ui/ErrorNote.tsx';
import type { Said } from '../../../ui/github-sentences.ts';
import styles from './GitHub.module.css';

/** What went wrong, and the page on which it is put right where there is one. */
export function SaidNote({ said }: { said: Said }) {
  return (
    <div className={styles.said}>
      <ErrorNote>{said.sentence}</ErrorNote>
      {said.link && <PageButton page={said.link.url}>{said.link.label}</PageButton>}
    </div>
  );
}

/** Opens a page in the browser; nothing where there is none that can be opened. */
export function PageButton({ page, children }: { page: string | null; children: string }) {
  if (page === null) return null;
  return (
    <Button
      variant="quiet"
      className={styles.page}
      icon={<ExternalLink size={14} aria-hidden />}
      onClick={() => void call('app:open-link', { url: page }).catch(() => {})}
    >
      {children}
    </Button>
  );
}
