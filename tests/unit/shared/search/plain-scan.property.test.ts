import fc from 'fast-check';
import { expect, test } from 'vitest';
import { interviewKinds, interviewStatuses } from '../../../../shared/domain/interview.ts';
import type { SearchDocument } from '../../../../shared/search/feed.ts';
import { createSearchEngine } from '../../../../shared/search/search-engine.ts';
import { ask } from './notes.ts';
import {
  directory,
  goals,
  holds,
  type MadeUpNote,
  type MadeUpQuery,
  markKinds,
  participants,
  people,
  scanOf,
  scansOfHighlights,
  settled,
  sourceOf,
  teams,
  today,
  valuesOf,
  written,
} from './plain-scan.ts';

// Words so different that no typo leads from one to the other, and none begins another.
const words = ['refund', 'Checkout', 'zebra', 'funnel', 'Ünïcorn', 'gyroscope', 'wasp', 'ombré', 'yak', 'Hyperlink'];
const tags = ['Onboarding', 'on-boarding', 'pricing', 'dashboards'];
const goalsOfNotes = ['Activation', 'activation', 'Fewer tickets', ...goals.map(({ id }) => id)];
const months = ['2025-12', '2026-01', '2026-10'];
const some = <T>(values: readonly T[], maxLength = 2) => fc.uniqueArray(fc.constantFrom(...values), { maxLength });
const ids = (all: readonly { id: string }[]) => all.map(({ id }) => id);
const word = fc.constantFrom(...words);

const block = fc.record({
  words: fc.array(word, { minLength: 1, maxLength: 5 }),
  mark: fc.option(
    fc.record({
      length: fc.integer({ min: 1, max: 5 }),
      kind: fc.constantFrom(...markKinds.slice(0, 3)),
      tags: some(tags.slice(1), 1),
      participant: fc.option(fc.constantFrom(...ids(participants))),
    }),
  ),
  extra: fc.constantFrom(null, null, null, 'task' as const, 'image' as const, 'link' as const, 'timestamp' as const),
});
const note: fc.Arbitrary<Omit<MadeUpNote, 'id'>> = fc.record({
  title: fc.array(word, { maxLength: 2 }),
  blocks: fc
    .array(block, { maxLength: 4 })
    .map((all) =>
      all.map((b) => ({ ...b, mark: b.mark && { ...b.mark, length: Math.min(b.mark.length, b.words.length) } })),
    ),
  date: fc.tuple(fc.constantFrom(...months), fc.constantFrom('-01', '-17', '-31')).map(([month, day]) => month + day),
  kind: fc.option(fc.constantFrom(...interviewKinds.slice(0, 2))),
  status: fc.option(fc.constantFrom(...interviewStatuses.slice(2, 4))),
  teams: some(ids(teams)),
  pms: some(ids(people), 1),
  interviewers: some(ids(people), 1),
  participants: some(ids(participants)),
  tags: some(tags.filter((tag) => tag !== 'on-boarding')),
  goals: some(goalsOfNotes),
  flags: some(['untitled', 'read-only', 'conflicted', 'recording'], 1),
});
const notes = fc
  .array(note, { minLength: 1, maxLength: 9 })
  .map((all) => all.map((one, i): MadeUpNote => ({ ...one, id: `n${i}` })));

