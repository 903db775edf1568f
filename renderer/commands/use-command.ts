import { useEffect, useRef } from 'react';
import { create } from 'zustand';
import { type CommandId, definitionOf } from '../../shared/commands.ts';

/** A command as a mounted part of the page offers it. */
interface Offer {
  run(): void;
  /** Why it cannot run now, as shown in the palette ("Open an interview first"); `null` where it can. */
  unavailable: string | null;
}

/** The offers of the parts on screen; the newest of a command wins. */
export const useCommands = create<{ offers: ReadonlyMap<CommandId, readonly Offer[]> }>(() => ({ offers: new Map() }));

/** Offers a command while the calling component is mounted. `unavailable` gives the reason why it cannot run now. */
export function useCommand(id: CommandId, run: () => void, unavailable: string | null = null) {
  // A key that is pressed as soon as it is seen to do something comes before the effect.
  const latest = useRef({ run, unavailable });
  latest.current = { run, unavailable };
  // biome-ignore lint/correctness/useExhaustiveDependencies: what shows the reason is told of another one
  useEffect(() => {
    const offer: Offer = {
      run: () => latest.current.run(),
      get unavailable() {
        return latest.current.unavailable;
      },
    };
    change(id, (list) => [...list, offer]);
    return () => change(id, (list) => list.filter((o) => o !== offer));
  }, [id, unavailable]);
}

function change(id: CommandId, edit: (list: readonly Offer[]) => readonly Offer[]) {
  useCommands.setState(({ offers }) => ({ offers: new Map(offers).set(id, edit(offers.get(id) ?? [])) }));
}

/** What stands in the way of a command now, or `null`. */
export function whyUnavailable(id: CommandId): string | null {
  return standsInTheWay(id, useCommands.getState().offers);
}

function standsInTheWay(id: CommandId, offers: ReadonlyMap<CommandId, readonly Offer[]>): string | null {
  const offer = offers.get(id)?.at(-1);
  if (offer) return offer.unavailable;
  const { group } = definitionOf(id);
  return group === 'Interview' || group === 'Edit' || group === 'Format'
    ? 'Open an interview first'
    : 'Not available here';
}

/** Runs a command if something on screen offers it. Returns whether it ran. */
export function runCommand(id: CommandId): boolean {
  const offer = useCommands.getState().offers.get(id)?.at(-1);
  if (!offer || offer.unavailable !== null) return false;
  offer.run();
  return true;
}

const patience = 3000; // ms: parts of the page are loaded after the first screen

/** Runs a command, or as soon as the part that offers it is there: right after the start not all of them are. */
export function runWhenOffered(id: CommandId): void {
  if (runCommand(id) || useCommands.getState().offers.get(id)?.length) return;
  const stop = useCommands.subscribe(() => {
    if (!useCommands.getState().offers.get(id)?.length) return;
    done();
    runCommand(id);
  });
  const timer = setTimeout(() => done(), patience);
  const done = () => {
    stop();
    clearTimeout(timer);
  };
}

/** What stands in the way of a command, live: for buttons that run it. */
export function useUnavailable(id: CommandId): string | null {
  return useCommands((s) => standsInTheWay(id, s.offers));
}
