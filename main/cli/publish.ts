import { randomBytes } from 'node:crypto';
import { PullRequestOptions, type Target } from '../../shared/ipc/export.ts';
import { AppError } from '../../shared/result.ts';
import { createConfirmations } from '../export/confirmations.ts';
import type { PublishAnswer } from '../export/export-target.ts';
import { createGate } from '../export/gate/gate.ts';
import { createGit } from '../export/git.ts';
import { createMemory } from '../export/memory.ts';
import { type Outbox, openOutbox } from '../export/outbox.ts';
import { openHitsOf, type Ready, requireConsent } from '../export/ready.ts';
import { vaultKey } from '../export/record-places.ts';
import { sendReady } from '../export/send-ready.ts';
import { createTargetDoors, type TargetDoors } from '../export/target-doors.ts';
import { openTargets } from '../export/targets-store.ts';
import type { Vault } from '../vault/vault.ts';
import { isWaitingId, readBundleFile, readyFrom } from './bundle-file.ts';
import { tokenIn, tokenName, waysByToken } from './github-account.ts';
import type { CliIo, CliOptions } from './options.ts';
import { json } from './output.ts';
import { answered, planned, refusalOf, undecidedIn } from './publish-sentences.ts';
import { type ChosenTarget, chooseTarget } from './publish-target.ts';
import { type ExitCode, exitCodes, UsageError } from './usage.ts';

interface Setting {
  appDataDir: string;
  /** A path as it is meant from where the command was typed. */
  resolve(path: string): string;
  /** `look`: the app has the vault open, or nothing is to be sent. What is new about the vault is kept on this machine then. */
  mode: 'write' | 'look';
}

/**
 * `fieldbook publish`: a bundle of a file (what `fieldbook document --json --to` prints) or one that waits, to a target of this machine or to
 * `host/owner/name`, through the same door as in the app: its hash is checked, it is looked through with what the vault knows now, and
 * what is kept for the target may stand. With `--dry-run` nobody is asked and nothing is written. Names that are undecided go to
 * standard error with their places.
 */
export async function publishBundle(
  vault: Vault,
  named: string,
  options: CliOptions,
  io: CliIo,
  { appDataDir, resolve, mode }: Setting,
): Promise<ExitCode> {
  const chosen = await chooseTarget(options.to!, appDataDir);
  const log = { info() {}, error: (message: string) => io.err(`${message}\n`) };
  const memory = createMemory({
    ...{ appData: { dir: appDataDir }, mode, log, me: () => null, tell: () => {} },
    ...{ now: () => new Date(), random: (count: number) => randomBytes(count) },
  });
  const outbox = openOutbox(appDataDir, vaultKey(vault));
  const gate = createGate({ start: io.startGate, log });
  try {
    const { records } = await memory.of(vault).records.ledger.read();
    const { ready, asked } = isWaitingId(named)
      ? await waitingFor(outbox, named, chosen)
      : await readBundleFile(named, io, resolve).then(async (bundle) => ({
          ready: await readyFrom(bundle, chosen.targetId, records, vault),
          asked: PullRequestOptions.parse({}),
        }));
    const wanted = pullRequestOptions(options, asked);
    await requireConsent(vault, ready);
    const open = await openHitsOf(gate, memory, vault, ready);
    if (open.length > 0) {
      io.err(undecidedIn(ready.bundle, open));
      return exitCodes.nothingFound;
    }
    if (options['dry-run']) {
      const earlier = records.findLast(
        (one) => one.way === 'publish' && one.target === chosen.targetId && one.selection === ready.selection,
      );
      const plan = planned({
        ...{ ready, chosen, options: wanted, base: options.base ?? null, earlier: earlier?.at ?? null },
        ...{ hasToken: tokenIn(io.env) !== null, isPublic: options.public === true },
      });
      io.out(options.json ? json(plan.facts) : plan.text);
      return exitCodes.fine;
    }
    const doors = doorsOf(chosen, options, io, appDataDir);
    await makeKnown(chosen, doors, appDataDir);
    const confirmations = createConfirmations();
    const mayGo = (target: Target) => {
      if (options.public) confirmations.confirm(ready.bundle.sha256, target.targetId);
      confirmations.require(ready.bundle.sha256, target);
    };
    const { answer } = await sendReady({ vault, gate, memory, doors, remembered() {} }, ready, {
      ...{ options: wanted, onTopOf: options['on-top-of'] ?? null, mayGo },
      ...{ signal: new AbortController().signal, progress: () => {} },
    });
    if (answer.state === 'published' && isWaitingId(named)) await outbox.remove(named);
    return told(answer, chosen, options, io);
  } catch (error) {
    const refusal = error instanceof AppError && refusalOf(error, { tokenName, chosen });
    if (!refusal) throw error;
    io.err(`${refusal}\n`);
    return exitCodes.nothingFound;
  } finally {
    await gate.close();
  }
}

