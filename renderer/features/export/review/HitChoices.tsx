import { ChevronsUpDown } from 'lucide-react';
import { type KeyboardEvent, type RefObject, useRef, useState } from 'react';
import type { PrivacyHit } from '../../../../shared/ipc/export.ts';
import { useVault } from '../../../state/vault.ts';
import { Button } from '../../../ui/Button.tsx';
import { Kbd } from '../../../ui/Kbd.tsx';
import { pressed } from '../../../ui/keys.ts';
import { Popover } from '../../../ui/Popover.tsx';
import { personName } from '../../../ui/roster-look.ts';
import { TextField } from '../../../ui/TextField.tsx';
import { describeHit, keptWords, manyOf, shownExact } from '../hit-words.ts';
import styles from './HitChoices.module.css';
import { alikeReach, type Choice, type Reach, reachOf } from './review-model.ts';
import { useReviewState } from './review-store.ts';
import type { Review } from './use-review.ts';

/** All that can be done about a hit, beside its mark or its row: every offer, own words, and for how many of its like. */
export function HitChoices({ review }: { review: Review }) {
  const choices = useReviewState((s) => s.choices);
  const hit = review.hits.find(({ hitId }) => hitId === choices?.hitId);
  const field = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const close = () => useReviewState.setState({ choices: null });
  if (!choices || !hit) return null;
  return (
    <Popover
      label={`Choices for ${shownExact(hit)}`}
      open
      onOpenChange={(open) => !open && close()}
      anchor={choices.anchor}
      side="bottom"
      initialFocus={() => (choices.byKeys ? field.current : (list.current?.querySelector('button') ?? true))}
      finalFocus={() => review.focusCurrent()}
      className={styles.popover}
    >
      <Choices
        key={hit.hitId}
        hit={hit}
        hits={review.hits}
        field={field}
        list={list}
        onChoose={(choice, reach) => {
          close();
          review.choose(hit.hitId, choice, reach, choices.byKeys);
        }}
      />
    </Popover>
  );
}

interface ChoicesProps {
  hit: PrivacyHit;
  hits: readonly PrivacyHit[];
  field: RefObject<HTMLInputElement | null>;
  list: RefObject<HTMLDivElement | null>;
  onChoose: (choice: Choice, reach: Reach) => void;
}

function Choices({ hit, hits, field, list, onChoose }: ChoicesProps) {
  const roster = useVault((s) => s.roster);
  const [reach, setReach] = useState<Reach>('this');
  const [words, setWords] = useState('');
  const own = words.replace(/\s+/g, ' ').trim();
  const { decision, offers } = hit;
  const kept = keptWords(hit, (id) => personName(roster, id));
  const reaches = reachesOf(hit, hits);
  const isChosen = (choice: Choice) =>
    decision?.decision === choice.decision &&
    (choice.decision !== 'replace' ||
      !('nth' in choice) ||
      decision.decision !== 'replace' ||
      decision.with === offers[choice.nth]?.text);
  const choose = (choice: Choice) => onChoose(choice, reach);
  const row = (choice: Choice, label: string, keys?: string) => (
    <button
      key={label}
      type="button"
      className={styles.choice}
      data-chosen={isChosen(choice) || undefined}
      aria-pressed={isChosen(choice)}
      onClick={() => choose(choice)}
    >
      <span className={styles.label}>{label}</span>
      {keys && <Kbd keys={keys} plain />}
    </button>
  );
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const isTyping = event.target instanceof HTMLInputElement && event.target.type === 'text';
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && !(event.target instanceof HTMLElement && event.target.closest('select'))) {
      event.preventDefault();
      const all = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-choices] button, [data-choices] input')];
      const at = all.indexOf(document.activeElement as HTMLElement);
      all[Math.max(0, Math.min(all.length - 1, at + step))]?.focus();
    } else if (!isTyping && reach !== 'open' && pressed('k', event.nativeEvent)) choose({ decision: 'keep' });
    else if (!isTyping && pressed('p', event.nativeEvent)) choose({ decision: 'replace', nth: 0 });
    else if (!isTyping && pressed('r', event.nativeEvent)) choose({ decision: 'redact' });
    else if (!isTyping && pressed('o', event.nativeEvent)) {
      event.preventDefault();
      field.current?.focus();
    }
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the choices in it
    <div className={styles.body} onKeyDown={onKeyDown}>
      <div>
        <p className={styles.exact} dir="auto">
          {shownExact(hit)}
        </p>
        <p className={styles.where}>{[describeHit(hit), kept].filter((part) => part !== '').join(' · ')}</p>
      </div>
      {reaches.length > 1 && (
        <label className={styles.reach}>
          <span>Decide for</span>
          <span className={styles.select}>
            <select value={reach} onChange={(event) => setReach(event.target.value as Reach)}>
              {reaches.map(({ value, label }) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </select>
            <ChevronsUpDown size={14} aria-hidden />
          </span>
        </label>
      )}
      <div ref={list} data-choices="" className={styles.choices}>
        {reach !== 'open' && row({ decision: 'keep' }, 'Keep', 'k')}
        {offers.map(({ text }, nth) => row({ decision: 'replace', nth }, text, nth === 0 ? 'p' : undefined))}
        {row({ decision: 'redact' }, 'Redact', 'r')}
        <form
          className={styles.own}
          onSubmit={(event) => {
            event.preventDefault();
            if (own !== '') choose({ decision: 'replace', with: own });
          }}
        >
          <TextField
            label="Own words"
            labelHidden
            ref={field}
            value={words}
            maxLength={200}
            placeholder="Own words"
            onChange={(event) => setWords(event.target.value)}
          />
          <Button type="submit" disabled={own === ''}>
            Replace
          </Button>
        </form>
      </div>
    </div>
  );
}

/** For how many one can decide at once, with how many they are. */
function reachesOf(hit: PrivacyHit, hits: readonly PrivacyHit[]): { value: Reach; label: string }[] {
  const count = (reach: Reach) => reachOf(hits, hit, reach).length;
  const [alike, kind, open] = [count('identity'), count('kind'), count('open')];
  return [
    { value: 'this' as const, label: 'This one' },
    ...(alikeReach(hit) === 'identity' && alike > 1
      ? [{ value: 'identity' as const, label: `All its spellings (${alike})` }]
      : []),
    ...(kind > Math.max(1, alike) ? [{ value: 'kind' as const, label: `All ${manyOf[hit.kind]} (${kind})` }] : []),
    ...(open > kind ? [{ value: 'open' as const, label: `Everything open (${open})` }] : []),
  ];
}
