import type { Filter } from './filters.ts';
import type { FilterNode, Operator, ParsedQuery, Place, QueryNode, QueryProblem } from './language/ast.ts';
import { parseQuery } from './language/parse.ts';
import { type Phrase, readPhrase } from './phrase.ts';
import type { facetNames } from './protocol.ts';
import { isTooCommon, queryWord, wordsOf } from './tokenize.ts';

export type FacetName = (typeof facetNames)[number];

/** A word as it is looked up: any of the alternatives; of an alternative, all terms. */
export interface Unit {
  alternatives: string[][];
  /** Whether the last term of each alternative may be the beginning of a word: anywhere, or in titles and names alone. */
  prefix: 'no' | 'short-fields' | 'everywhere';
  /** Words in quotes are meant as they stand. */
  quoted: boolean;
}

/** What is looked for in texts: a word or an exact phrase. Alternatives of each other (`OR`) are one part of the query. */
export type Leaf = { part: number } & (
  | { type: 'unit'; unit: Unit; phrase?: undefined }
  | { type: 'phrase'; phrase: Phrase; unit?: undefined }
);

/** How a query is run. A leaf counts for scores and is marked in passages, unless it stands behind a `-`. */
export type Plan =
  | { type: 'and' | 'or'; plans: Plan[] }
  | { type: 'not'; plan: Plan }
  | { type: 'filter'; filter: Filter }
  | { type: 'leaf'; leaf: Leaf; counts: boolean };

export interface Query {
  /** `null`: everything. Without the filters in `own`. */
  plan: Plan | null;
  /** Filters of the whole query by values that are counted: each facet leaves its own out when it counts. */
  own: { facet: FacetName; filter: Filter }[];
  /** Filters of the whole query, those in `own` too. */
  top: Filter[];
  /** What counts and is marked. */
  leaves: Leaf[];
  /** Its last word is of one or two letters beside others: it counts where it is a word, else it waits until there are more. */
  tentative: boolean;
  problems: QueryProblem[];
}

/** More words than this narrow nothing any further; pasted pages stay cheap. */
const mostLeaves = 64;

const facetOf: Partial<Record<Operator, FacetName>> = {
  team: 'team',
  pm: 'pm',
  kind: 'kind',
  mark: 'mark',
  tag: 'tag',
  during: 'month',
  segment: 'segment',
  company: 'company',
  goal: 'goal',
};

/** Understands a filter; `null` where nothing is left of it. */
export type ReadFilter = (node: FilterNode) => { filter: Filter | null; problems: QueryProblem[] };

/** Makes a plan of a query that was read. `withoutOpen` leaves the word out that is being typed. Never fails. */
export function planQuery(parsed: ParsedQuery, readFilter: ReadFilter, withoutOpen = false): Query {
  return new Planner(parsed, readFilter, withoutOpen).plan();
}

/** What is marked in texts for a query: its words and phrases. */
export function leavesOf(query: string): Leaf[] {
  return planQuery(parseQuery(query), () => ({ filter: null, problems: [] })).leaves;
}

class Planner {
  private readonly leaves: Leaf[] = [];
  private readonly problems: QueryProblem[] = [];
  private readonly own: Query['own'] = [];
  private readonly top: Filter[] = [];
  private readonly hasOthers: boolean;
  private tentative = false;
  private readonly held = new Set<string>();
  private count = 0;
  private parts = 0;
  /** The part that is being read, inside of an `OR`. */
  private sharedPart: number | null = null;

  constructor(
    private readonly parsed: ParsedQuery,
    private readonly readFilter: ReadFilter,
    private readonly withoutOpen: boolean,
  ) {
    this.hasOthers = hasOtherText(parsed.node);
  }

  plan(): Query {
    const { node, problems } = this.parsed;
    const parts = node?.type === 'and' ? node.nodes : node ? [node] : [];
    const plans = parts.map((part) => (part.type === 'filter' ? this.topFilter(part) : this.read(part, true)));
    const numbers = [...new Set(this.leaves.map(({ part }) => part))];
    for (const leaf of this.leaves) leaf.part = numbers.indexOf(leaf.part);
    return {
      plan: together('and', plans),
      own: this.own,
      top: this.top,
      leaves: this.leaves,
      tentative: this.tentative,
      problems: [...problems, ...this.problems].sort((a, b) => a.start - b.start),
    };
  }

  private topFilter(node: FilterNode): Plan | null {
    const filter = this.filter(node);
    if (!filter) return null;
    this.top.push(filter);
    const facet = facetOf[node.operator];
    if (!facet) return { type: 'filter', filter };
    this.own.push({ facet, filter });
    return null;
  }