const called = (all: readonly { id: string; names: string[] }[]) => all.flatMap(({ id, names }) => [id, ...names]);
const values: Record<string, readonly string[]> = {
  team: called(teams),
  pm: called(people),
  by: [...called(people), 'JONAS  VIK'],
  participant: [...called(participants), 'ada odell'],
  company: ['lumenpay', 'Lumen-Pay', 'Norrvik'],
  segment: ['fintech', 'healthcare'],
  tag: [...tags, 'ON BOARDING', 'nobodys-tag'],
  kind: [...interviewKinds.slice(0, 3), 'General feedback'],
  mark: markKinds.slice(0, 4),
  goal: [...goalsOfNotes, ...goals.flatMap(({ names }) => names), 'fewer-tickets', 'nobodys goal'],
  status: interviewStatuses.slice(1, 4),
  after: [...months, '2026', '2026-01-17'],
  before: [...months, '2026', '2026-01-17'],
  during: [...months, '2026', '2026-01-17'],
  has: ['highlight', 'recording', 'participant', 'company', 'tag', 'goal', 'task', 'image', 'link', 'timestamp'],
  is: ['untitled', 'read-only', 'Read only', 'conflicted', ...interviewStatuses.slice(2, 4)],
};
const filter: fc.Arbitrary<MadeUpQuery> = fc.constantFrom(...Object.keys(values)).chain((operator) =>
  fc.record({
    type: fc.constant('filter' as const),
    operator: fc.constant(operator),
    values: fc.uniqueArray(fc.constantFrom(...values[operator]!), { minLength: 1, maxLength: 2 }),
  }),
);
const leaf: fc.Arbitrary<MadeUpQuery> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ type: fc.constant('word' as const), text: word }) },
  fc.record({ type: fc.constant('phrase' as const), words: fc.array(word, { minLength: 1, maxLength: 3 }) }),
  { weight: 3, arbitrary: filter },
);
const { part } = fc.letrec<{ part: MadeUpQuery }>((tie) => ({
  part: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaf,
    fc.record({ type: fc.constant('not' as const), part: tie('part') }),
    fc.record({
      type: fc.constantFrom('and' as const, 'or' as const),
      parts: fc.array(tie('part'), { minLength: 2, maxLength: 3 }),
    }),
  ),
}));
/** Parts that all must hold, and the beginning of a word behind them. */
const query = fc
  .tuple(fc.array(part, { maxLength: 3 }), fc.option(fc.constantFrom('refu', 'CHECK', 'unic', 'gyros'), { freq: 4 }))
  .map(([parts, open]): MadeUpQuery[] => (open === null ? parts : [...parts, { type: 'beginning', text: open }]));

function documentOf(one: MadeUpNote): SearchDocument {
  const { id, date, kind, status, teams: teamIds, pms: pmIds, interviewers: interviewerIds, flags } = one;
  const named = (all: readonly { id: string; names: string[] }[], own: string[]) =>
    all.filter((some) => own.includes(some.id)).flatMap(({ names }) => names);
  const about = { teamIds, pmIds, interviewerIds, participantIds: one.participants, tags: one.tags, goals: one.goals };
  const names = [...named(teams, teamIds), ...named(people, [...pmIds, ...interviewerIds])];
  return {
    ...({ id, date, kind, status, flags, ...about } as SearchDocument),
    title: one.title.join(' '),
    names: [...names, ...named(participants, one.participants)],
    source: sourceOf(one),
  };
}

const runs = (usual: number) => ({ numRuns: usual * Number(process.env.FIELDBOOK_FUZZ ?? 1) });
const clock = { now: () => 0, today: () => today };
function engineOf(all: readonly MadeUpNote[]) {
  const engine = createSearchEngine(clock);
  engine.setDirectory(directory);
  engine.put(all.map(documentOf));
  return engine;
}

const all = (parts: MadeUpQuery[]): MadeUpQuery => ({ type: 'and', parts });
/** A space behind the last word says that it is whole. */
const textOf = (parts: MadeUpQuery[]) =>
  parts.map((one) => written(one.type === 'and' ? { type: 'or', parts: [one] } : one)).join(' ') +
  (parts.at(-1)?.type === 'beginning' ? '' : ' ');

/** Groups of parts that all must hold are part of the whole. */
const flat = (parts: readonly MadeUpQuery[]): MadeUpQuery[] =>
  parts.flatMap((one) => (one.type === 'and' ? flat(one.parts) : [one]));

const facetOf: Record<string, string> = {
  ...{ team: 'team', pm: 'pm', kind: 'kind', mark: 'mark', tag: 'tag', during: 'month' },
  ...{ segment: 'segment', company: 'company', goal: 'goal' },
};
const keyOf = (facet: string, value: string) =>
  ['tag', 'company', 'goal'].includes(facet) ? value.toLowerCase().replace(/[\s-]/g, '') : value;

/** How many interviews have each value; `all`: the values of each interview. */
function recounted(facet: string, all: readonly string[][]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const own of all)
    for (const key of new Set(own.map((raw) => keyOf(facet, raw)))) counts[key] = (counts[key] ?? 0) + 1;
  return counts;
}
const told = (facet: string, counts: readonly { value: string; count: number }[]) =>
  Object.fromEntries(
    counts.filter(({ count }) => count > 0).map(({ value, count }) => [keyOf(facet, value), count] as const),
  );
