import type { RefObject } from 'react';
import { newTokenPage } from '../../../ui/github-pages.ts';
import type { Said } from '../../../ui/github-sentences.ts';
import { SecretField } from '../../../ui/SecretField.tsx';
import styles from './GitHub.module.css';
import { PageButton } from './SaidNote.tsx';
import type { TypedServer } from './typed-server.ts';

interface Props {
  field: RefObject<HTMLInputElement | null>;
  at: TypedServer;
  problem: Said | null;
  onInput: () => void;
}

/** The token, where to make one, and what becomes of it. */
export function TokenPart({ field, at: { host, server }, problem, onInput }: Props) {
  return (
    <>
      <SecretField
        label="Token"
        ref={field}
        error={problem?.sentence ?? null}
        onInput={onInput}
        hint={`Sent to ${host} alone. Kept in the system’s keyring; without one, in memory until you quit.`}
      />
      <div className={styles.making}>
        <p className={styles.words}>
          No token yet? A fine-grained one reaches only the repositories that you choose; set “Contents” and “Pull
          requests” to “Read and write”. A classic one needs the scope “repo”, and can also propose through a fork.
        </p>
        <div className={styles.pages}>
          <PageButton page={server === null ? null : newTokenPage(server, 'fine-grained')}>
            Make a fine-grained token
          </PageButton>
          <PageButton page={server === null ? null : newTokenPage(server, 'classic')}>Make a classic token</PageButton>
        </div>
      </div>
    </>
  );
}
