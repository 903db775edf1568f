// The vault of the board's benchmark: interviews with so many highlights, and findings that use some of them.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { stringify } from 'yaml';
import { makeVault } from '../../../make-vault.mjs';
import { createRandom } from '../../random.mjs';

const MARK = /<mark data-highlight="(h_[0-9a-z]{12})"[^>]*>([^<]*)<\/mark>/g;
/** Highlights of an interview of `makeVault`, on the average, are a few; more than enough are made and the rest removed. */
const PER_NOTE = 2;
const STATUSES = ['draft', 'in_review', 'merged', 'challenged'];

/**
 * Writes a vault with `highlights` highlights that no finding uses, and findings with as many pieces of evidence each as `findings`
 * says. Returns the claims in the order of the board.
 */
export function boardVault({ out, corpus, seed, highlights, findings }) {
  const wanted = highlights + findings.reduce((sum, count) => sum + count, 0);
  makeVault({ corpus, seed, notes: Math.ceil(wanted / PER_NOTE), out });
  const marks = takeMarks(path.join(out, 'interviews'), wanted);
  const random = createRandom(seed + 7);
  const folder = path.join(out, 'findings/2026');
  mkdirSync(folder, { recursive: true });
  let used = 0;
  const claims = findings.map((count, number) => {
    const claim = `Teams of kind ${number + 1} lose track of what they agreed on, because nobody writes it down.`;
    const evidence = marks.slice(used, used + count).map(({ id, note, words }, at) => ({
      highlight: id,
      interview: note,
      stance: at % 7 === 6 ? 'contradicts' : 'supports',
      quote: words,
    }));
    used += count;
    // Ids that grow with time: the last one stands first.
    const id = `01JDA0R7Y5N3W9Q2H8E6C${String(number).padStart(5, '0')}`;
    const fields = { id, claim, status: random.pick(STATUSES), teams: [], goals: [], evidence };
    writeFileSync(
      path.join(folder, `bench-${number}.md`),
      `---\n${stringify(fields, { lineWidth: 0 })}---\n## Limitations\n`,
    );
    return claim;
  });
  return claims.reverse();
}

/** The first so many highlights; interviews with further ones are removed. */
function takeMarks(folder, wanted) {
  const marks = [];
  for (const name of readdirSync(folder, { recursive: true }).sort()) {
    if (!name.endsWith('.md')) continue;
    const file = path.join(folder, name);
    const text = readFileSync(file, 'utf8');
    const note = /^id: (\S+)$/m.exec(text)?.[1];
    const found = [...text.matchAll(MARK)].map(([, id, words]) => ({ id, note, words }));
    if (marks.length + found.length > wanted || note === undefined) rmSync(file);
    else marks.push(...found);
  }
  if (marks.length < wanted * 0.99) throw new Error(`only ${marks.length} highlights of ${wanted}`);
  return marks;
}
