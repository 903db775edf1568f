import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { COMPANIES, FAMILY, GIVEN } from '../bench-names.mjs';
import { compare, judge, median } from '../bench-table.mjs';
import { inventedTranscripts } from '../invented-transcripts.mjs';
import { createRandom } from '../random.mjs';
import { measureInApp } from './app-process.mjs';
import { BadInput } from './bad-input.mjs';

const WORDS = 20_000;
const QUOTES = 5000;
const LIMIT = 150;
/** Every so many words, something that is to be found, or that only looks like it. */
const EVERY = 60;

/**
 * The scan of a document of 20,000 words against 5,000 identities with all patterns, in a process of the app's runtime of its own, by the
 * clock and by processor time; building the index apart, once for a state of the vault. Beside it one regular expression of all values, which finds
 * only what is spelled as in the vault. Then a document of 5,000 quotes as a whole, and again after one decision.
 */
export async function benchPrivacy({ program, folder, runs, corpus, seed, progress }) {
  const random = createRandom(seed);
  const people = peopleOf(random);
  const text = documentOf(wordsOf(corpus, seed), people, random, WORDS);
  const long = Array.from({ length: QUOTES }, (_none, i) => quoteOf(text, people, i)).join('\n\n');
  const file = path.join(folder, 'privacy.json');
  writeFileSync(file, JSON.stringify({ text, long, people, identities: [5000, 25_000] }));
  progress?.('measuring');
  const { measured, whole, again } = await measureInApp('privacy-child.mjs', [JSON.stringify({ file, runs })], {
    program,
  });
  const [budget, more] = measured;
  const figure = `scan of ${WORDS} words × ${budget.count} identities`;
  const peer = 'one regular expression of all values';
  return {
    rows: [
      compare({
        figure: `${figure}, clock`,
        values: budget.scans.clock,
        peer,
        peerValues: budget.peer.clock,
        limit: LIMIT,
      }),
      compare({ figure: `${figure}, processor`, values: budget.scans.processor, limit: LIMIT }),
      compare({ figure: `the same × ${more.count}, processor`, values: more.scans.processor }),
      compare({ figure: `index of ${budget.count}, once, processor`, values: budget.build.processor }),
      compare({ figure: `index of ${more.count}, once, processor`, values: more.build.processor }),
      compare({ figure: `scan of ${QUOTES} quotes, processor`, values: whole.processor }),
      compare({ figure: 'again after a decision, processor', values: again.processor }),
      judge({ figure: 'hits', value: budget.hits, unit: '', peer, peerValue: budget.peerHits }),
    ],
    facts: {
      'size of the document': `${Math.round(text.length / 1024)} KB`,
      'size of the quotes': `${Math.round(long.length / 1024)} KB, ${median(whole.clock).toFixed(0)} ms by the clock`,
    },
  };
}

/** Words of real talk, or invented ones. */
function wordsOf(corpus, seed) {
  if (!corpus) return inventedTranscripts(40, seed).join('\n\n').split(' ');
  const files = readdirSync(corpus, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.md'));
  const words = files.slice(0, 40).flatMap((name) => readFileSync(path.join(corpus, name), 'utf8').split(/ +/));
  if (words.length < WORDS) throw new BadInput(`the corpus has fewer than ${WORDS} words`);
  return words;
}

function peopleOf(random) {
  return Array.from({ length: 6000 }, (_none, i) => {
    const [given, family] = [random.pick(GIVEN), random.pick(FAMILY)];
    const company = `${random.pick(COMPANIES)}${i % 4 === 0 ? '' : ` ${i}`}`;
    const host = `${company.toLowerCase().replace(/[^a-z0-9]+/g, '-')}.example`;
    return {
      id: `p_${String(i).padStart(12, '0')}`,
      name: `${given} ${family}${i}`,
      emails: [`${given}.${i}@${host}`.toLowerCase()],
      handles: [`@${given}_${i}`.toLowerCase()],
      phone: `+1 555 ${String(1_000_000 + i)}`,
      company,
    };
  });
}

function documentOf(words, people, random, count) {
  const out = words.slice(0, count);
  for (let at = 10; at < out.length; at += EVERY) out[at] = spelled(random.pick(people), random);
  return out.join(' ');
}

/** Somebody, as people write, or a look-alike. */
function spelled({ name, emails, company, phone }, random) {
  return random.pick([
    name,
    name.toUpperCase(),
    name.replace(' ', '\n'),
    `**${name.replace(' ', '** ')}`,
    `${name}’s`,
    emails[0],
    company,
    phone,
    '[a page](https://app.example/pricing?utm_source=mail)',
    'https://app.example/orders/4711',
    '2026-11-26 10:30',
    'version 10.15.7',
  ]);
}

function quoteOf(text, people, i) {
  const at = (i * 97) % (text.length - 400);
  return `> ${text.slice(at, at + 180).replace(/\s+/g, ' ')}\n> — ${people[i % 50].name}`;
}
