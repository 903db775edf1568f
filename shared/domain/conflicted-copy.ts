/** How programs that sync folders mark the version that lost: Dropbox, Nextcloud and Fieldbook; Syncthing; ownCloud; Seafile. */
const marks = [
  / \((?:[^()]*\s)?conflicted copy[^()]*\)(?=\.[^.]+$)/i,
  /\.sync-conflict-\d{8}-\d{6}(?:-[0-9A-Z]{7})?(?=\.[^.]+$)/,
  /_conflict-\d{8}-\d{6}(?=\.[^.]+$)/,
  / \(SFConflict [^()]*\)(?=\.[^.]+$)/,
];

/** Path of the file that a conflicted copy stands beside, by the copy's name; `null` for any other file. */
export function conflictedCopyOf(path: string): string | null {
  const mark = marks.find((one) => one.test(path.slice(path.lastIndexOf('/') + 1)));
  return mark ? path.replace(mark, '') : null;
}
