import slugify from '@sindresorhus/slugify';
import { calendarDate, quarterOf } from '../../shared/domain/calendar-date.ts';
import { conflictedCopyOf } from '../../shared/domain/conflicted-copy.ts';
import { ulidTime } from '../../shared/domain/ids.ts';
import type { DocumentReading } from './entries.ts';

/** What a file of the vault is, by where it stands. `null`: nothing that Fieldbook reads at present. */
export type FileKind = 'note' | 'finding' | 'goal' | 'participant' | 'person' | 'team' | 'tag' | 'config';

export const configFile = 'fieldbook.yml';
/** Folders of a new vault; all others are made when something first goes in. */
export const firstFolders = ['interviews', 'participants', 'roster/people', 'roster/teams'] as const;

const skippedFolders = new Set(['node_modules', '__macosx', '$recycle.bin', 'system volume information']);

/** Whether a folder is left alone, with all that is in it: `.git`, `.trash`, other dot folders, `node_modules`. */
export function isSkippedFolder(name: string): boolean {
  return name.startsWith('.') || skippedFolders.has(name.toLowerCase());
}

/**
 * The kind of a vault-relative, `/`-separated path (note-format, "Layout"). In a folder without `fieldbook.yml` every Markdown
 * file is a note, but for the participants, findings, goals, roster and tag files that Fieldbook itself wrote there.
 */
export function kindOf(path: string, isFieldbook: boolean): FileKind | null {
  const parts = path.split('/');
  const name = parts.at(-1) ?? '';
  if (name.startsWith('.') || parts.slice(0, -1).some(isSkippedFolder)) return null;
  if (path === configFile) return 'config';
  if (/^roster\/people\/[^/]+\.ya?ml$/i.test(path)) return 'person';
  if (/^roster\/teams\/[^/]+\.ya?ml$/i.test(path)) return 'team';
  if (/^tags\/[^/]+\.ya?ml$/i.test(path)) return 'tag';
  if (!/\.(?:md|markdown)$/i.test(name)) return null;
  if (/^participants\/[^/]+$/.test(path) && (isFieldbook || /^p_[0-9a-z]{12}\.md$/.test(name))) return 'participant';
  if (isFieldbook) return (parts.length > 1 && kindsByFolder.get(parts[0]!)) || null;
  const named = conflictedCopyOf(path) ?? path;
  if (ownFinding.test(named)) return 'finding';
  if (ownGoal.test(named)) return 'goal';
  return 'note';
}

/** What a document is by where it stands, or stood; a note where that does not say. */
export function documentAt(path: string, isFieldbook: boolean): 'note' | 'finding' | 'goal' {
  const kind = kindOf(path, isFieldbook);
  return kind === 'finding' || kind === 'goal' ? kind : 'note';
}

const kindsByFolder = new Map<string, FileKind>([
  ['interviews', 'note'],
  ['findings', 'finding'],
  ['goals', 'goal'],
]);
/** Names that `findingPath` and `goalPath` make in a folder that is not Fieldbook's own. */
const ownFinding = /^findings\/\d{4}\/[a-z0-9-]+-[0-9a-hjkmnp-tv-z]{5}(?:-\d+)?\.md$/;
const ownGoal = /^goals\/\d{4}-Q[1-4]\/[a-z0-9-]+-[0-9a-hjkmnp-tv-z]{5}(?:-\d+)?\.md$/;

const reserved = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])$/i;

/** A title as part of a file name: lower-case ASCII words joined by `-`, at most 60 characters, `untitled` where nothing is left. */
export function slugOf(title: string): string {
  const slug = slugify(title.slice(0, 300), { decamelize: false }).slice(0, 60).replace(/-+$/, '');
  return slug === '' ? 'untitled' : slug;
}

/** An id as the name of a file, also where Windows keeps the name for a device (`con` → `con_`). */
export function fileNameOf(id: string): string {
  return reserved.test(id) ? `${id}_` : id;
}

/** Where the file of a tag that nobody described yet goes: `tags/<slug>.yml`. `attempt` counts names that were taken. */
export function tagPath(tag: string, attempt = 0): string {
  return `tags/${fileNameOf(slugOf(tag))}${attempt > 0 ? `-${attempt + 1}` : ''}.yml`;
}

/** Where a new interview goes: `interviews/<year>/<date>-<slug>-<last 5 of the ULID>.md`. `attempt` counts names that were taken. */
export function interviewPath(note: { id: string; title: string; date: string }, attempt = 0): string {
  return `interviews/${note.date.slice(0, 4)}/${note.date}-${slugOf(note.title)}-${tailOf(note.id, attempt)}.md`;
}

/** Where a new finding goes: `findings/<year>/<slug>-<last 5 of the ULID>.md`. */
export function findingPath(finding: { id: string; claim: string; date: string }, attempt = 0): string {
  return `findings/${finding.date.slice(0, 4)}/${slugOf(finding.claim)}-${tailOf(finding.id, attempt)}.md`;
}

/**
 * Where a new goal goes: `goals/<quarter>/<slug>.md`. In a folder that is not Fieldbook's own its name ends with the last 5 of the
 * ULID, by which it is told from the notes there.
 */
export function goalPath(
  goal: { id: string; question: string; quarter: string },
  attempt = 0,
  isFieldbook = true,
): string {
  const tail = isFieldbook ? (attempt > 0 ? `-${attempt + 1}` : '') : `-${tailOf(goal.id, attempt)}`;
  return `goals/${goal.quarter}/${slugOf(goal.question)}${tail}.md`;
}

/** Where the file of a new document goes, by its row. `attempt` counts names that were taken. */
export function documentPath(reading: DocumentReading, id: string, attempt: number, isFieldbook: boolean): string {
  if (reading.kind === 'finding') return findingPath({ ...reading.summary, id }, attempt);
  if (reading.kind === 'goal') {
    const quarter = reading.summary.quarter || quarterOf(calendarDate(new Date(ulidTime(id))));
    return goalPath({ ...reading.summary, quarter, id }, attempt, isFieldbook);
  }
  const { titled, title, date } = reading.summary;
  return interviewPath({ id, title: titled ? title : '', date }, attempt);
}

function tailOf(id: string, attempt: number): string {
  return id.slice(-5).toLowerCase() + (attempt > 0 ? `-${attempt + 1}` : '');
}

/** Where a copy goes that keeps a text whose file was changed by somebody else. Stays within 255 bytes. */
export function conflictedCopyPath(path: string, date: string, attempt = 0): string {
  const mark = ` (conflicted copy ${date}${attempt > 0 ? ` ${attempt + 1}` : ''})`;
  return marked(path, /\.(?:md|markdown)$/i, () => `${mark}.md`);
}

/** Where a file of the trash goes whose name has been taken since. `attempt` counts from 1. Stays within 255 bytes. */
export function restoredPath(path: string, attempt: number): string {
  return marked(path, /(?:\.[^./]*)?$/, (ending) => ` (restored${attempt > 1 ? ` ${attempt}` : ''})${ending}`);
}

/** A path with a mark in the place of its ending, its name cut so far that systems take it. */
function marked(path: string, ending: RegExp, markOf: (ending: string) => string): string {
  const slash = path.lastIndexOf('/') + 1;
  const name = path.slice(slash);
  const mark = markOf(ending.exec(name)?.[0] ?? '');
  let stem = name.replace(ending, '');
  while (stem !== '' && Buffer.byteLength(stem + mark) > 255) stem = stem.slice(0, -1);
  return path.slice(0, slash) + stem.replace(/\p{Surrogate}/gu, '') + mark;
}
