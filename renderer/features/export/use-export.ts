import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Bundle, ExportDraft, IfExists, SavedFolder } from '../../../shared/ipc/export.ts';
import { AppError } from '../../../shared/result.ts';
import { call } from '../../api.ts';
import { saveOpenNotes } from '../../state/open-notes.ts';
import { useVault } from '../../state/vault.ts';
import { toast } from '../../ui/Toast.tsx';
import { type Doing, exportSentence, partlySaved } from './export-sentences.ts';
import { afterShowing, atTarget, idle, type Progress } from './pull-request/publish-state.ts';
import { standInsTaken } from './record-sentences.ts';
import type { Decisions } from './review/review-model.ts';
import { type LeavingOut, useLeaveOut } from './singled-out/use-leave-out.ts';

export interface Export {
  bundle: Bundle | null;
  /** The bundle was made for another target, and the one for this target is on its way. */
  isChanging: boolean;
  progress: Progress;
  /** Why no preview could be made; `null` where there is one. */
  problem: string | null;
  decide(decisions: Decisions): void;
  /** Decisions that are on their way, by hit. */
  deciding: Decisions;
  /** Whether it is on the clipboard. */
  copy(as: 'text' | 'rich'): Promise<boolean>;
  /** Asks for a place and writes it there; says so. */
  save(): Promise<void>;
  /** What became of the folder; `null` where nothing did. */
  saveFolder(ifExists: IfExists): Promise<SavedFolder | null>;
  print(): Promise<void>;
  fail(error: unknown): void;
  /** What of whom is left out. */
  leaving: LeavingOut;
  handover: Handover;
}

/** What a way out with states of its own needs of the bundle on screen. */
export interface Handover {
  /** Runs after the calls that are under way, and before those that follow. */
  inTurn<T>(run: () => Promise<T>): Promise<T>;
  /** The bundle to let out. Throws AppError 'not-cleared' where it was not on screen yet: then it is now. */
  looked(): Promise<Bundle | null>;
  latest(): Bundle | null;
  show(bundle: Bundle): void;
  /** Makes the preview anew. */
  renew(): void;
  tell(progress: Progress): void;
}

/** Milliseconds that a field of the draft rests before the preview follows. */
const typingDelay = 200;

/**
 * The bundle of a draft, as main holds it. Calls go out one after another, so that a decision always names the bundle that is
 * on screen. `draft: null`: there is nothing to export yet. Another `attempt` makes the same draft anew.
 */
