/** Of the paths of one folder the one that differs from `path` in capitals alone, or in how its letters are composed; `null` for none. */
export function twinAmong(paths: readonly string[], path: string): string | null {
  const folded = fold(path);
  return paths.find((one) => one !== path && fold(one) === folded) ?? null;
}

function fold(path: string): string {
  return path.normalize('NFC').toLowerCase();
}
