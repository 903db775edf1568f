import { indexTerms, tokenize } from './tokenize.ts';

/** A word that is looked for: longer words that begin with its stem count too. */
export interface SoughtTerm {
  stem: string;
  /** As it is written. */
  term: string;
  weight: number;
  from: 'claim' | 'evidence';
}

/** A claim is a sentence; of a page that was pasted the first words will do. */
const mostOfClaim = 48;
const mostOfEvidence = 100;
/** What a word of the claim counts that none of the evidence has: what people said tells more than how somebody put it. */
const claimAlone = 0.5;
const endings = /(?:ings?|ed|es|s)$/;
const shortestStem = 4;

/**
 * The words of a claim and those of its evidence, each once. One that much of the evidence has counts more. Weights as measured on transcripts (docs/adr/0022-evidence-anchors.md).
 */
export function soughtTerms(claim: string, evidence: readonly string[]): SoughtTerm[] {
  const ofClaim = [...byStem(indexTerms(claim).slice(0, 10 * mostOfClaim))].slice(0, mostOfClaim);
  const spread = new Map<string, { term: string; texts: number }>();
  for (const text of evidence) {
    for (const [stem, term] of byStem(indexTerms(text))) {
      const known = spread.get(stem);
      if (known) known.texts++;
      else spread.set(stem, { term, texts: 1 });
    }
  }
  const shareOf = (stem: string) => ((spread.get(stem)?.texts ?? 0) / Math.max(1, evidence.length)) ** 0.7;
  const sought = ofClaim.map(([stem, term]): SoughtTerm => {
    const weight = evidence.length === 0 ? 1 : claimAlone + shareOf(stem);
    return { stem, term, weight, from: 'claim' };
  });
  for (const [stem] of ofClaim) spread.delete(stem);
  const most = [...spread].sort(([, a], [, b]) => b.texts - a.texts || b.term.length - a.term.length);
  for (const [stem, { term }] of most.slice(0, mostOfEvidence)) {
    sought.push({ stem, term, weight: shareOf(stem), from: 'evidence' });
  }
  return sought;
}

/** What of a text is sought: the words as they stand there, by where they are sought from, the most telling first. */
export function sharedWords(text: string, sought: readonly SoughtTerm[], rank: (term: SoughtTerm) => number) {
  const found = new Map<SoughtTerm, string>();
  for (const { term, start, end } of tokenize(text)) {
    const stem = stemOf(term);
    for (const one of sought) {
      if (!found.has(one) && (stem === one.stem || term === one.term)) found.set(one, text.slice(start, end));
    }
  }
  const words = [...found].sort(([a], [b]) => rank(b) - rank(a));
  const of = (from: SoughtTerm['from']) => [
    ...new Set(words.filter(([term]) => term.from === from).map(([, word]) => word.toLowerCase())),
  ];
  return { claim: of('claim'), evidence: of('evidence') };
}

/** A word without the endings that English gives it, so that "filters" finds "filtered". Other words stay as they are. */
export function stemOf(term: string): string {
  if (!/^[a-z]+$/.test(term) || term.endsWith('ss')) return term;
  const stem = term.replace(endings, '');
  return stem.length < shortestStem ? term : stem;
}

function byStem(terms: readonly string[]): Map<string, string> {
  const found = new Map<string, string>();
  for (const term of terms) {
    const stem = stemOf(term);
    if (!found.has(stem)) found.set(stem, term);
  }
  return found;
}
