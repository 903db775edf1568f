import { structuredPatch } from 'diff';
import type { FileChange, GitRepository } from './git-repository.ts';

interface Hunk {
  oldStart: number;
  oldLines: number;
  newStart: number;
  newLines: number;
  /** Each with its sign: ' ', '+' or '-'. */
  lines: string[];
}

/** What a change does to the lines of a text; none for pictures and other bytes. */
export function hunksOf(git: GitRepository, { before, after }: FileChange): Hunk[] {
  const [old, now] = [before, after].map((entry) => (entry ? git.blob(entry.sha) : Buffer.alloc(0))) as [
    Buffer,
    Buffer,
  ];
  if (old.includes(0) || now.includes(0)) return [];
  return structuredPatch('', '', old.toString('utf8'), now.toString('utf8'), '', '', { context: 3 }).hunks;
}

/** As git writes it: a count of one is left out, and what has no lines begins before them. */
function headOf({ oldStart, oldLines, newStart, newLines }: Hunk): string {
  const range = (start: number, lines: number) =>
    lines === 1 ? `${start}` : `${lines === 0 ? start - 1 : start},${lines}`;
  return `@@ -${range(oldStart, oldLines)} +${range(newStart, newLines)} @@`;
}

/** A changed file as GitHub lists it. `url`: address of the repository's API; `html`: of its page; `commit`: whose files these are. */
export function fileShown(git: GitRepository, change: FileChange, url: string, html: string, commit: string) {
  const hunks = hunksOf(git, change);
  const count = (sign: string) => hunks.flatMap(({ lines }) => lines).filter((line) => line.startsWith(sign)).length;
  const [additions, deletions] = [count('+'), count('-')];
  const name = change.path.split('/').map(encodeURIComponent).join('/');
  return {
    sha: (change.after ?? change.before)!.sha,
    filename: change.path,
    status: change.before === null ? 'added' : change.after === null ? 'removed' : 'modified',
    additions,
    deletions,
    changes: additions + deletions,
    blob_url: `${html}/blob/${commit}/${name}`,
    raw_url: `${html}/raw/${commit}/${name}`,
    contents_url: `${url}/contents/${name}?ref=${commit}`,
    ...(hunks.length > 0 ? { patch: hunks.map((hunk) => [headOf(hunk), ...hunk.lines].join('\n')).join('\n') } : {}),
  };
}

/** The piece of the difference that a comment on a line of the new text shows: from the head of its hunk to the line. */
export function hunkUpTo(hunks: readonly Hunk[], line: number): string | null {
  for (const hunk of hunks) {
    let at = hunk.newStart - 1;
    for (const [index, text] of hunk.lines.entries()) {
      if (!text.startsWith('-') && !text.startsWith('\\')) at += 1;
      if (at === line && !text.startsWith('-')) return [headOf(hunk), ...hunk.lines.slice(0, index + 1)].join('\n');
    }
  }
  return null;
}

/**
 * Where a line of the old text is in the new one; `null` where it was changed or taken away. So GitHub moves a comment along with
 * its line.
 */
export function movedLine(hunks: readonly Hunk[], line: number): number | null {
  let shift = 0;
  for (const hunk of hunks) {
    if (hunk.oldStart > line) break;
    let [old, now] = [hunk.oldStart - 1, hunk.newStart - 1];
    for (const text of hunk.lines) {
      if (!text.startsWith('+')) old += 1;
      if (!text.startsWith('-')) now += 1;
      if (old === line && !text.startsWith('+')) return text.startsWith(' ') ? now : null;
    }
    shift = now - old;
  }
  return line + shift;
}