/** The parts without the facet's own filters, which it leaves out when it counts. */
const others = (parts: readonly MadeUpQuery[], facet: string) =>
  flat(parts).filter((one) => one.type !== 'filter' || facetOf[one.operator] !== facet);

// A long run takes its time.
const patience = 30_000 * Number(process.env.FIELDBOOK_FUZZ ?? 1) + 30_000;

test(
  'what a query finds is what reading every note finds, and so are the counts',
  () => {
    fc.assert(
      fc.property(notes, query, (made, parts) => {
        const answer = engineOf(made).search(ask(textOf(parts), { limit: 200 }));
        const found = (some: MadeUpQuery[]) => made.filter((one) => holds(made, settled(made, all(some)), scanOf(one)));
        const wanted = found(parts);
        expect(answer.hits.map((hit) => hit.noteId).toSorted()).toEqual(wanted.map(({ id }) => id).toSorted());
        expect(answer.total).toBe(wanted.length);
        const people = new Set(wanted.flatMap((one) => valuesOf(one, 'participant')));
        const companies = new Set(
          wanted.flatMap((one) => valuesOf(one, 'company')).map((one) => keyOf('company', one)),
        );
        expect([answer.people, answer.companies]).toEqual([people.size, companies.size]);
        for (const [facet, counts] of Object.entries(answer.facets)) {
          const recount = recounted(
            facet,
            found(others(parts, facet)).map((one) => valuesOf(one, facet)),
          );
          expect({ facet, ...told(facet, counts) }).toEqual({ facet, ...recount });
        }
      }),
      runs(150),
    );
  },
  patience,
);

test(
  'the list of highlights is what reading every highlight finds, and its counts are of the interviews that hold them',
  () => {
    fc.assert(
      fc.property(notes, query, (made, parts) => {
        const engine = engineOf(made);
        const answer = engine.search(ask(textOf(parts), { view: 'highlights', limit: 200 }));
        const tree = settled(made, all(parts));
        const wanted = made.map((one) => scansOfHighlights(one).filter(({ scan }) => holds(made, tree, scan)));
        expect(answer.highlights.map((hit) => hit.highlightId).toSorted()).toEqual(
          wanted
            .flat()
            .map(({ id }) => id)
            .toSorted(),
        );
        expect(answer.highlightTotal).toBe(wanted.flat().length);
        expect(answer.total).toBe(wanted.filter((marks) => marks.length > 0).length);
        expect(engine.search(ask(textOf(parts))).highlightTotal).toBe(wanted.flat().length);
        for (const [facet, counts] of Object.entries(answer.facets)) {
          const rest = settled(made, all(others(parts, facet)));
          const found = made.map((one) =>
            scansOfHighlights(one).flatMap(({ scan }) => (holds(made, rest, scan) ? scan.values(facet) : [])),
          );
          expect({ facet, ...told(facet, counts) }).toEqual({ facet, ...recounted(facet, found) });
        }
      }),
      runs(120),
    );
  },
  patience,
);

test(
  'what is found does not depend on the order in which notes came and changed',
  () => {
    const change = fc.oneof(
      fc.record({ put: note, at: fc.nat(6) }),
      fc.record({ put: fc.constant(null), at: fc.nat(6) }),
    );
    fc.assert(
      fc.property(
        fc.array(change, { maxLength: 25 }),
        fc.array(query, { minLength: 1, maxLength: 4 }),
        (changes, queries) => {
          const grown = createSearchEngine(clock);
          const now = new Map<string, MadeUpNote>();
          for (const [step, { put, at }] of changes.entries()) {
            const id = `n${at}`;
            if (step === 10) grown.setDirectory(directory);
            if (put) grown.put([documentOf({ ...put, id })]);
            else grown.remove([id]);
            if (put) now.set(id, { ...put, id });
            else now.delete(id);
          }
          grown.setDirectory(directory);
          const fresh = engineOf([...now.values()].reverse());
          for (const parts of queries) {
            for (const view of ['interviews', 'highlights'] as const) {
              const request = ask(textOf(parts), { view });
              expect(grown.search(request)).toEqual(fresh.search(request));
            }
            expect(grown.count({ type: 'count', requestId: 1, queries: [textOf(parts)] }).counts).toEqual([
              fresh.search(ask(textOf(parts))).total,
            ]);
          }
        },
      ),
      runs(60),
    );
  },
  patience,
);
