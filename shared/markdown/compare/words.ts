import { diffArrays } from 'diff';
import { type Look, lookKey, type Run } from './rows.ts';

export type Change = 'same' | 'added' | 'removed' | 'restyled';

/** A stretch of text that is the same on both sides, on one of them alone, or on both in another look (the later one is given). */
export interface Piece {
  text: string;
  look: Look;
  change: Change;
}

interface Token {
  text: string;
  look: Look;
}

/** Words; characters of scripts that put no spaces between them; white space; any other sign alone. */
const token =
  /\s+|[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]|(?:(?![\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}])[\p{L}\p{N}\p{M}_'’])+|./gsu;
/** Beyond these a line is taken as a whole. */
const mostTokens = 6000;
const mostEdits = 1500;

/** The words of a text, without white space and signs. */
export function wordsIn(text: string): string[] {
  return (text.match(token) ?? []).filter(isWord);
}

function tokensOf(runs: readonly Run[]): Token[] {
  return runs.flatMap(({ text, look }) => (text.match(token) ?? []).map((word) => ({ text: word, look })));
}

function isWord(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}

/** All of a line on one side alone. */
export function wholly(runs: readonly Run[], change: 'same' | 'added' | 'removed'): Piece[] {
  return runs.map(({ text, look }) => ({ text, look, change }));
}

/** What became of a line, word by word. The pieces that are not added are the line before, those not removed the line after. */
export function comparePieces(before: readonly Run[], after: readonly Run[]): Piece[] {
  const [old, now] = [tokensOf(before), tokensOf(after)];
  const parts =
    old.length + now.length > mostTokens
      ? undefined
      : diffArrays(
          old.map(({ text }) => text),
          now.map(({ text }) => text),
          { maxEditLength: mostEdits },
        );
  if (!parts) return [...wholly(before, 'removed'), ...wholly(after, 'added')];
  const pieces: Piece[] = [];
  let [o, n] = [0, 0];
  for (const part of parts) {
    for (let count = 0; count < part.value.length; count++) {
      if (part.removed) pieces.push({ ...old[o++]!, change: 'removed' });
      else if (part.added) pieces.push({ ...now[n++]!, change: 'added' });
      else {
        const [was, is] = [old[o++]!, now[n++]!];
        pieces.push({ ...is, change: lookKey(was.look) === lookKey(is.look) ? 'same' : 'restyled' });
      }
    }
  }
  return joined(bridged(pieces));
}

/** Spaces between changed words change with them: one long stroke reads better than many short ones. */
function bridged(pieces: readonly Piece[]): Piece[] {
  const changed = (piece: Piece | undefined) => piece?.change === 'added' || piece?.change === 'removed';
  const result: Piece[] = [];
  for (let at = 0; at < pieces.length; ) {
    if (!changed(pieces[at])) {
      result.push(pieces[at++]!);
      continue;
    }
    const run: Piece[] = [];
    while (at < pieces.length) {
      const piece = pieces[at]!;
      const isBridge = piece.change === 'same' && /^\s+$/.test(piece.text) && changed(pieces[at + 1]);
      if (!changed(piece) && !isBridge) break;
      run.push(piece);
      at++;
    }
    const gone = run.filter((piece) => piece.change !== 'added');
    const come = run.filter((piece) => piece.change !== 'removed');
    const before = commonSpace(gone, come, 0);
    const after = commonSpace(gone, come, -1);
    result.push(
      ...before,
      ...gone.map((piece): Piece => ({ ...piece, change: 'removed' })),
      ...come.map((piece): Piece => ({ ...piece, change: 'added' })),
      ...after,
    );
  }
  return result;
}

/** Takes the white space that both sides begin (0) or end (-1) with out of them. */
function commonSpace(gone: Piece[], come: Piece[], at: 0 | -1): Piece[] {
  const [old, now] = [gone.at(at), come.at(at)];
  if (!old || !now || old.text !== now.text || !/^\s+$/.test(now.text)) return [];
  gone.splice(at, 1);
  come.splice(at, 1);
  return [{ ...now, change: 'same' }];
}

function joined(pieces: readonly Piece[]): Piece[] {
  const result: Piece[] = [];
  for (const piece of pieces) {
    const last = result.at(-1);
    if (last && last.change === piece.change && lookKey(last.look) === lookKey(piece.look)) last.text += piece.text;
    else result.push({ ...piece });
  }
  return result;
}
