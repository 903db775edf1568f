import type { Highlight } from '../domain/interview.ts';
import type { StoredHighlight } from './highlight-store.ts';
import { foldValue } from './language/values.ts';
import type { Shelves } from './shelves.ts';
import type { SuggestAnswer, SuggestReason, SuggestRequest } from './suggest-protocol.ts';
import { type SoughtTerm, sharedWords, soughtTerms } from './suggest-terms.ts';
import { standingOf } from './whole-highlights.ts';

/** So many of the best are looked at once more for who says them. */
const looked = 300;
/** Of what is like the evidence, that of somebody new counts more: another voice tells more than a tenth quote of one. */
const newVoice = 1.25;
const sameTeam = 1.1;
/** What a second highlight of one person counts, and of what it does a third. */
const again = 0.75;
const tagWeight = 0.8;
/** Of more evidence than this, some from everywhere tells what it is about. */
const mostRead = 200;
const shownWords = 6;

/**
 * Highlights that may bear on a claim, best first: by the words of the claim and of its evidence (rare words count more), by tags
 * that the evidence has, those of people who are not in the evidence before those of people who are. None twice, and none that is
 * evidence already. Whether one supports or contradicts the claim it does not guess.
 */
export function suggestFor(shelves: Shelves, request: SuggestRequest): SuggestAnswer['suggestions'] {
  const all = shelves.store.highlights.highlights;
  const taken = new Set(request.evidenceIds.flatMap((id) => shelves.store.highlights.numbersById(id)));
  const evidence = [...taken].map((number) => all[number]!);
  const wanted = shelves.store.highlights.present();
  for (const { id } of evidence) wanted[id] = 0;

  const sought = soughtTerms(
    request.claim,
    thinned(evidence).map(({ text }) => text),
  );
  const { scores, hits } = scoreWords(shelves, sought, wanted);
  const tags = tagsOf(evidence);
  addTags(shelves, tags, wanted, scores);
  const heard = new Voices(shelves, evidence);
  const teams = new Set(request.teamIds);
  const isOfTeam = ({ note }: StoredHighlight) => note.document.teamIds.some((id) => teams.has(id));

  const candidates = best(scores).map((number) => {
    const stored = all[number]!;
    const voice = heard.of(stored);
    const score = scores[number]! * (voice.isNew ? newVoice : 1) * (isOfTeam(stored) ? sameTeam : 1);
    return { stored, voice, score };
  });
  const rank = (term: SoughtTerm) => term.weight / (hits.get(term) || 1);
  return pick(candidates, request.limit).map(({ stored, voice }) => {
    const words = sharedWords(stored.text, sought, rank);
    const reason: SuggestReason = {
      claimWords: words.claim.slice(0, shownWords),
      evidenceWords: words.evidence.slice(0, shownWords),
      tags: stored.highlight.tags.filter((tag) => tags.has(foldValue(tag))),
      sameTeam: isOfTeam(stored),
      newPerson: voice.newPerson,
      newCompany: voice.newCompany,
    };
    return { highlight: standingOf(stored), reason };
  });
}

function thinned(evidence: readonly StoredHighlight[]): readonly StoredHighlight[] {
  const step = Math.ceil(evidence.length / mostRead);
  return step > 1 ? evidence.filter((_, i) => i % step === 0) : evidence;
}

function scoreWords({ highlights: shelf }: Shelves, sought: readonly SoughtTerm[], wanted: Uint8Array) {
  const scores = new Float64Array(wanted.length);
  const hits = new Map<SoughtTerm, number>();
  for (const term of sought) {
    let count = 0;
    const lookup = { boost: { text: 1 }, prefix: false, edits: 0 };
    const add = (number: number, score: number) => {
      scores[number]! += term.weight * score;
      count++;
    };
    for (const form of formsOf(term)) shelf.postings.find(form, lookup, wanted, add);
    hits.set(term, count);
  }
  return { scores, hits };
}

/** The forms that English gives a word, from its stem. */
function formsOf({ stem, term }: SoughtTerm): Set<string> {
  if (!/^[a-z]+$/.test(stem)) return new Set([term]);
  return new Set([term, stem, ...['s', 'es', 'e', 'ed', 'ing', 'ings'].map((ending) => stem + ending)]);
}

