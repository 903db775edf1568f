import { textHash } from '../text-hash.ts';
import { editHighlights } from './edit-highlights.ts';
import { editMarks } from './edit-marks.ts';
import { difference, editProperties } from './edit-properties.ts';
import type { DocumentEdit, Piece, RefusedEdit, Restore, SimpleEdit } from './edit-types.ts';
import { editQuestions } from './open-question.ts';

export type { DocumentEdit, RefusedEdit } from './edit-types.ts';

/** What became of a document. */
export interface EditedDocument {
  /** The whole file; the one given where nothing was changed. */
  text: string;
  /** What undoes it, to the byte where nothing else is changed meanwhile; empty where nothing was changed. */
  inverse: DocumentEdit[];
  /** The edits that were not made. The others are. */
  refused: RefusedEdit[];
}

/**
 * Makes changes in the source of a whole file: highlights, new ones first, front matter, and open questions. Every byte that is not concerned stays. Never throws.
 */
export function applyEdits(text: string, edits: readonly DocumentEdit[]): EditedDocument {
  const [first] = edits;
  if (first?.type === 'restore' && edits.length === 1) {
    const restored = restore(text, first);
    if (restored !== null) return restored;
  }
  return applySimple(
    text,
    edits.flatMap((edit): readonly SimpleEdit[] => (edit.type === 'restore' ? edit.otherwise : [edit])),
  );
}

function applySimple(text: string, edits: readonly SimpleEdit[]): EditedDocument {
  const made = editMarks(
    text,
    edits.filter((edit) => edit.type === 'mark'),
  );
  const marks = editHighlights(
    made.text,
    edits.filter((edit) => edit.type === 'highlight'),
  );
  const head = editProperties(
    marks.text,
    edits.filter((edit) => edit.type === 'field' || edit.type === 'evidence'),
  );
  const asked = editQuestions(
    head.text,
    edits.filter((edit) => edit.type === 'question'),
  );
  const now = asked.text;
  const refused = [...made.refused, ...marks.refused, ...head.refused, ...asked.refused];
  if (now === text) return { text, inverse: [], refused };
  const moved = head.text.length - marks.text.length; // the front matter stands before all highlights
  const pieces =
    made.text === text && now === head.text
      ? [...head.pieces, ...marks.pieces.map((piece) => ({ ...piece, at: piece.at + moved }))]
      : difference(text, now);
  const otherwise = [...asked.inverse, ...head.inverse, ...marks.inverse, ...made.inverse];
  const again = edits.filter((edit) => !refused.some((one) => one.edit === edit));
  return {
    text: now,
    inverse: [{ type: 'restore', of: fingerprint(now), pieces, otherwise, again }],
    refused,
  };
}

/** Where a text was changed: what stood from one place of it to another, and what stands there instead. */
export function changesOf({ inverse }: EditedDocument): { from: number; to: number; insert: string }[] {
  const [restored] = inverse;
  let moved = 0;
  return (restored?.type === 'restore' ? restored.pieces : []).map(({ at, is, was }) => {
    const from = at - moved;
    moved += is.length - was.length;
    return { from, to: from + was.length, insert: is };
  });
}

/** Puts back what stood there before; `null` where the text is not the one that the edits made. */
function restore(text: string, { of, pieces, otherwise, again }: Restore): EditedDocument | null {
  if (fingerprint(text) !== of) return null;
  const out: string[] = [];
  const undone: Piece[] = [];
  let from = 0;
  let moved = 0;
  for (const { at, is, was } of pieces) {
    if (!text.startsWith(is, at)) return null;
    out.push(text.slice(from, at), was);
    undone.push({ at: at + moved, is: was, was: is });
    from = at + is.length;
    moved += was.length - is.length;
  }
  out.push(text.slice(from));
  const restored = out.join('');
  const inverse: Restore = {
    type: 'restore',
    of: fingerprint(restored),
    pieces: undone,
    otherwise: again,
    again: otherwise,
  };
  return { text: restored, inverse: [inverse], refused: [] };
}

/** Tells texts apart that were edited by somebody else meanwhile. */
function fingerprint(text: string): string {
  return `${text.length}:${textHash(text)}`;
}