  private read(node: QueryNode, counts: boolean): Plan | null {
    switch (node.type) {
      case 'and':
        return together(
          'and',
          node.nodes.map((part) => this.read(part, counts)),
        );
      case 'or':
        return this.alternatives(node.nodes, counts);
      case 'not': {
        const plan = this.read(node.node, false);
        return plan && { type: 'not', plan };
      }
      case 'filter': {
        const filter = this.filter(node);
        return filter && { type: 'filter', filter };
      }
      case 'word':
        return this.words(node, counts);
      case 'phrase':
        return this.phrase(node, counts);
    }
  }

  private alternatives(nodes: readonly QueryNode[], counts: boolean): Plan | null {
    const outer = this.sharedPart;
    this.sharedPart ??= this.parts++;
    const plans = nodes.map((node) => this.read(node, counts));
    this.sharedPart = outer;
    return together('or', plans);
  }

  private filter(node: FilterNode): Filter | null {
    const { filter, problems } = this.readFilter(node);
    this.problems.push(...problems);
    return filter;
  }

  private words(node: QueryNode & { type: 'word' }, counts: boolean): Plan | null {
    const words = wordsOf(node.text);
    const last = node.open ? words.pop() : undefined;
    const plans = words.map((word) => this.unit(unitOf(word, false), node, counts));
    if (last !== undefined && !this.withoutOpen) {
      plans.push(this.unit(this.openUnit(last, this.hasOthers || words.length > 0), node, counts));
    }
    return together('and', plans);
  }

  /** The word being typed. Next to other words, a single letter or a stop word waits until it has become something. */
  private openUnit(word: string, others: boolean): Unit | null {
    const alternatives = queryWord(word).filter((terms) => !others || !terms.every(isTooCommon));
    const letters = alternatives[0]?.at(-1) ?? '';
    if (letters === '') return null;
    const few = /^[a-z0-9]{1,2}$/.test(letters);
    if (few && others) {
      this.tentative = true;
      return { alternatives, prefix: 'no', quoted: false };
    }
    return { alternatives, prefix: few ? 'short-fields' : 'everywhere', quoted: false };
  }

  private phrase(node: QueryNode & { type: 'phrase' }, counts: boolean): Plan | null {
    const phrase = readPhrase(node.text);
    const words = wordsOf(node.text).map((word) => unitOf(word, true));
    if (!phrase) {
      return together(
        'and',
        words.map((unit) => this.unit(unit, node, counts)),
      );
    }
    if (this.isFull(node)) return null;
    const leaf: Leaf = { type: 'phrase', phrase, part: this.sharedPart ?? this.parts++ };
    if (counts) this.leaves.push(leaf);
    // The words of it are looked up first: the text itself is then read in few notes. They count, but only the phrase is marked.
    const lookups = words.map(
      (unit): Plan | null => unit && { type: 'leaf', leaf: { ...leaf, type: 'unit', unit, phrase: undefined }, counts },
    );
    return together('and', [...lookups, { type: 'leaf', leaf, counts }]);
  }

  private unit(unit: Unit | null, place: Place, counts: boolean): Plan | null {
    if (!unit || this.isRepeated(unit, counts) || this.isFull(place)) return null;
    const leaf: Leaf = { type: 'unit', unit, part: this.sharedPart ?? this.parts++ };
    if (counts) this.leaves.push(leaf);
    return { type: 'leaf', leaf, counts };
  }

  /** A word that all notes found hold anyway. */
  private isRepeated(unit: Unit, counts: boolean): boolean {
    if (unit.prefix !== 'no' || !counts || this.sharedPart !== null) return false;
    const key = JSON.stringify(unit);
    if (this.held.has(key)) return true;
    this.held.add(key);
    return false;
  }

  private isFull({ start, end }: Place): boolean {
    if (this.count++ < mostLeaves) return false;
    if (this.count === mostLeaves + 1) this.problems.push({ code: 'too-many-parts', start, end });
    return true;
  }
}

/** `null` for words that are too common to be in the index. */
function unitOf(word: string, quoted: boolean): Unit | null {
  const alternatives = queryWord(word).filter((terms) => !terms.every(isTooCommon));
  return alternatives.length > 0 ? { alternatives, prefix: 'no', quoted } : null;
}

/** Whether the query looks for more text than the word being typed. */
function hasOtherText(node: QueryNode | null): boolean {
  if (!node || node.type === 'filter' || node.type === 'not') return false;
  if (node.type === 'word') return !node.open;
  return node.type === 'phrase' || node.nodes.some(hasOtherText);
}

/** The plans as one: those of the same kind taken in, what is left out skipped; `null` for none. */
function together(type: 'and' | 'or', plans: readonly (Plan | null)[]): Plan | null {
  const flat = plans.flatMap((plan) => (plan?.type === type ? plan.plans : (plan ?? [])));
  return flat.length > 1 ? { type, plans: flat } : (flat[0] ?? null);
}