/** The tags of the evidence, folded, with the share of the evidence that has them. */
function tagsOf(evidence: readonly StoredHighlight[]): Map<string, number> {
  const shares = new Map<string, number>();
  for (const { highlight } of evidence) {
    for (const tag of new Set(highlight.tags.map(foldValue))) {
      shares.set(tag, (shares.get(tag) ?? 0) + 1 / evidence.length);
    }
  }
  return shares;
}

/** A tag counts as a word would that as many highlights have. */
function addTags(
  { store }: Shelves,
  tags: ReadonlyMap<string, number>,
  wanted: Uint8Array,
  scores: Float64Array,
): void {
  const all = wanted.length;
  for (const [tag, share] of tags) {
    const bits = new Uint8Array(all);
    store.highlights.columns.tag.mark(bits, (values) => values.some((value) => foldValue(value) === tag));
    const having = bits.reduce((sum, bit) => sum + bit, 0);
    const rarity = Math.log(1 + (all - having + 0.5) / (having + 0.5));
    for (let number = 0; number < all; number++) {
      if (bits[number] && wanted[number]) scores[number]! += tagWeight * Math.sqrt(share) * rarity;
    }
  }
}

/** The numbers with the highest scores, best first; those with none are left out. Of many only a few are ever put in order. */
function best(scores: Float64Array): number[] {
  const byScore = (a: number, b: number) => scores[b]! - scores[a]! || a - b;
  let high: number[] = [];
  let least = 0;
  for (let number = 0; number < scores.length; number++) {
    if (scores[number]! <= least) continue;
    high.push(number);
    if (high.length < 4 * looked) continue;
    high = high.sort(byScore).slice(0, looked);
    least = scores[high.at(-1)!]!;
  }
  return high.sort(byScore).slice(0, looked);
}

interface Candidate {
  stored: StoredHighlight;
  voice: Voice;
  score: number;
}

/** One after the other the best of those left: each time somebody is picked, what else they say counts less. */
function pick(candidates: readonly Candidate[], limit: number): Candidate[] {
  const left = [...candidates];
  const picked: Candidate[] = [];
  const times = new Map<string, number>();
  const ids = new Set<string>();
  const worth = ({ score, voice }: Candidate) => score * again ** (times.get(voice.key) ?? 0);
  while (picked.length < limit && left.length > 0) {
    let at = 0;
    for (let i = 1; i < left.length; i++) if (worth(left[i]!) > worth(left[at]!)) at = i;
    const [next] = left.splice(at, 1);
    const { id } = next!.stored.highlight;
    if (ids.has(id)) continue; // a copy in another note
    ids.add(id);
    times.set(next!.voice.key, (times.get(next!.voice.key) ?? 0) + 1);
    picked.push(next!);
  }
  return picked;
}

interface Voice {
  /** Who it is, as far as that is known: a person, else an interview. */
  key: string;
  isNew: boolean;
  newPerson: boolean | null;
  newCompany: boolean | null;
}

/** Who is heard in the evidence. */
class Voices {
  private readonly people = new Set<string>();
  private readonly companies = new Set<string>();
  private readonly notes = new Set<string>();

  constructor(
    private readonly shelves: Shelves,
    evidence: readonly StoredHighlight[],
  ) {
    for (const { note, highlight } of evidence) {
      const people = speakersOf(highlight, note.document.participantIds);
      for (const id of people) this.people.add(id);
      for (const company of this.companiesOf(people)) this.companies.add(company);
      this.notes.add(note.noteId);
    }
  }

  of({ note, highlight }: StoredHighlight): Voice {
    const people = speakersOf(highlight, note.document.participantIds);
    const companies = this.companiesOf(people);
    const newPerson = people.length === 0 ? null : !people.some((id) => this.people.has(id));
    const newCompany = companies.length === 0 ? null : !companies.some((company) => this.companies.has(company));
    const isNew = newPerson ?? !this.notes.has(note.noteId);
    return { key: people.length === 1 ? people[0]! : note.noteId, isNew, newPerson, newCompany };
  }

  private companiesOf(people: readonly string[]): string[] {
    return this.shelves.store.directory.companiesOf(people).map(foldValue);
  }
}

/** Those who may have said it. */
function speakersOf({ participantId }: Highlight, participantIds: readonly string[]): readonly string[] {
  return participantId === undefined ? participantIds : [participantId];
}
