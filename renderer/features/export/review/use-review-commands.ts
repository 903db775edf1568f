import { type RefObject, useEffect } from 'react';
import { commandIds, definitionOf, keysOf } from '../../../../shared/commands.ts';
import { runCommand, useCommand } from '../../../commands/use-command.ts';
import { isMac, pressed } from '../../../ui/keys.ts';
import { isFree } from './free-keys.ts';
import { alikeReach, type Choice, type Reach } from './review-model.ts';
import { useReviewState } from './review-store.ts';
import type { Review } from './use-review.ts';

const own = commandIds.filter((id) => definitionOf(id).scope === 'export');

/** The review by commands: in palette and menu, and by their letters while nothing is typed. */
export function useReviewCommands(review: Review, panes: RefObject<HTMLElement | null>): void {
  const current = useReviewState((s) => s.current);
  const hit = review.hits.find(({ hitId }) => hitId === current) ?? null;
  const none = review.hits.length === 0 ? 'Nothing was found to decide' : null;
  const notLookedAt = none ?? (hit === null ? 'Go to a name first' : null);
  const allDecided = none ?? (review.open === 0 ? 'Everything is decided' : null);

  const choose = (choice: Choice, reach: Reach) => () => hit && review.choose(hit.hitId, choice, reach, true);
  const keep: Choice = { decision: 'keep' };
  const replace: Choice = { decision: 'replace', nth: 0 };
  const redact: Choice = { decision: 'redact' };
  const alike = hit ? alikeReach(hit) : 'identity';
  const first = review.hits.find(({ decision }) => decision === null);
  const chooseOpen = (choice: Choice) => () => first && review.choose(first.hitId, choice, 'open', true);

  useCommand('review:next', () => review.go(1), allDecided);
  useCommand('review:previous', () => review.go(-1), allDecided);
  useCommand('review:place', review.goToPlace, notLookedAt);
  useCommand('review:keep', choose(keep, 'this'), notLookedAt);
  useCommand('review:replace', choose(replace, 'this'), notLookedAt);
  useCommand('review:redact', choose(redact, 'this'), notLookedAt);
  useCommand('review:other', review.openOther, notLookedAt);
  useCommand('review:undo', () => void review.undo(), review.canUndo ? null : 'Nothing was decided here yet');
  useCommand('review:keep-alike', choose(keep, alike), notLookedAt);
  useCommand('review:replace-alike', choose(replace, alike), notLookedAt);
  useCommand('review:redact-alike', choose(redact, alike), notLookedAt);
  useCommand('review:keep-kind', choose(keep, 'kind'), notLookedAt);
  useCommand('review:replace-kind', choose(replace, 'kind'), notLookedAt);
  useCommand('review:redact-kind', choose(redact, 'kind'), notLookedAt);
  useCommand('review:replace-open', chooseOpen(replace), allDecided);
  useCommand('review:redact-open', chooseOpen(redact), allDecided);
  useLetters(panes);
}

function useLetters(panes: RefObject<HTMLElement | null>) {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.repeat || !isFree(event)) return;
      const { target } = event;
      if (target !== document.body && !(target instanceof Node && panes.current?.contains(target))) return;
      const id = own.find((command) => keysOf(command, isMac).some((keys) => pressed(keys, event)));
      if (id && runCommand(id)) event.preventDefault();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [panes]);
}
