// What the figures of `npm run fidelity` have to reach (note-format.md, "Figures to hold"), and how they are printed.

/** Each figure: what was counted, how it stands to its bar, and whether the bar is held. `isAdvice`: never fails the command. */
export function figuresOf(result) {
  return [
    ...result.folders.flatMap((folder) => folderFigures(folder)),
    ...(result.typed ? typedFigures(result.typed) : []),
    ...(result.speed ? speedFigures(result.speed) : []),
  ];
}

function folderFigures({ name, files, saves, changed, crashes, canonical, edited, inPlace }) {
  const figures = [
    share('open + save, byte-identical', saves - changed.length, saves, 100, `${files} files in 4 forms each`),
    share(
      'written anew, shown alike by cmark-gfm',
      canonical.blocks - canonical.differing.length,
      canonical.blocks,
      99.9,
      `${canonical.blocks} blocks, ${canonical.opaque} more are their own source`,
    ),
    share('written anew, read back equal', canonical.blocks - canonical.literal, canonical.blocks, 99.9, ''),
    none('words lost', canonical.lost.length + edited.lost.length, ''),
    none('crashes', crashes.length + edited.crashes.length, ''),
  ];
  if (inPlace) {
    const { notes, writes, failures, diff } = inPlace;
    const kept = Object.entries(inPlace.readOnly).map(([reason, count]) => `, ${count} read-only (${reason})`);
    const lines = diff === '' ? 0 : diff.trimEnd().split('\n').length;
    figures.push(
      none('saved in place: lines of diff -r', lines, `${notes} notes, ${writes} files replaced${kept.join('')}`),
    );
    const expected = 2 * (notes - Object.values(inPlace.readOnly).reduce((sum, count) => sum + count, 0));
    figures.push(share('saved in place: files really replaced', writes, expected, 100, ''));
    figures.push(none('saved in place: refused', failures.length, ''));
  }
  if (edited.edits > 0) {
    const { edits, equal, caught, undetected, untouched, oneWord } = edited;
    const mismatches = caught.length + undetected.length;
    figures.push(
      share(
        'edits, read back equal',
        equal,
        edits,
        99.9,
        `${edits} edits, ${edited.changedOfNecessity} other blocks had to change`,
      ),
      share('mismatches caught before writing', caught.length, mismatches, 100, `${mismatches} mismatches`),
      share(
        'untouched blocks, byte-identical',
        untouched - edited.changed.length,
        untouched,
        100,
        `${untouched} blocks`,
      ),
      share('edits undone, file byte-identical', edited.undone, edited.undone + edited.notUndone.length, 100, ''),
      share('one-word edits that change one line', oneWord - edited.otherLines.length, oneWord, 95, `${oneWord} edits`),
    );
  }
  return figures.map((figure) => ({ ...figure, of: name }));
}

function typedFigures({ texts, characters, changed, literal }) {
  const note = `${texts} texts, ${characters} characters, ${literal} literal`;
  return [{ ...share('typed text, unchanged', texts - changed, texts, 100, note), of: 'typing' }];
}

function speedFigures({ words, open, blockSave, verification }) {
  const of = `speed at ${words} words`;
  return [
    ['open (median)', open, 200],
    ['save of one block (p95)', blockSave, 10],
    ['full verification (median)', verification, 200],
  ].map(([name, value, bar]) => ({
    of,
    name,
    value: `${value.toFixed(1)} ms`,
    bar: `≤ ${bar} ms`,
    isHeld: value <= bar,
    isAdvice: true,
    note: '',
  }));
}

/** Rounded down, so that 100 % means all. Nothing counted is no failure, but says so. */
function share(name, count, total, bar, note) {
  const percent = total === 0 ? 100 : (100 * count) / total;
  const value = total === 0 ? '–' : `${Math.floor(percent * 1000) / 1000} %`;
  return { name, value, bar: bar === 100 ? '100 %' : `≥ ${bar} %`, isHeld: percent >= bar, isAdvice: false, note };
}

function none(name, count, note) {
  return { name, value: String(count), bar: '0', isHeld: count === 0, isAdvice: false, note };
}

/** A table of figures, and below it what went wrong, the first of each kind. */
export function printed(result, figures, { most = 5 } = {}) {
  const lines = [`Judge: ${result.judge}. Seed: ${result.seed}.`];
  let of = null;
  for (const figure of figures) {
    if (figure.of !== of) lines.push('', figure.of);
    of = figure.of;
    const sign = figure.isHeld ? '✓' : figure.isAdvice ? '– short' : '✗';
    const head = `  ${figure.name.padEnd(42)}${figure.value.padStart(10)}  (${figure.bar})`;
    lines.push(`${head.padEnd(68)}${sign}${figure.note ? `  ${figure.note}` : ''}`);
  }
  for (const folder of result.folders) lines.push(...problemsOf(folder, most));
  if (result.typed?.example) lines.push('', 'Typed text that came back otherwise:', `  ${result.typed.example}`);
  const missed = figures.filter((figure) => !figure.isHeld && !figure.isAdvice);
  lines.push(
    '',
    missed.length === 0
      ? `${figures.length} figures, all held`
      : `${missed.length} of ${figures.length} figures missed`,
  );
  return lines.join('\n');
}

function problemsOf({ name, changed, crashes, canonical, edited, inPlace, readOnly }, most) {
  const lists = {
    'changed without an edit': changed,
    crashes: [...crashes, ...edited.crashes],
    'shown otherwise': canonical.differing.map(({ file, original, canonical: written }) => ({
      file,
      what: `${cut(original)} was written ${cut(written)}`,
    })),
    'words lost': [...canonical.lost.map((word) => ({ file: '', what: word })), ...edited.lost],
    'edits that the editor itself refused': edited.refused,
    'blocks written as plain text': edited.caught,
    'mismatches that nothing noticed': edited.undetected,
    'untouched blocks that changed': edited.changed,
    'edits that undo did not take back': edited.notUndone,
    'one-word edits that changed another number of lines': edited.otherLines,
    'refused in place': inPlace?.failures ?? [],
    'diff -r': inPlace?.diff
      ? inPlace.diff
          .trimEnd()
          .split('\n')
          .map((line) => ({ file: '', what: line }))
      : [],
    'read-only': Object.entries(readOnly).map(([file, what]) => ({ file, what })),
  };
  return Object.entries(lists).flatMap(([what, list]) => {
    if (list.length === 0) return [];
    const more = list.length > most ? [`  … and ${list.length - most} more (--json has all)`] : [];
    return ['', `${name}: ${what}`, ...list.slice(0, most).map((one) => `  ${one.file}: ${one.what}`), ...more];
  });
}

function cut(text) {
  return JSON.stringify(text.length > 200 ? `${text.slice(0, 200)}…` : text);
}
