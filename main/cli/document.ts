import { randomBytes } from 'node:crypto';
import { calendarDate } from '../../shared/domain/calendar-date.ts';
import { mostHighlights } from '../../shared/findings/standing.ts';
import { type Bundle, FindingsDraft, type PrivacyHit, SummaryDraft } from '../../shared/ipc/export.ts';
import type { PseudonymRecord } from '../../shared/privacy/pseudonyms.ts';
import { AppError } from '../../shared/result.ts';
import { problemSentence } from '../../shared/search/language/sentences.ts';
import type { SearchAnswer, SearchRequest } from '../../shared/search/protocol.ts';
import { createBundleStore } from '../export/bundle-store.ts';
import type { Found } from '../export/decision-book.ts';
import { readFindings } from '../export/finding-sources.ts';
import { createGate } from '../export/gate/gate.ts';
import { createMemory } from '../export/memory.ts';
import { namingOf } from '../export/naming.ts';
import { openOutbox } from '../export/outbox.ts';
import { vaultKey } from '../export/record-places.ts';
import { clearedToLeave, release } from '../export/release.ts';
import { selectionKey } from '../export/selection-key.ts';
import type { Source } from '../export/source-types.ts';
import { readSummary } from '../export/summary-sources.ts';
import { privacyOf } from '../export/vault-settings.ts';
import { askVault } from '../search/search-vault.ts';
import type { Vault } from '../vault/vault.ts';
import type { CliIo, CliOptions } from './options.ts';
import { json, printable } from './output.ts';
import { chooseTarget } from './publish-target.ts';
import { type ExitCode, exitCodes, UsageError } from './usage.ts';

const types = ['digest', 'summary', 'goal', 'standup'];
/** What goes to no target has the stand-ins of what is copied in the app. */
const noTarget = 'copy';
/** So many people are named in a warning; the rest is a number. */
const mostNamed = 20;

/**
 * `fieldbook document`: a document of findings or interviews, through the same door as an export of the app. Names that are still
 * undecided go to standard error with their places, and nothing is printed; `--pseudonyms` puts stand-ins in their place.
 */
export async function printDocument(
  vault: Vault,
  options: CliOptions,
  io: CliIo,
  appDataDir: string,
): Promise<ExitCode> {
  if (!types.includes(options.type ?? '')) throw new UsageError('--type takes digest, summary, goal, or standup.');
  if (options.json && options.markdown) throw new UsageError('--markdown and --json are two ways to print it.');
  const source = await readDraft(vault, options, io, appDataDir);
  const log = { info() {}, error: (message: string) => io.err(`${message}\n`) };
  const memory = createMemory({
    ...{ appData: { dir: appDataDir }, mode: 'look', log, me: () => null, tell: () => {} },
    ...{ now: () => new Date(), random: (count: number) => randomBytes(count) },
  });
  const target = options.to === undefined ? noTarget : (await chooseTarget(options.to, appDataDir)).targetId;
  const selection = target === noTarget ? '' : selectionKey(source, target);
  const { records } = await memory.of(vault).records.ledger.read();
  const earlier = records.filter((one) => one.target === target && one.way === 'publish');
  const { kept } = await openOutbox(appDataDir, vaultKey(vault)).list();
  const waiting = kept
    .filter(({ targetId }) => targetId === target)
    .map(({ selection: of, bundle: { branch, path } }) => ({ selection: of, branch, path }));
  const naming = namingOf(source, vault, earlier, selection, calendarDate(new Date()), { waiting });
  const told = { participants: vault.participants(), outgoing: { source, naming, privacy: privacyOf(vault) } };
  const decidedFor = async (hits: readonly PrivacyHit[]) => {
    const found = await memory.of(vault).book.find(target, hits);
    if (!options.pseudonyms) return found;
    // What was kept for a target stands there; what is only printed names nobody.
    return new Map(
      hits.map((hit) =>
        target !== noTarget && found.has(hit.hitId) ? [hit.hitId, found.get(hit.hitId)!] : replaced(hit),
      ),
    );
  };
  const bundles = createBundleStore(() => 'terminal');
  const gate = createGate({ start: io.startGate, log });
  try {
    const { bundle, pseudonyms } = await release(gate, bundles, {
      ...{ told, images: new Map(), pseudonyms: await memory.pseudonyms(vault, target) },
      decided: decidedFor,
      about: { before: null, leftOut: [], withheld: source.withheld },
      targetState: () => null,
    });
    if (bundle.undecided > 0) {
      io.err(undecided(bundle));
      return exitCodes.nothingFound;
    }
    const { bundleId, sha256 } = bundle;
    // On this machine, so that somebody has the same stand-in the next time. A command that looks writes nothing into a vault.
    const leaves = { vault, targetId: target, selection, source, pseudonyms };
    await memory.reserve(leaves);
    const cleared = await clearedToLeave(gate, bundles, told, { bundleId, sha256, as: null });
    const { title, branch, commitMessage, pullRequest, files } = cleared;
    const [{ path, text } = { path: '', text: '' }, ...more] = files;
    const named = { title, path, branch, commitMessage, pullRequest, sha256 };
    const all = { ...named, markdown: text, ...(more.length > 0 && { more }) };
    io.out(options.json ? json(all) : text);
    io.err(recognizable(bundle, pseudonyms, vault.participants().length));
    await memory.remember(leaves, bundle, 'cli');
    return exitCodes.fine;
  } finally {
    await gate.close();
  }
}

function replaced({ hitId, offers }: PrivacyHit): [string, Found] {
  return [hitId, { decision: { decision: 'replace', with: offers[0]!.text }, keptBy: null }];
}

