import { useId, useRef, useState } from 'react';
import type { Account } from '../../../../shared/ipc/github.ts';
import type { Connecting } from '../../../state/github.ts';
import { announce } from '../../../state/status.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { Segmented } from '../../../ui/Segmented.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { toast } from '../../../ui/Toast.tsx';
import { BrowserCode } from './BrowserCode.tsx';
import { Connected } from './Connected.tsx';
import styles from './GitHub.module.css';
import { SaidNote } from './SaidNote.tsx';
import { TokenPart } from './TokenPart.tsx';
import { typedServer } from './typed-server.ts';
import { useCanSignIn } from './use-can-sign-in.ts';
import { connectedWords, useConnect } from './use-connect.ts';
import { useSignIn } from './use-sign-in.ts';

interface Props {
  connecting: Connecting;
  /** `account`: the one that was connected, `null` where none was. */
  onClose: (account: Account | null) => void;
}

/** Connects an account: on github.com or an Enterprise server, by a token or, where the build can, in the browser. */
export function ConnectDialog({ connecting, onClose }: Props) {
  const [where, setWhere] = useState<'github' | 'enterprise'>(connecting.server === '' ? 'github' : 'enterprise');
  const [address, setAddress] = useState(connecting.server);
  const [chosenWay, setWay] = useState<'browser' | 'token'>('browser');
  const [account, setAccount] = useState<Account | null>(null);
  const token = useRef<HTMLInputElement>(null);
  const form = useId();
  const server = where === 'github' ? '' : address.trim();
  const canSignIn = useCanSignIn(server);
  const way = canSignIn ? chosenWay : 'token';

  const connected = (next: Account) => {
    if (next.missing.length > 0 || next.keptIn === 'memory') return setAccount(next);
    // Where another dialog follows, a toast would lie on its buttons.
    if (connecting.onConnected) announce(`${connectedWords(next)}.`);
    else toast({ message: connectedWords(next) });
    onClose(next);
  };
  const byToken = useConnect(connected);
  const browser = useSignIn(connected);
  const isWorking = byToken.isWorking || browser.isWorking;
  const change = (next: () => void) => {
    browser.stop();
    byToken.setProblem(null);
    next();
  };
  const submit = () => {
    if (isWorking) return;
    if (where === 'enterprise' && server === '') {
      const sentence = 'Give the address of the server as your browser shows it.';
      return byToken.setProblem({ sentence, next: null, field: 'address' });
    }
    if (way === 'browser') return void browser.begin(server);
    const field = token.current;
    const value = field?.value.trim() ?? '';
    if (!field || value === '')
      return byToken.setProblem({ sentence: 'Paste a token first.', next: null, field: 'token' });
    // Once it is sent it stands nowhere in the page any more, whatever comes back.
    field.value = '';
    void byToken.send(server, value);
  };

  const addressProblem = byToken.problem?.field === 'address' ? byToken.problem : null;
  // What the dialog holds is known before it takes the focus.
  if (canSignIn === null) return null;
  if (account) return <Connected account={account} onAccount={setAccount} onClose={() => onClose(account)} />;
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose(null)}
      title="Connect GitHub"
      description="Fieldbook then puts branches and opens pull requests in your name: only what you publish, when you publish it."
      width={520}
      initialFocus={() => token.current ?? true}
      footer={
        <>
          <Button onClick={() => onClose(null)}>Cancel</Button>
          {!browser.signIn && (
            <Button variant="accent" type="submit" form={form} disabled={isWorking}>
              {mainWords(way, isWorking)}
            </Button>
          )}
        </>
      }
    >
      <form
        id={form}
        className={styles.form}
        autoComplete="off"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <div className={styles.choices}>
          <Segmented
            label="Where"
            value={where}
            onChange={(next) => change(() => setWhere(next))}
            options={[
              { value: 'github', label: 'GitHub.com' },
              { value: 'enterprise', label: 'GitHub Enterprise' },
            ]}
          />
          {canSignIn && (
            <Segmented
              label="How"
              value={way}
              onChange={(next) => change(() => setWay(next))}
              options={[
                { value: 'browser', label: 'In the browser' },
                { value: 'token', label: 'With a token' },
              ]}
            />
          )}
        </div>
        {where === 'enterprise' && (
          <TextField
            label="Address of the server"
            placeholder="https://github.acme.example"
            value={address}
            spellCheck={false}
            autoComplete="off"
            error={addressProblem?.sentence ?? null}
            onChange={(event) => change(() => setAddress(event.target.value))}
          />
        )}
        {way === 'token' ? (
          <TokenPart
            field={token}
            at={where === 'enterprise' && server === '' ? { host: 'the server', server: null } : typedServer(server)}
            problem={byToken.problem?.field === 'token' || where === 'github' ? byToken.problem : null}
            onInput={() => byToken.problem && byToken.setProblem(null)}
          />
        ) : browser.signIn ? (
          <BrowserCode signIn={browser.signIn} />
        ) : (
          <p className={styles.words}>
            You get a code here and enter it on a page of {typedServer(server).host}. Your password stays in the
            browser.
          </p>
        )}
        {way === 'browser' && browser.problem && <SaidNote said={browser.problem} />}
        <p role="status" className={styles.hidden}>
          {isWorking ? 'Asking GitHub…' : ''}
        </p>
      </form>
    </Dialog>
  );
}

function mainWords(way: 'browser' | 'token', isWorking: boolean): string {
  if (way === 'browser') return isWorking ? 'Asking for a code…' : 'Get a code';
  return isWorking ? 'Connecting…' : 'Connect';
}