function told(answer: PublishAnswer, { targetId, place }: ChosenTarget, options: CliOptions, io: CliIo): ExitCode {
  const { text, notes } = answered(answer);
  if (options.json) io.out(json({ targetId, repository: place, ...answer }));
  else if (answer.state === 'published') io.out(text);
  if (answer.state !== 'published') io.err(text);
  io.err(notes);
  return answer.state === 'published' ? exitCodes.fine : exitCodes.nothingFound;
}

/** Throws AppError 'not-cleared' (message: `other-target`) for one that waits for somewhere else. */
async function waitingFor(
  outbox: Outbox,
  waitingId: string,
  { targetId }: ChosenTarget,
): Promise<{ ready: Ready; asked: PullRequestOptions }> {
  const kept = await outbox.get(waitingId);
  if (kept.targetId !== targetId) throw new AppError('not-cleared', 'other-target');
  return { ready: kept, asked: kept.options };
}

/** What is said on the line takes the place of what was asked for when the bundle was put aside. */
function pullRequestOptions({ draft, ready, reviewer, label }: CliOptions, asked: PullRequestOptions) {
  if (draft && ready) throw new UsageError('--draft and --ready exclude each other.');
  const people = reviewer?.filter((one) => !one.includes('/'));
  const teams = reviewer?.flatMap((one) => (one.includes('/') ? [one.slice(one.lastIndexOf('/') + 1)] : []));
  const wanted = PullRequestOptions.safeParse({
    ...asked,
    ...((draft || ready) && { draft: draft === true }),
    ...(people && { reviewers: people, teamReviewers: teams }),
    ...(label && { labels: label }),
  });
  if (!wanted.success)
    throw new UsageError(
      '--reviewer takes logins, and teams as owner/team: at most 15. --label takes names: at most 20.',
    );
  return wanted.data;
}

/** The ways to the target, with the base that the line names; a token goes to the target's server alone. */
function doorsOf(
  { endpoint, isWrittenOut }: ChosenTarget,
  options: CliOptions,
  io: CliIo,
  appDataDir: string,
): TargetDoors {
  const github = endpoint ? waysByToken(endpoint, io.env, appDataDir) : undefined;
  const doors = createTargetDoors({ targets: openTargets(appDataDir), git: createGit(), github });
  const base = options.base === undefined ? {} : { base: options.base, baseChosen: true };
  return {
    ...doors,
    look: async (targetId, signal) => {
      const target = await doors.look(targetId, signal);
      return { ...target, confirmed: target.confirmed || isWrittenOut, ...base };
    },
  };
}

/** A repository that was never used here is asked for and remembered, as in the app; named by host and owner it is confirmed. */
async function makeKnown({ target, place, isWrittenOut }: ChosenTarget, doors: TargetDoors, appDataDir: string) {
  const known = target ?? (place && (await doors.addGitHub(place, '')));
  if (known && isWrittenOut && !known.confirmed) await openTargets(appDataDir).confirm(known.targetId);
}
