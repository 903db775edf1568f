import { calendarDate } from '../../../shared/domain/calendar-date.ts';
import type { Participant } from '../../../shared/domain/participant.ts';
import type { HitKind, Leaving, WayOut } from '../../../shared/ipc/export.ts';
import { formatDate, formatList, plural } from '../../ui/format.ts';

/** What each way out is called, in the order of the filter. */
export const wayWords: Readonly<Record<WayOut, string>> = {
  publish: 'Pull request',
  copy: 'Copied',
  save: 'Saved as a file',
  'save-folder': 'Saved as a folder',
  csv: 'Saved as a table',
  print: 'Printed',
  link: 'Link copied',
  cli: 'Command line',
};

const documentWords: Readonly<Record<NonNullable<Leaving['document']>, string>> = {
  interviews: 'Interviews',
  results: 'Search results',
  highlights: 'Highlights',
  link: 'Link to a search',
  digest: 'Digest of findings',
  goal: 'Answer to a goal',
  standup: 'Stand-up note',
  summary: 'Summary',
};

const kindWords: Readonly<Record<HitKind, string>> = {
  name: 'name',
  email: 'e-mail address',
  company: 'company',
  handle: 'handle',
  phone: 'phone number',
  crm: 'CRM link',
  link: 'link',
  ip: 'IP address',
  card: 'card number',
  iban: 'bank account',
  address: 'postal address',
};

/** What kind of document left. */
export function documentOf({ document }: Pick<Leaving, 'document'>): string {
  return document === null ? 'Document' : documentWords[document];
}

/**
 * What a row is called: the interviews it was made of, as the vault has them now; what is put together from several documents by its kind, and by
 * the one finding or interview that it is about.
 */
export function titleOf({ interviews, findings = [], document }: Titled): string {
  const [first, ...others] = interviews.toSorted((a, b) => Number(a.title === '') - Number(b.title === ''));
  const isPutTogether = document !== null && document !== 'interviews';
  if (isPutTogether) {
    const kind = documentOf({ document });
    const [only] = findings.length > 0 ? findings : interviews;
    if (findings.length === 1 || (findings.length === 0 && interviews.length === 1)) {
      return `${kind}: ${only?.title || 'no longer in the vault'}`;
    }
    return first ? `${kind} from ${plural(interviews.length, 'interview')}` : kind;
  }
  if (!first) return documentOf({ document });
  if (first.title === '') {
    return others.length === 0 ? 'A deleted interview' : plural(interviews.length, 'deleted interview');
  }
  return others.length === 0 ? first.title : `${first.title} and ${plural(others.length, 'other')}`;
}

type Titled = Pick<Leaving, 'interviews' | 'findings' | 'document'>;

/** Where it went, beside the way: the repository, or nothing where the way says all there is. */
export function repositoryOf({ way, targetName }: Pick<Leaving, 'way' | 'targetName'>): string {
  if (way !== 'publish') return '';
  return targetName ?? 'A repository that is not known here';
}

/** What was decided about what told somebody: "2 kept, 5 replaced, 1 redacted"; says so where nothing was. */
export function decisionWords({ kept, replaced, redacted }: Leaving['decisions']): string {
  const parts = [
    [kept, 'kept'],
    [replaced, 'replaced'],
    [redacted, 'redacted'],
  ] as const;
  const said = parts.filter(([count]) => count > 0).map(([count, what]) => `${count.toLocaleString('en-US')} ${what}`);
  return said.length > 0 ? said.join(', ') : 'Nothing to decide';
}

/** Kinds of what was kept, each once, in a fixed order: "name, company". */
export function kindsWords(kinds: Iterable<HitKind>): string {
  const there = new Set(kinds);
  return formatList((Object.keys(kindWords) as HitKind[]).filter((kind) => there.has(kind)).map((k) => kindWords[k]));
}

/** What is said of a person whom the vault no longer knows. */
const nobody = 'Somebody no longer in the vault';

/** What a participant is called now. */
export function participantName(participants: readonly Participant[], id: string): string {
  return nameIn(participants, id) ?? nobody;
}

/** The same within a sentence. */
export function participantInWords(participants: readonly Participant[], id: string): string {
  return nameIn(participants, id) ?? 'somebody who is no longer in the vault';
}

function nameIn(participants: readonly Participant[], id: string): string | undefined {
  return participants.find((one) => one.id === id)?.name;
}

/**
 * The answer to "What have we published about this person?" in a sentence or two: how often, and what of them was kept. `total` may
 * be more than `leavings` tell of.
 */
export function answerAbout(name: string, id: string, leavings: readonly Leaving[], total: number): string {
  if (total === 0) return '';
  const keeping = leavings.filter(({ keptOf }) => keptOf.some((one) => one.participantId === id));
  const kinds = keeping.flatMap(({ keptOf }) => keptOf.flatMap((one) => (one.participantId === id ? one.kinds : [])));
  const often = `${plural(total, 'export')} ${total === 1 ? 'concerns' : 'concern'} ${name}.`;
  const latest = total > leavings.length ? `the latest ${leavings.length.toLocaleString('en-US')}` : null;
  if (keeping.length === 0) return `${often} Nothing that tells who this is was kept${latest ? ` in ${latest}` : ''}.`;
  return `${often} Kept in ${keeping.length.toLocaleString('en-US')} of ${latest ?? 'them'}: ${kindsWords(kinds)}.`;
}

/** The day it left, by the clock of this machine: `YYYY-MM-DD`. */
export function dayOf({ at }: Pick<Leaving, 'at'>): string {
  return calendarDate(new Date(at));
}

/** When it left, by the clock of this machine: `Nov 12, 2026, 11:30`. */
export function momentOf({ at }: Pick<Leaving, 'at'>): string {
  const date = new Date(at);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${formatDate(calendarDate(date))}, ${two(date.getHours())}:${two(date.getMinutes())}`;
}