export function useExport(draft: ExportDraft | null, targetId: string | null, attempt = 0): Export {
  const [bundle, setBundle] = useState<Bundle | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [progress, setProgress] = useState<Progress>(idle);
  const latest = useRef<Bundle | null>(null);
  const waiting = useRef<Decisions>({});
  const [deciding, setDeciding] = useState<Decisions>({});
  const [madeFor, setMadeFor] = useState<string | null>(null);
  /** Makes the preview of a draft that has changed; `null` where the one on screen is of the draft as it is. */
  const pending = useRef<(() => Promise<void>) | null>(null);
  const queue = useRef<Promise<unknown>>(Promise.resolve());
  const wanted = useRef(0);
  const askedFor = useRef<string | null>(null);
  /** How often main knew something better than the preview. */
  const [overtaken, setOvertaken] = useState(0);
  const leaving = useLeaveOut();
  const known = useVersionOf(useVault((s) => s.participants));
  const wish = JSON.stringify([withLeaveOut(draft, leaving), targetId, attempt, known, overtaken]);

  const show = useCallback((next: Bundle | null, sentence: string | null) => {
    const shown = latest.current?.sha256 ?? null;
    latest.current = next;
    setBundle(next);
    setProblem(sentence);
    setProgress((now) => afterShowing(now, next?.sha256 ?? null, shown));
  }, []);
  const inTurn = useCallback(<T>(run: () => Promise<T>): Promise<T> => {
    const result = queue.current.then(run);
    queue.current = result.catch(() => {});
    return result;
  }, []);

  useEffect(() => {
    const [nextDraft, nextTarget] = JSON.parse(wish) as [ExportDraft | null, string | null];
    const mine = ++wanted.current;
    pending.current = null;
    if (nextDraft === null) return show(null, null);
    const prepare = async () => {
      if (mine !== wanted.current || pending.current !== prepare) return;
      try {
        await saveOpenNotes();
        const next = await call('export:prepare', { draft: nextDraft, targetId: nextTarget });
        if (mine === wanted.current) show(next, null);
      } catch (error) {
        if (mine === wanted.current) show(null, exportSentence(error, 'preview'));
      }
      if (pending.current === prepare) pending.current = null;
      if (mine === wanted.current) setMadeFor(nextTarget);
    };
    pending.current = prepare;
    const isTyping = latest.current !== null && askedFor.current === nextTarget;
    askedFor.current = nextTarget;
    const timer = setTimeout(() => void inTurn(prepare), isTyping ? typingDelay : 0);
    return () => clearTimeout(timer);
  }, [wish, show, inTurn]);

  const renew = useCallback(() => setOvertaken((count) => count + 1), []);
  const fail = useCallback(
    (error: unknown, doing: Doing = 'publish') => {
      if (error instanceof AppError && error.code === 'not-cleared' && error.message === 'stand-ins') {
        toast({ message: standInsTaken, error: true });
        renew();
        return setProgress(idle);
      }
      const sentence = exportSentence(error, doing);
      const failure = sentence === null ? null : { sentence, next: [], outdated: null };
      const of = { sha256: latest.current?.sha256 ?? null, targetId: null };
      setProgress(failure === null ? idle : { state: 'failed', failure, step: null, ...of });
    },
    [renew],
  );

  // Decisions made faster than a bundle is go out together.
  const decide = (decisions: Decisions) => {
    waiting.current = { ...waiting.current, ...decisions };
    setDeciding((now) => ({ ...now, ...decisions }));
    void inTurn(async () => {
      const made = waiting.current;
      waiting.current = {};
      try {
        const { current } = latest;
        const isThere = new Set(current?.hits.map(({ hitId }) => hitId));
        const known = Object.entries(made).filter(([hitId]) => isThere.has(hitId));
        if (!current || known.length === 0) return;
        show(await call('export:decide', { bundleId: current.bundleId, decisions: Object.fromEntries(known) }), null);
      } finally {
        setDeciding((now) => Object.fromEntries(Object.entries(now).filter(([id, one]) => made[id] !== one)));
      }
    }).catch(fail);
  };

  const looked = useCallback(async (): Promise<Bundle | null> => {
    if (pending.current === null) return latest.current;
    await pending.current();
    throw new AppError('not-cleared', 'preview');
  }, []);

  /** Lets the bundle on screen out. `null` where there is none, or it did not leave, which is told. */
  const letOut = <T>(
    doing: Doing,
    run: (named: { bundleId: string; sha256: string }) => Promise<T>,
  ): Promise<T | null> =>
    inTurn(async () => {
      const current = await looked();
      if (!current) return null;
      const result = await run({ bundleId: current.bundleId, sha256: current.sha256 });
      setProgress((now) => (now.state === 'failed' ? idle : now));
      return result;
    }).catch((error: unknown) => {
      fail(error, doing);
      return null;
    });

  const copy = async (as: 'text' | 'rich') =>
    (await letOut('publish', async (named) => {
      await call('export:copy', { ...named, as });
      return true;
    })) ?? false;

  const save = async () => {
    const saved = await letOut('save', (named) => call('export:save', named));
    if (saved) toast({ message: `Saved “${saved.name}”` });
  };

  const saveFolder = async (ifExists: IfExists) => {
    const saved = await letOut('save', (named) => call('export:save-folder', { ...named, ifExists }));
    if (saved?.outcome === 'partly') {
      const failure = { sentence: partlySaved(saved), next: [], outdated: null };
      setProgress({ state: 'failed', failure, step: null, sha256: latest.current?.sha256 ?? null, targetId: null });
    }
    return saved;
  };

  const print = async () => {
    await letOut('print', (named) => call('export:print', named));
  };

  const isChanging = bundle !== null && madeFor !== targetId;
  const handover = useMemo(
    () => ({
      ...{ inTurn, looked, renew },
      latest: () => latest.current,
      show: (next: Bundle) => show(next, null),
      tell: setProgress,
    }),
    [inTurn, looked, renew, show],
  );
  return {
    bundle,
    isChanging,
    progress: atTarget(progress, targetId),
    problem,
    decide,
    deciding,
    copy,
    save,
    saveFolder,
    print,
    fail,
    leaving,
    handover,
  };
}

function withLeaveOut(draft: ExportDraft | null, { leaveOut }: LeavingOut): ExportDraft | null {
  return draft === null || draft.document === 'link' || leaveOut.length === 0 ? draft : { ...draft, leaveOut };
}

/** Another number whenever it is another value: what main knows of people decides what it finds. */
function useVersionOf(value: unknown): number {
  const seen = useRef({ value, version: 0 });
  if (seen.current.value !== value) seen.current = { value, version: seen.current.version + 1 };
  return seen.current.version;
}
