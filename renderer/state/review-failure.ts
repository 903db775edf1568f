import { calendarDate } from '../../shared/domain/calendar-date.ts';
import type { PullRequestReview } from '../../shared/ipc/reviews.ts';
import { errorSentence } from '../ui/errors.ts';
import { formatDay } from '../ui/format.ts';

/** `12:06` of today, else `Nov 20`; in the time of this computer. */
export function momentWords(iso: string, now = new Date()): string {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return iso;
  const [day, today] = [calendarDate(date), calendarDate(now)];
  const two = (n: number) => String(n).padStart(2, '0');
  return day === today ? `${two(date.getHours())}:${two(date.getMinutes())}` : formatDay(day, today);
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
