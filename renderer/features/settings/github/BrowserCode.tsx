import { Copy, ExternalLink } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { call } from '../../../api.ts';
import { Button } from '../../../ui/Button.tsx';
import { copyShown } from '../../../ui/copy-shown.ts';
import { ErrorNote } from '../../../ui/ErrorNote.tsx';
import { momentWords } from '../../../ui/format.ts';
import { toast } from '../../../ui/Toast.tsx';
import styles from './GitHub.module.css';
import type { SignIn } from './use-sign-in.ts';

/** The code to enter in the browser, where, and how long it is good for. Pressing the main button copies it and opens the page. */
export function BrowserCode({ signIn }: { signIn: SignIn }) {
  const code = useRef<HTMLOutputElement>(null);
  const open = useRef<HTMLButtonElement>(null);
  const hasEnded = useHasEnded(signIn.expiresAt);
  useEffect(() => open.current?.focus(), []);
  const copy = () => copyShown(code.current) && toast({ message: 'Code copied' });
  const where = signIn.verificationUri.replace(/^https?:\/\//, '');
  return (
    <section aria-label="Code for the browser" className={styles.code}>
      <output ref={code} aria-label={`Code: ${signIn.userCode.split('').join(' ')}`}>
        {signIn.userCode}
      </output>
      <div className={styles.pages}>
        <Button
          ref={open}
          variant="accent"
          icon={<ExternalLink size={14} aria-hidden />}
          onClick={() => {
            copy();
            void call('app:open-link', { url: signIn.verificationUri }).catch(() => {});
          }}
        >
          Copy and open GitHub
        </Button>
        <Button icon={<Copy size={14} aria-hidden />} onClick={copy}>
          Copy code
        </Button>
      </div>
      {hasEnded ? (
        <ErrorNote>The code has ended. Cancel, and get a new one.</ErrorNote>
      ) : (
        <p role="status" className={styles.words}>
          Enter it at {where}. Waiting for you there; the code is good until {momentWords(signIn.expiresAt)}.
        </p>
      )}
    </section>
  );
}

function useHasEnded(expiresAt: string): boolean {
  const [hasEnded, setEnded] = useState(false);
  useEffect(() => {
    setEnded(false);
    const timer = setTimeout(() => setEnded(true), Math.max(0, Date.parse(expiresAt) - Date.now()));
    return () => clearTimeout(timer);
  }, [expiresAt]);
  return hasEnded;
}
