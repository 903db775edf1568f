import { surfacesOf } from '../../shared/export/surfaces.ts';
import type { PublishNote, PullRequestOptions } from '../../shared/ipc/export.ts';
import type { AppError } from '../../shared/result.ts';
import { isNarrow } from '../export/confirmations.ts';
import type { PublishAnswer } from '../export/export-target.ts';
import type { Ready, ReadyBundle } from '../export/ready.ts';
import { hashOf } from '../vault/read-file.ts';
import { amount, printable } from './output.ts';
import type { ChosenTarget } from './publish-target.ts';

/** A line for each name that is still open, with where it stands; `hitIds`: `<kind>:<participant, or ->:<exact>`. */
export function undecidedIn(bundle: ReadyBundle, hitIds: readonly string[]): string {
  const surfaces = Object.entries(surfacesOf({ form: 'markdown', ...bundle })).map(([surface, text]) => ({
    surface,
    lines: text.split('\n').map((line) => line.replace(/\p{Cf}/gu, '')),
  }));
  const lines = hitIds.map((hitId) => {
    const [, kind = '', exact = ''] = /^([^:]*):[^:]*:(.*)$/s.exec(hitId) ?? [];
    const where = surfaces.flatMap(({ surface, lines: all }) =>
      all.flatMap((line, i) => (line.includes(exact) ? [surface === 'body' ? `line ${i + 1}` : surface] : [])),
    );
    return `${kind} “${printable(exact)}”: ${[...new Set(where)].join(', ') || 'behind marks'}\n`;
  });
  return `Nothing was sent: these may name somebody. Take them out, or decide about them in the app.\n${lines.join('')}`;
}

interface Plan {
  ready: Ready;
  chosen: ChosenTarget;
  options: PullRequestOptions;
  base: string | null;
  /** When the same document went there the last time, ISO. */
  earlier: string | null;
  hasToken: boolean;
  isPublic: boolean;
}

/** What would be sent where, as JSON and to be read. */
export function planned({ ready, chosen, options, base, earlier, hasToken, isPublic }: Plan) {
  const { bundle } = ready;
  const { targetId, target, place, endpoint } = chosen;
  const visibility = target?.visibility ?? 'unknown';
  const via = target?.via ?? 'github';
  const files = [
    ...bundle.files.map(({ path, text }) => ({ path, bytes: Buffer.byteLength(text), sha256: hashOf(text) })),
    ...bundle.images.map(({ path, bytes }) => ({ path, bytes: bytes.length, sha256: hashOf(bytes) })),
  ];
  const facts = {
    dryRun: true,
    target: {
      ...{ targetId, remote: target?.remote ?? (place && `${place.host}/${place.owner}/${place.repository}`) },
      ...{ via, visibility, base: base ?? (target?.base || null) },
      ...{ known: target !== null, confirmed: target?.confirmed === true || chosen.isWrittenOut },
      ...{ api: endpoint?.api ?? null, token: hasToken },
    },
    ...{ branch: bundle.branch, title: bundle.title, commitMessage: bundle.commitMessage },
    pullRequest: bundle.pullRequest && { ...bundle.pullRequest, ...options },
    ...{ files, sha256: bundle.sha256, earlier },
  };
  const asks = [
    ...(isNarrow(visibility) || isPublic
      ? []
      : [
          visibility === 'public'
            ? 'Everybody can read it there: --public says that this may be.'
            : 'Who can read it there is not known yet. Where it is not private, it goes with --public alone.',
        ]),
    ...(hasToken || via === 'clone' ? [] : ['There is no token in FIELDBOOK_GITHUB_TOKEN.']),
    ...(facts.target.confirmed ? [] : ['It was never used here: name it as host/owner/name.']),
  ];
  const people = [...options.reviewers, ...options.teamReviewers];
  const rows: [string, string][] = [
    ['to', `${facts.target.remote}${via === 'clone' ? ' (by its clone)' : ''}, ${visibility}`],
    ['base', facts.target.base ?? 'its default branch'],
    ['branch', bundle.branch],
    ...files.map(({ path, bytes }): [string, string] => ['file', `${path} (${amount(bytes, 'byte')})`]),
    ['title', bundle.title],
    ['as', options.draft ? 'a draft' : 'ready for review'],
    ...(people.length > 0 ? ([['reviewers', people.join(', ')]] as [string, string][]) : []),
    ...(options.labels.length > 0 ? ([['labels', options.labels.join(', ')]] as [string, string][]) : []),
    ...(earlier === null ? [] : ([['before', `${earlier.slice(0, 16).replace('T', ' ')} UTC`]] as [string, string][])),
  ];
  const lines = rows.map(([name, value]) => `  ${name.padEnd(10)}${printable(value)}\n`);
  return { facts, text: ['Nothing was sent. It would go so:\n', ...lines, ...asks.map((ask) => `${ask}\n`)].join('') };
}

