import { joinWritten, moved, type Written } from './carry-spots.ts';
import type { Decide } from './clear.ts';
import { besideDocument, longestBody, wholeBlocks } from './long-body.ts';

/** What stands between two paragraphs. */
const between = '\n\n';

/**
 * What a pull request says: what the document rests on and whose it is (`said`, Markdown in parts), and where it lies. What is too long for
 * it goes beside the document as a whole (`rest`).
 */
export function pullRequestOf(
  said: readonly string[],
  path: Written,
  decide: Decide,
): { body: Written; rest: { path: string; text: string }[] } {
  const whole = decide(said.filter((part) => part !== '').join(between), 'markdown');
  const place = inCode('Document: `', path, '`\n');
  const body = joinWritten([whole, place], between);
  if (body.text.length <= longestBody) return { body, rest: [] };
  const beside: Written = { ...path, text: besideDocument(path.text) };
  const more = inCode('This is not all of it: the whole text is in `', beside, '`, beside the document.');
  const kept = wholeBlocks(whole, longestBody - more.text.length - place.text.length - 2 * between.length);
  const parts = kept.text === '' ? [more, place] : [kept, more, place];
  return { body: joinWritten(parts, between), rest: [{ path: beside.text, text: `${whole.text}\n` }] };
}

/** A path between words, as code. */
function inCode(before: string, { text, spots }: Written, after: string): Written {
  return {
    text: `${before}${text.replaceAll('`', '')}${after}`,
    spots: text.includes('`') ? [] : spots.map((spot) => moved(spot, before.length)),
  };
}
