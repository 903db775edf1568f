import { calendarDate } from '../../../../shared/domain/calendar-date.ts';
import type { ReviewSign } from '../../../../shared/findings/waiting.ts';
import type { PullRequestReview, ReviewDecision } from '../../../../shared/ipc/reviews.ts';
import { errorSentence } from '../../../ui/errors.ts';
import { formatDay, formatList, plural } from '../../../ui/format.ts';

/** What a reviewer's last word is, after their name. */
export const saidWords: Record<ReviewDecision, string> = {
  approved: 'approved',
  'changes-requested': 'asked for changes',
  commented: 'commented',
};

/** What a pull request is by now. */
export const stateWords: Record<NonNullable<PullRequestReview['state']>, string> = {
  open: 'Open',
  draft: 'Draft',
  merged: 'Merged',
  closed: 'Closed',
};

/** `12:06` of today, else `Nov 20`; in the time of this computer. */
export function momentWords(iso: string, now = new Date()): string {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return iso;
  const [day, today] = [calendarDate(date), calendarDate(now)];
  const two = (n: number) => String(n).padStart(2, '0');
  return day === today ? `${two(date.getHours())}:${two(date.getMinutes())}` : formatDay(day, today);
}

/** What a finding's card says of its reviews; `null` where nobody waits for anything. */
export function signWords(sign: ReviewSign | undefined): string | null {
  if (!sign) return null;
  if (sign.changes) return sign.waiting > 0 ? `Changes asked for, ${sign.waiting} to answer` : 'Changes asked for';
  if (sign.waiting > 0) return `${plural(sign.waiting, 'comment')} to answer`;
  return sign.fresh > 0 ? plural(sign.fresh, 'new comment') : null;
}

/** Who was asked and has not answered. */
export function askedWords(asked: readonly string[]): string {
  return `Waiting for ${formatList(asked)}`;
}

/** Why a pull request could not be asked about, and what to do. */
export function failureSentence(
  { code, message, at }: NonNullable<PullRequestReview['failure']>,
  now = new Date(),
): string {
  switch (code) {
    case 'rate-limited':
      return `GitHub takes no more calls until ${momentWords(message, now)}. Refresh then.`;
    case 'unauthorized':
      return `No account of ${message} answers for this. Connect one in Settings → GitHub, then refresh.`;
    case 'network':
      return `GitHub could not be reached at ${momentWords(at, now)}. Refresh when you are online.`;
    case 'gone':
      return 'GitHub does not show this pull request to your account. It was removed, or the token may not see it.';
    case 'forbidden':
      return message.startsWith('sso')
        ? 'Your organization wants a single sign-on for this token. Authorize it on GitHub, then refresh.'
        : 'This token may not read pull requests there. Give it the right in its settings on GitHub, then refresh.';
    default:
      return errorSentence(code, message);
  }
}