function readDraft(vault: Vault, options: CliOptions, io: CliIo, appDataDir: string): Promise<Source> {
  const { owner, deadline, feedback: feedbackWanted } = options;
  const about = { owner, deadline, feedbackWanted };
  return options.type === 'summary'
    ? summarySource(vault, options, about, io, appDataDir)
    : findingsSource(vault, options, about, io, appDataDir);
}

async function summarySource(
  vault: Vault,
  { finding, goal, interview = [], query, title }: CliOptions,
  about: object,
  io: CliIo,
  appDataDir: string,
): Promise<Source> {
  if (finding || goal) throw new UsageError('A summary is made of interviews: --interview ID or --query.');
  if (interview.length === 0 && query === undefined) {
    throw new UsageError('Interviews are named with --interview ID or --query.');
  }
  const found = query === undefined ? [] : await interviewsFound(vault, query, io, appDataDir);
  const interviewIds = [...new Set([...interview, ...found])];
  if (interviewIds.length === 0) throw new AppError('not-found', 'interview');
  const chosen = vault.catalogue().notes.filter(({ id }) => interviewIds.includes(id));
  const draft = parsed(SummaryDraft, {
    ...{ document: 'summary', interviewIds, title: title ?? titleOf(chosen, 'Interviews') },
    ...about,
  });
  const { withheld, ...source } = await readSummary(vault, draft);
  return { of: 'summary', draft, source, withheld };
}

async function findingsSource(
  vault: Vault,
  { type, finding = [], goal = [], interview, query, title }: CliOptions,
  about: object,
  io: CliIo,
  appDataDir: string,
): Promise<Source> {
  if (interview) throw new UsageError('Only a summary is made of interviews: --finding ID or --query.');
  if (goal.length > 1) throw new UsageError('One document answers one goal.');
  if (type === 'goal' && goal.length === 0) throw new UsageError('A goal is named with --goal ID.');
  if (type !== 'goal' && finding.length === 0 && query === undefined) {
    throw new UsageError('Findings are named with --finding ID or --query.');
  }
  const { findings, goals } = vault.catalogue();
  const named =
    type === 'goal'
      ? titleOf(
          goals.filter(({ id }) => id === goal[0]).map(({ question }) => ({ title: question })),
          'Research goal',
        )
      : titleOf(
          findings.filter(({ id }) => finding.includes(id)).map(({ claim }) => ({ title: claim })),
          'Findings',
        );
  const draft = parsed(FindingsDraft, {
    ...{ document: type, findingIds: finding, goalId: goal[0], query, title: title ?? named },
    ...about,
  });
  const find = async (text: string) => {
    const request = { query: text, sort: 'relevance' as const, limit: mostHighlights };
    const question = { type: 'highlights' as const, requestId: 1, ...request };
    const answer = await askVault(vault, (engine) => engine.highlights(question), appDataDir);
    tell(answer.problems, io);
    return answer.highlights.map(({ highlightId }) => highlightId);
  };
  const { withheld, ...source } = await readFindings(vault, draft, find);
  return { of: 'findings', draft, source, withheld };
}

/** So many interviews are in a summary at most. */
const mostInterviews = 50;

async function interviewsFound(vault: Vault, query: string, io: CliIo, appDataDir: string): Promise<string[]> {
  const request: SearchRequest = { requestId: 1, query, view: 'interviews', limit: mostInterviews, sort: 'relevance' };
  const { hits, total, problems } = await askVault(vault, (engine) => engine.search(request), appDataDir);
  tell(problems, io);
  if (total > hits.length) io.err(`These are the first ${hits.length} of ${total} interviews.\n`);
  return hits.map(({ noteId }) => noteId);
}

function tell(problems: SearchAnswer['problems'], io: CliIo) {
  for (const problem of problems) io.err(`${printable(problemSentence(problem))}\n`);
}

/** What the one thing is called that the document is about; a title is not cut, as half a name would not be recognized. */
function titleOf(about: readonly { title: string }[], otherwise: string): string {
  const [only, ...others] = about;
  const fits = only !== undefined && others.length === 0 && only.title.trim() !== '' && only.title.length <= 200;
  return fits ? only.title : otherwise;
}

function parsed<T>(
  schema: { safeParse(value: unknown): { success: true; data: T } | { success: false } },
  value: unknown,
): T {
  const result = schema.safeParse(value);
  if (!result.success) throw new UsageError('Something on this line is too long, or missing.');
  return result.data;
}

/** Who could be recognized by what stands of them, by stand-in; empty where nobody could. A warning: it is printed all the same. */
function recognizable({ singledOut }: Bundle, { participants }: PseudonymRecord, total: number): string {
  if (singledOut.length === 0) return '';
  const who = singledOut.slice(0, mostNamed).map(({ participantId, people, shown }) => {
    return `Participant ${participants[participantId] ?? '?'} (${shown.join(', ')}: ${people} of ${total})`;
  });
  const rest = singledOut.length > mostNamed ? ` and ${singledOut.length - mostNamed} more` : '';
  return `Could be recognized by what stands of them: ${who.join('; ')}${rest}.\n`;
}

/** A line for each name that is still open, with where it stands. */
function undecided({ hits }: Bundle): string {
  const open = hits.filter(({ decision }) => decision?.decision !== 'keep');
  const lines = open.map(({ kind, exact, places }) => {
    const where = places.map(({ surface, line }) => (surface === 'body' ? `line ${line}` : surface));
    return `${kind} “${printable(exact)}”: ${where.join(', ')}\n`;
  });
  return `Nothing was printed: these may name somebody. Take them out, or put stand-ins there with --pseudonyms.\n${lines.join('')}`;
}
