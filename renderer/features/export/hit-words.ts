import type { Decision, PrivacyHit, Surface } from '../../../shared/ipc/export.ts';
import { formatDay, plural } from '../../ui/format.ts';

const kinds: Record<PrivacyHit['kind'], string> = {
  name: 'Name',
  email: 'E-mail',
  company: 'Company',
  handle: 'Handle',
  phone: 'Phone',
  crm: 'CRM link',
  link: 'Link',
  ip: 'IP address',
  card: 'Card number',
  iban: 'Bank account',
  address: 'Address',
};
const surfaces: Record<Exclude<Surface, 'body'>, string> = {
  title: 'title',
  branch: 'branch',
  commit: 'commit message',
  'pull-request': 'pull request',
  path: 'file name',
};

/** What a hit is and where it stands: "Participant name · 3 places", "E-mail · line 41", "Company · line 3, title". */
export function describeHit({ kind, places }: Pick<PrivacyHit, 'kind' | 'places'>): string {
  const lines = places.filter((place) => place.surface === 'body');
  const others = [...new Set(places.flatMap((p) => (p.surface === 'body' ? [] : surfaces[p.surface])))];
  const inBody =
    lines.length === 0 ? [] : lines.length === 1 ? [`line ${lines[0]!.line}`] : [plural(lines.length, 'place')];
  return [kinds[kind], [...inBody, ...others].join(', ')].filter((part) => part !== '').join(' · ');
}

/** Several hits of a kind, for "all …": "names", "e-mail addresses". */
export const manyOf: Record<PrivacyHit['kind'], string> = {
  name: 'names',
  email: 'e-mail addresses',
  company: 'companies',
  handle: 'handles',
  phone: 'phone numbers',
  crm: 'CRM links',
  link: 'links',
  ip: 'IP addresses',
  card: 'card numbers',
  iban: 'bank accounts',
  address: 'addresses',
};

/** The string of a hit as it reads: on one line, without the signs of quotes, emphasis and code that stand in it. */
export function shownExact({ exact }: Pick<PrivacyHit, 'exact'>): string {
  const words = exact.replace(/\s*\n[ \t]*(?:>[ \t]*)*/g, ' ').replace(/\*+|~~|`+|\\(?=[!-/:-@[-`{-~])/g, '');
  return words.replace(/\s+/g, ' ').trim() || exact;
}

/** "Kept by Mira Okafor, Nov 20"; empty for what is not kept. `nameOf`: of a person of the roster. */
export function keptWords({ keptBy }: Pick<PrivacyHit, 'keptBy'>, nameOf: (id: string) => string): string {
  if (keptBy === null) return '';
  const who = keptBy.by === null ? '' : ` by ${nameOf(keptBy.by)}`;
  return `Kept${who}, ${formatDay(keptBy.at.slice(0, 10))}`;
}

/** What was decided, for screen readers: "Noor Haddad: Participant 7." `alike`: so many hits with it. */
export function decidedWords(hit: PrivacyHit, decision: Decision, alike: number): string {
  const what =
    decision.decision === 'keep'
      ? 'kept'
      : decision.decision === 'redact'
        ? 'redacted'
        : `replaced by ${decision.with}`;
  return `${shownExact(hit)} ${what}${alike > 0 ? `, and ${plural(alike, 'other', 'others')} alike` : ''}.`;
}

/** What was found that is not decided, for screen readers: at first, or on top of what was known. */
export function foundWords(open: readonly PrivacyHit[], atFirst: boolean): string {
  if (atFirst) return `${plural(open.length, 'name')} to decide.`;
  const [first] = open;
  return open.length === 1 && first
    ? `New to decide: ${shownExact(first)}, ${describeHit(first)}.`
    : `${open.length} new names to decide.`;
}

/** What comes next, for screen readers. */
export function nextWords(next: PrivacyHit | null, open: number): string {
  return next === null
    ? 'Nothing is left to decide.'
    : `${open} to decide. Next: ${shownExact(next)}, ${describeHit(next)}.`;
}
