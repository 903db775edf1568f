import { addressSpellings } from './addresses.ts';
import type { Person, Random } from './cast.ts';
import { shuffled } from './cast.ts';
import { lookAlikeKinds } from './look-alikes.ts';
import { patternSpellings } from './patterns.ts';
import { type DocumentKind, documentKinds, type Place, placesOf } from './places.ts';
import type { LookAlike, Plant } from './plant.ts';
import { type Spelling, spellings } from './spellings.ts';

/** One document with what stands in it. */
export interface Case {
  n: number;
  document: DocumentKind;
  plants: Plant[];
  lookAlikes: LookAlike[];
}

interface Wish {
  document: DocumentKind;
  place: Place;
  spelling: Spelling;
}

export const allSpellings: readonly Spelling[] = [...spellings, ...addressSpellings, ...patternSpellings];

/** Each spelling, and each place, at least so often. */
const leastOfSpelling = 3;
const leastOfPlace = 6;
/** So many plants in one document at most: each of them is asked about by itself. */
const mostInCase = 24;

/**
 * Documents with `count` identifiers in them (or somewhat more), over all places and spellings, and `lookAlikes` things that are none.
 * Nobody is in one document twice, so that what is found there can be told.
 */
export function makeCases(random: Random, cast: readonly Person[], count: number, lookAlikes: number): Case[] {
  const chosen = choose(random, count);
  const cases: Case[] = [];
  const next = { plant: 1, person: 0 };
  for (const document of documentKinds) {
    const wishes = chosen.filter((wish) => wish.document === document);
    while (wishes.length > 0) cases.push(fill(document, wishes, cases.length + 1, random, cast, next));
  }
  strew(random, cases, lookAlikes);
  return cases;
}

/** All combinations that make sense. */
function everyWish(): Wish[] {
  return documentKinds.flatMap((document) =>
    placesOf(document).flatMap((place) =>
      allSpellings.filter((spelling) => fits(spelling, place)).map((spelling) => ({ document, place, spelling })),
    ),
  );
}

function fits({ name, in: writings }: Spelling, { writing, only, isLong }: Place): boolean {
  if (!isLong && /line end|hard break/.test(name)) return false;
  return writings.includes(writing) && (only === undefined || only.test(name));
}

function choose(random: Random, count: number): Wish[] {
  const all = shuffled(random, everyWish());
  const taken = new Set<Wish>();
  const ofSpelling = new Map<Spelling, number>();
  const ofPlace = new Map<Place, number>();
  const take = (wish: Wish) => {
    taken.add(wish);
    ofSpelling.set(wish.spelling, (ofSpelling.get(wish.spelling) ?? 0) + 1);
    ofPlace.set(wish.place, (ofPlace.get(wish.place) ?? 0) + 1);
  };
  for (const wish of all) {
    const rare =
      (ofSpelling.get(wish.spelling) ?? 0) < leastOfSpelling || (ofPlace.get(wish.place) ?? 0) < leastOfPlace;
    if (rare && taken.size < count) take(wish);
  }
  for (const wish of all) if (taken.size < count && !taken.has(wish)) take(wish);
  return [...taken];
}

/** Takes as many wishes as one document has room for. */
function fill(
  document: DocumentKind,
  wishes: Wish[],
  n: number,
  random: Random,
  cast: readonly Person[],
  next: { plant: number; person: number },
): Case {
  const room = new Map(placesOf(document).map((place) => [place, place.most]));
  const plants: Plant[] = [];
  for (let i = 0; i < wishes.length && plants.length < mostInCase; ) {
    const { place, spelling } = wishes[i]!;
    const left = room.get(place)!;
    if (left === 0) {
      i++;
      continue;
    }
    const person = cast[next.person++ % cast.length]!;
    const written = spelling.write(person, random);
    room.set(place, left - 1);
    wishes.splice(i, 1);
    const { kind, name, isOfNobody } = spelling;
    plants.push({
      ...{ n: next.plant++, kind, surface: place.surface, spelling: name, ...written },
      person: isOfNobody ? null : person,
    });
  }
  return { n, document, plants, lookAlikes: [] };
}

/** Where things that are none stand. */
const strewn: Partial<Record<DocumentKind, readonly string[]>> = {
  note: ['paragraph', 'item of a list', 'cell of a table'],
  digest: ['limitations', 'evidence'],
  'results-csv': ['CSV cell: quote'],
  summary: ['fact', 'insight'],
};

/** Puts `count` things that are none into documents, as far as there are samples of them. */
export function strew(random: Random, cases: readonly Case[], count: number): void {
  const homes = cases.filter(({ document }) => strewn[document] !== undefined);
  const notes = cases.filter(({ document }) => document === 'note');
  for (let n = 0, round = 0; n < count && notes.length > 0; round++) {
    for (const [kind, where, texts] of lookAlikeKinds) {
      const all = texts(random);
      const text = all[round % all.length]!;
      if (n >= count || round >= 2 * all.length) continue;
      const home = where === 'body' ? notes[n % notes.length]! : homes[n % homes.length]!;
      const surfaces = where === 'body' ? ['paragraph'] : strewn[home.document]!;
      home.lookAlikes.push({ n: ++n, kind, surface: surfaces[n % surfaces.length]!, text });
    }
    if (round > 60) return;
  }
}
