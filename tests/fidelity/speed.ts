import { createNoteDocument } from '../../renderer/features/editor/document/note-document.ts';
import { fingerprintsOf } from '../../renderer/features/editor/document/source/scratch.ts';
import { splitFile } from '../../shared/markdown/split-file.ts';
import { openEditor, shownBlocks } from './editor.ts';
import { editOneWord, type Random } from './edits.ts';

export interface SpeedResult {
  words: number;
  /** Milliseconds: the median of several. */
  open: number;
  /** Milliseconds: 95 of 100 saves of one edited block take no longer. */
  blockSave: number;
  /** Milliseconds: the median of several. */
  verification: number;
}

const sentence = 'I thought the filter applied to every step, so I told my manager the wrong number';
const sentences = [
  'The dashboard took three clicks to reach and nobody on the team knew which events were tracked',
  'We **export** the numbers once a week, paste them into a sheet and *hope* that they match',
  '[12:34](#t=754) Runs growth alone; two engineers set up tracking in `events.ts` a year ago',
  `<mark data-highlight="h_k3x9q2m7v0tb" data-kind="pain" data-tags="filters" data-at="754">${sentence}</mark>`,
];

/** A note of about 10,000 words as somebody takes it in a long call. */
function longNote(random: Random): string {
  const out = ['---\ntitle: A long call\n---'];
  for (let words = 0; words < 10_000; ) {
    const said = Array.from({ length: 2 + random.below(4) }, () => `${random.pick(sentences)}.`);
    const block = random.below(6);
    if (block === 0)
      out.push(
        `## ${random
          .pick(sentences)
          .replace(/[^\w ]/g, '')
          .slice(0, 40)}`,
      );
    else if (block < 3) out.push(said.map((one) => `- ${one}`).join('\n'));
    else out.push(said.join(' '));
    words += out.at(-1)!.split(/\s+/).length;
  }
  return `${out.join('\n\n')}\n`;
}

/** Measures one long note on this machine as it is: other work on it counts. */
export function measureSpeed(random: Random): SpeedResult {
  const text = longNote(random);
  const { body } = splitFile(text);
  const opens: number[] = [];
  for (let i = 0; i < 8; i++) opens.push(timed(() => createNoteDocument(openEditor(), text).text()));
  const editor = openEditor();
  const note = createNoteDocument(editor, text);
  const saves: number[] = [];
  for (let i = 0; i < 105; i++) {
    editOneWord(editor, random);
    saves.push(timed(() => note.text()));
  }
  const written = note.text();
  const checks: number[] = [];
  for (let i = 0; i < 8; i++) {
    checks.push(
      timed(() => {
        const shown = shownBlocks(editor).map(({ print }) => print);
        return JSON.stringify(fingerprintsOf(splitFile(written).body)) === JSON.stringify(shown);
      }),
    );
  }
  // What runs first is compiled first: neither opens nor saves count until they are warm.
  return {
    words: body.split(/\s+/).length,
    open: quantile(opens.slice(1), 0.5),
    blockSave: quantile(saves.slice(5), 0.95),
    verification: quantile(checks.slice(1), 0.5),
  };
}

function timed(run: () => unknown): number {
  const start = performance.now();
  run();
  return performance.now() - start;
}

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)]!;
}