/** What became of it, to be read. `notes`: what was asked for and not to be had. */
export function answered(answer: PublishAnswer): { text: string; notes: string } {
  switch (answer.state) {
    case 'published': {
      const { outcome, branch, path, pullRequest, pullRequestPage, fork } = answer;
      const did = {
        created: 'Published.',
        updated: 'Published on top of what was there.',
        unchanged: 'It is there already.',
      };
      const lines = [
        did[outcome],
        `  branch    ${printable(branch)}${fork === null ? '' : ` in the fork ${printable(fork)}`}`,
        `  file      ${printable(path)}`,
        ...(pullRequest === null
          ? []
          : [`  #${pullRequest.number} ${pullRequest.state}  ${printable(pullRequest.url)}`]),
        ...(pullRequest === null && pullRequestPage !== null
          ? [`  Open the pull request: ${printable(pullRequestPage)}`]
          : []),
      ];
      return { text: lines.map((line) => `${line}\n`).join(''), notes: answer.notes.map(noteSentence).join('') };
    }
    case 'moved': {
      const { branch, head, commits, total } = answer;
      const lines = commits.map(({ sha, author, at, subject, touches }) => {
        const when = at === null ? '' : `  ${at.slice(0, 16).replace('T', ' ')} UTC`;
        const what = touches.length > 0 ? `  changes ${touches.join(', ')}` : '';
        return `  ${sha.slice(0, 12)}${when}  ${printable(author)}: ${printable(subject)}${printable(what)}\n`;
      });
      const more = total > commits.length ? `  and ${total - commits.length} more\n` : '';
      const text = `Nothing was sent: others have committed to ${printable(branch)}.\n${lines.join('')}${more}To commit on top of theirs: --on-top-of ${head}\n`;
      return { text, notes: '' };
    }
    case 'ended': {
      const { number, state, url } = answer.pullRequest;
      const text = `Nothing was sent: pull request #${number} was ${state === 'merged' ? 'merged' : 'closed'} (${printable(url)}). A follow-up is made in the app.\n`;
      return { text, notes: '' };
    }
  }
}

function noteSentence({ what, value }: PublishNote): string {
  const name = printable(value);
  switch (what) {
    case 'reviewer':
      return `“${name}” could not be asked for a review there.\n`;
    case 'label':
      return `There is no label “${name}” there.\n`;
    case 'text':
      return `Somebody has edited the ${name} of the pull request; it was left as it is.\n`;
  }
}

/** Why it may not go, or `null` where the failure is another one. */
export function refusalOf(
  { code, message }: AppError,
  { tokenName, chosen }: { tokenName: string; chosen: ChosenTarget },
): string | null {
  const where = chosen.target?.name ?? chosen.place?.repository ?? chosen.targetId;
  if (code === 'unauthorized' && !/\s/.test(message)) {
    return `Nothing was sent: put a token of ${printable(message)} that is valid into ${tokenName}.`;
  }
  if (code !== 'not-cleared') return null;
  const reasons: Record<string, string> = {
    bytes: 'this is not what was printed: it has been changed since.',
    unknown: 'this machine has not made it for this vault. Make it with `fieldbook document --json --to`.',
    'other-target': `it was made for another target. Make it for this one: \`fieldbook document --json --to\`.`,
    consent: 'somebody who is told of in it has not consented, or no longer does. Make it anew.',
    'stand-ins': 'a stand-in in it means somebody else at this target by now. Make it anew.',
    hits: 'there are names in it that nobody has decided about.',
    names: 'something else has been published by the same branch or path. Make it anew.',
    fork: 'anybody can read your fork, and the repository is not public. Make the fork private or delete it.',
    older: 'a newer state of the same document has been published. Make it anew.',
  };
  if (message === 'unconfirmed') {
    return chosen.target?.confirmed === false && !chosen.isWrittenOut
      ? `Nothing was sent: “${printable(where)}” was never used here. Name it as host/owner/name.`
      : `Nothing was sent: not only people of your organization can read “${printable(where)}”, or nobody said who can. --public says that this may be.`;
  }
  return `Nothing was sent: ${reasons[message] ?? 'it was not looked through.'}`;
}
