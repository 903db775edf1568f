import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { compare, judge } from '../bench-table.mjs';
import { importBundled } from '../bundle.mjs';
import { inventedTranscripts } from '../invented-transcripts.mjs';
import { createRandom } from '../random.mjs';
import { BadInput } from './bad-input.mjs';
import { processorTime, timesOf } from './search/timing.mjs';

/** So many sentences that were said one after the other are about one thing; each is a highlight in an interview of its own. */
const PASSAGE = 30;
const PER_NOTE = 8;
const ATTACHED = 5;
const OFFERED = 10;
const ITEMS = 5000;

/**
 * Suggested evidence, and finding and counting the evidence of one large finding, on `notes` × 8 highlights, in this process and by
 * processor time. How good suggestions are needs text that is about something (`corpus`): one sentence of a passage stands for the
 * claim, five are its evidence, and the other 24 should be offered before all others; beside it, what the claim's words alone find.
 */
export async function benchEvidence({ notes, corpus, runs, seed, progress }) {
  const product = await importBundled('tests/bench/evidence/product.ts');
  const random = createRandom(seed);
  const passages = passagesOf(corpus, seed, notes * PER_NOTE);
  if (passages.length < 2) throw new BadInput('there are too few sentences in the corpus');
  const highlights = passages.flatMap((sentences, passage) => sentences.map((text) => ({ text, passage })));
  for (const [i, one] of highlights.entries()) one.id = `h_${String(i).padStart(12, '0')}`;
  progress(`indexing ${highlights.length} highlights`);
  const engine = product.createEngine();
  for (const [i, { id, text }] of highlights.entries()) engine.put([documentOf(i, id, text)]);

  const questions = Array.from({ length: 20 * runs }, () => questionOf(highlights, random));
  const offers = (claim, evidence) =>
    engine
      .suggest({
        type: 'suggest',
        requestId: 1,
        claim: claim.text,
        evidenceIds: evidence.map(({ id }) => id),
        teamIds: [],
        limit: OFFERED + 1,
      })
      .suggestions.map(({ highlight }) => highlight.highlightId)
      .filter((id) => id !== claim.id)
      .slice(0, OFFERED);
  offers(questions[0].claim, questions[0].evidence); // the first question makes what the others use
  const found = { both: [], claim: [] };
  const times = timesOf(questions, ({ claim, evidence, passage }) => {
    found.both.push(countIn(passage, highlights, offers(claim, evidence)));
  });
  for (const { claim, passage } of questions) found.claim.push(countIn(passage, highlights, offers(claim, [])));

  const count = highlights.length.toLocaleString('en');
  const rows = [
    compare({ figure: `evidence suggested, of ${count} highlights`, values: times, limit: 50 }),
    ...large(product, engine, highlights.slice(0, ITEMS), runs),
  ];
  if (corpus) rows.push(...quality(found));
  const chance = `${((100 * (PASSAGE - 1 - ATTACHED)) / highlights.length).toFixed(3)} %`;
  return { rows, facts: { highlights: count, questions: questions.length, 'of ten drawn blindly': chance } };
}

function quality({ both, claim }) {
  const share = (counts) => (100 * counts.reduce((sum, one) => sum + one, 0)) / counts.length / OFFERED;
  const some = (counts) => (100 * counts.filter((one) => one > 0).length) / counts.length;
  const peer = 'the claim’s words alone';
  return [
    judge({
      figure: 'of ten offered, from the same passage',
      unit: '%',
      value: share(both),
      peer,
      peerValue: share(claim),
    }),
    judge({
      figure: 'questions with one of those at least',
      unit: '%',
      value: some(both),
      peer,
      peerValue: some(claim),
    }),
  ];
}

/** One finding with 5,000 items: asking where they stand, and what it comes to. */
function large({ byHighlightId, resolveEvidence, countEvidence }, engine, some, runs) {
  const evidence = some.map(({ id, text }, i) => ({
    highlight: id,
    interview: `n${i}`,
    stance: 'supports',
    quote: text,
  }));
  const ids = evidence.map(({ highlight }) => highlight);
  const participants = some.map((_, i) => ({ id: participantOf(i), company: `Company ${i % 100}` }));
  const [asking, counting] = [[], []];
  for (let run = 0; run < runs; run++) {
    const start = processorTime();
    const { highlights } = engine.highlights({ type: 'highlights', requestId: 1, ids });
    const answered = processorTime();
    countEvidence(
      resolveEvidence(evidence, byHighlightId(highlights), () => 'there'),
      [...participants],
    );
    asking.push(answered - start);
    counting.push(processorTime() - answered);
  }
  const count = some.length.toLocaleString('en');
  return [
    compare({ figure: `${count} highlights by their ids`, values: asking, limit: 50 }),
    compare({ figure: `${count} items of evidence resolved and counted`, values: counting, limit: 50 }),
  ];
}

function questionOf(highlights, random) {
  const { passage } = random.pick(highlights);
  const [claim, ...evidence] = random.some(highlights.slice(passage * PASSAGE, (passage + 1) * PASSAGE), 1 + ATTACHED);
  return { passage, claim, evidence };
}

function countIn(passage, highlights, ids) {
  return ids.filter((id) => highlights[Number(id.slice(2))].passage === passage).length;
}

const participantOf = (i) => `p_${String(i).padStart(12, '0')}`;

function documentOf(i, id, text) {
  const none = {
    kind: null,
    status: null,
    interviewerIds: [],
    goals: [],
    flags: [],
    teamIds: [],
    pmIds: [],
    tags: [],
    names: [],
  };
  const source = `<mark data-highlight="${id}" data-kind="quote">${text}</mark>`;
  return { ...none, id: `n${i}`, title: '', date: '2026-11-18', participantIds: [participantOf(i)], source };
}

/** Passages of long sentences, so many sentences in all at most, from everywhere in the texts. */
function passagesOf(corpus, seed, most) {
  const random = createRandom(seed);
  const texts = corpus ? textsIn(path.resolve(corpus)) : inventedTranscripts(400, seed);
  const all = texts.flatMap((text) => {
    const sentences = text.match(/[A-Z][^.!?\n<>]{50,240}[.!?](?=\s)/g) ?? [];
    return Array.from({ length: Math.floor(sentences.length / PASSAGE) }, (_, n) =>
      sentences.slice(n * PASSAGE, (n + 1) * PASSAGE),
    );
  });
  return random.some(all, Math.floor(most / PASSAGE));
}

function textsIn(folder) {
  const names = readdirSync(folder, { recursive: true }).filter((name) => name.endsWith('.md'));
  return names.sort().map((name) => {
    const text = readFileSync(path.join(folder, name), 'utf8').replace(/^---\n[\s\S]*?\n---\n/, '');
    return text.replace(/\[[\d:]+\]\([^)]*\)/g, ' ').replace(/\*\*[^*]+\*\*/g, ' ');
  });
}
