import { ArrowDown, ArrowUp, CaseSensitive, Replace, WholeWord, X } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';
import { keysOf } from '../../../../shared/commands.ts';
import { announce } from '../../../state/status.ts';
import { Button } from '../../../ui/Button.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { isMac } from '../../../ui/keys.ts';
import { toast } from '../../../ui/Toast.tsx';
import { useLocked } from '../note-context.ts';
import styles from './FindBar.module.css';
import { finding, useFinding } from './find-store.ts';
import { countWords } from './find-words.ts';
import { useSteadyText } from './use-steady-text.ts';

const caseKeys = isMac ? 'Alt+$mod+c' : 'Alt+c';
const wordKeys = isMac ? 'Alt+$mod+w' : 'Alt+w';
const spoken = 600; // ms without a key until the count is said

/** Finds in the note on screen, and replaces. Enter and Shift+Enter go through the hits; Escape goes to the text, at the hit. */
export function FindBar({ opened }: { opened: number }) {
  const { open, text, by, matchCase, wholeWord, count, at, outcome } = useFinding((s) => s);
  const locked = useLocked();
  const field = useRef<HTMLInputElement>(null);
  const bar = useRef<HTMLElement>(null);
  useSteadyText(bar);
  const isReplacing = open === 'replace';

  // biome-ignore lint/correctness/useExhaustiveDependencies: asked for again, it takes the focus again
  useEffect(() => field.current?.select(), [opened]);
  const words = text === '' ? '' : countWords(count, at);
  useEffect(() => {
    if (words === '') return;
    const timer = setTimeout(() => announce(words), spoken);
    return () => clearTimeout(timer);
  }, [words]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const toggles = event.altKey && (!isMac || event.metaKey);
    if (event.key === 'Escape') finding.close();
    else if (toggles && event.code === 'KeyC') finding.change({ matchCase: !matchCase });
    else if (toggles && event.code === 'KeyW') finding.change({ wholeWord: !wholeWord });
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const onEnter = (run: (event: KeyboardEvent) => void) => (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    event.preventDefault();
    run(event);
  };
  const replaceAll = () => {
    const said = finding.replaceAll();
    if (said === null) return;
    toast({ message: said, action: { label: 'Undo', run: () => finding.view()?.undo() } });
  };
  const isOff = locked !== null || count === 0;

  return (
    <search ref={bar} aria-label="Find in the text" className={styles.bar} onKeyDown={onKeyDown}>
      <div className={styles.line}>
        <label className={styles.field} data-none={(text !== '' && count === 0) || undefined}>
          <input
            ref={field}
            aria-label="Find"
            placeholder="Find"
            value={text}
            maxLength={1000}
            spellCheck={false}
            autoComplete="off"
            onChange={(event) => finding.change({ text: event.target.value })}
            onKeyDown={onEnter((event) => finding.step(event.shiftKey ? -1 : 1))}
          />
          <span className={styles.count}>{words}</span>
        </label>
        <Toggle
          label="Match case and accents"
          keys={caseKeys}
          pressed={matchCase}
          icon={<CaseSensitive size={16} aria-hidden />}
          onClick={() => finding.change({ matchCase: !matchCase })}
        />
        <Toggle
          label="Whole words"
          keys={wordKeys}
          pressed={wholeWord}
          icon={<WholeWord size={16} aria-hidden />}
          onClick={() => finding.change({ wholeWord: !wholeWord })}
        />
        <Steps off={count === 0} />
        <IconButton
          label={isReplacing ? 'Find only' : 'Find and replace'}
          keys={keysOf('find:replace', isMac)[0]}
          icon={<Replace size={16} aria-hidden />}
          pressed={isReplacing}
          onClick={() => finding.change({ open: isReplacing ? 'find' : 'replace' })}
        />
        <IconButton label="Close" keys="Escape" icon={<X size={16} aria-hidden />} onClick={() => finding.close()} />
      </div>
      {isReplacing && (
        <div className={styles.line}>
          <label className={styles.field}>
            <input
              aria-label="Replace with"
              placeholder="Replace with"
              value={by}
              maxLength={1000}
              spellCheck={false}
              autoComplete="off"
              disabled={locked !== null}
              onChange={(event) => finding.store.setState({ by: event.target.value, outcome: null })}
              onKeyDown={onEnter((event) => (event.ctrlKey || event.metaKey ? replaceAll() : finding.replace()))}
            />
          </label>
          <Button disabled={isOff} onClick={() => finding.replace()}>
            Replace
          </Button>
          <Button disabled={isOff} onClick={replaceAll}>
            Replace all
          </Button>
        </div>
      )}
      {isReplacing && (locked ?? outcome) !== null && <p className={styles.outcome}>{locked ?? outcome}</p>}
    </search>
  );
}

/** Buttons that go through the hits. */
export function Steps({ off }: { off: boolean }) {
  return (
    <>
      <IconButton
        label="Previous hit"
        keys={keysOf('find:previous', isMac)[0]}
        icon={<ArrowUp size={16} aria-hidden />}
        aria-disabled={off || undefined}
        onClick={() => finding.step(-1)}
      />
      <IconButton
        label="Next hit"
        keys={keysOf('find:next', isMac)[0]}
        icon={<ArrowDown size={16} aria-hidden />}
        aria-disabled={off || undefined}
        onClick={() => finding.step(1)}
      />
    </>
  );
}

function Toggle(props: { label: string; keys: string; pressed: boolean; icon: ReactNode; onClick: () => void }) {
  return <IconButton {...props} className={styles.toggle} />;
}
