import { calendarDate } from '../../../shared/domain/calendar-date.ts';
import type { KeptBecause, Version } from '../../../shared/ipc/history.ts';
import { daysBetween, formatDay, plural } from '../../ui/format.ts';

const reasons: Record<KeptBecause, string | null> = {
  saved: null,
  found: 'As it was found',
  replaced: 'Before an outside change',
  changed: 'Before tags or evidence changed',
  conflict: 'Your side of a conflict',
  trashed: 'Before the trash',
  restored: 'Before a restore',
};

/** What a version is, beyond a save; `null` for a save. */
export function reasonWords({ because, isText }: Version): string | null {
  return isText ? reasons[because] : 'Not text';
}

/** `9:05` of a moment, in this machine's time zone. */
export function timeWords(keptAt: number): string {
  const date = new Date(keptAt);
  return `${date.getHours()}:${String(date.getMinutes()).padStart(2, '0')}`;
}

/** The day that a version is listed under: `Today`, `Yesterday`, `Nov 12`. */
export function dayWords(keptAt: number, today: string): string {
  const date = calendarDate(new Date(keptAt));
  const ago = daysBetween(date, today);
  return ago === 0 ? 'Today' : ago === 1 ? 'Yesterday' : formatDay(date, today);
}

/** `+42 −3 words`; `Same words` where nothing but looks or properties changed. */
export function changeWords({ added, removed }: { added: number; removed: number }): string {
  if (added === 0 && removed === 0) return 'Same words';
  const parts = [
    added > 0 && `+${added.toLocaleString('en-US')}`,
    removed > 0 && `−${removed.toLocaleString('en-US')}`,
  ];
  return `${parts.filter(Boolean).join(' ')} ${added + removed === 1 ? 'word' : 'words'}`;
}

/** `420 bytes`, `10 KB`, `3.4 MB`. */
export function sizeWords(bytes: number): string {
  if (bytes < 1000) return plural(bytes, 'byte');
  if (bytes < 1_000_000) return `${Math.round(bytes / 1000)} KB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
