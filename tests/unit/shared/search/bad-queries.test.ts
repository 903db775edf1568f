import { describe, expect, it } from 'vitest';
import { problemSentence } from '../../../../shared/search/language/sentences.ts';
import { PageRequest, SearchAnswer } from '../../../../shared/search/protocol.ts';
import { createSearchEngine } from '../../../../shared/search/search-engine.ts';
import { ask, clock, engineWith, type NoteParts } from './notes.ts';

const notes: NoteParts[] = [
  {
    id: 'price',
    title: 'Pricing call',
    body: 'The annual price (per seat) is too high.',
    teamIds: ['growth'],
    date: '2026-11-01',
  },
  {
    id: 'price2',
    title: 'Follow-up',
    body: 'About the price again: 55" screens, C++ and f(x).',
    tags: ['Hot topic'],
    date: '2026-09-20',
  },
  { id: 'emoji', title: 'Tokyo', body: 'They felt 🙂 about 東京 and Zoë.', date: '2026-02-28' },
  { id: 'rtl', title: 'שלום', body: 'שלום צה"ל, مرحبا بالعالم', date: '2025-05-05' },
];
const all = notes.map(({ id }) => id!).sort();
const engine = engineWith(...notes);

/** What a person gets: interviews in the order of their ids, and the sentences below the field. */
function found(query: string) {
  // As the page and the command line do, so that the process takes the request.
  const request = PageRequest.parse(ask(query.slice(0, 10_000)));
  const answer = SearchAnswer.parse(engine.answer(request));
  return { ids: answer.hits.map(({ noteId }) => noteId).sort(), sentences: answer.problems.map(problemSentence) };
}

const price = ['price', 'price2'];

describe('a bad query', () => {
  it.each<[string, string[], (string | RegExp)[]]>([
    // Quotes and parentheses without a partner: their words count.
    ['"price', price, ['A quotation mark has no partner. Add one where the phrase ends.']],
    ['price "', price, ['A quotation mark has no partner. Add one where the phrase ends.']],
    ['“annual price', ['price'], ['A quotation mark has no partner. Add one where the phrase ends.']],
    ['"annual price" "', ['price'], ['A quotation mark has no partner. Add one where the phrase ends.']],
    ['(price', price, ['An opening parenthesis has no closing one. Add one where the group ends.']],
    ['price)', price, ['A closing parenthesis has no opening one, so it is ignored.']],
    [')(', all, [/closing/, /opening/]],
    ['((((price', price, [/opening/, /opening/, /opening/, /opening/]],
    ['(annual OR (screens)', price, [/opening/]],
    // Operators that do not exist, and such without a value.
    ['teem:growth price', price, ['There is no operator “teem:”. Try team:growth.']],
    ['price nosuch:"a b",c', price, [/“nosuch:”.*quotes/]],
    ['-nosuch:x price', price, [/“nosuch:”/]],
    ['price OR nosuch:x', price, [/“nosuch:”/]],
    ['team: price', price, [/needs a value/]],
    ['team:"" price', price, [/needs a value/]],
    ['team:,,, price', price, [/needs a value/]],
    // Values that nothing has: left out, never the reason for an empty result.
    ['team:grwth price', price, ['No team in this vault is called “grwth”. Try growth.']],
    ['-tag:nothing price', price, [/No tag/]],
    ['team:growth,nobody price', ['price'], [/“nobody”/]],
    ['kind:unknown price', price, [/It can be/]],
    ['has:everything', all, [/It can be/]],
    ['is:"" price', price, [/needs a value/]],
    ['tag:*** price', price, [/No tag/]],
    ['tag:"hot topic', ['price2'], ['A quotation mark has no partner. Add one where the phrase ends.']],
    // Dates that do not exist.
    ['after:2026-02-30 price', price, ['There is no date “2026-02-30”. Try 2026-02-28.']],
    ['before:2026-13-01', all, ['There is no date “2026-13-01”. Try 2026-12-01.']],
    ['during:2026-Q5 price', price, ['There is no date “2026-Q5”. Try 2026-Q4.']],
    ['during:2025-W53', all, [/W52/]],
    ['after:tomorow price', price, [/no date/]],
    ['after:99999999d', all, [/no date/]],
    ['after:9999y', all, []],
    ['before:9999-12-31', all, []],
    ['during:2026-12..2026-01', ['emoji', 'price', 'price2'], []],
    // Nothing to look for.
    ['', all, []],
    ['   \n\t ', all, []],
    ['***', all, []],
    ['-', all, []],
    ['- -- ---', all, []],
    ['OR', all, []],
    ['OR OR OR', all, []],
    ['""', all, []],
    ['()', all, []],
    ['-()', all, []],
    ['-""', all, []],
    ['\u200b\u200f\ufeff', all, []],
    ['\u0301\u0301', all, []],
    ['\0', all, []],
    // Regular expressions, code and markup are their words.
    ['/pri.e|annual.*/', [], []],
    ['^price$', price, []],
    ['[price]+ (?:annual)', ['price'], []],
    ['C++ screens', ['price2'], []],
    ['55"', ['price2'], []],
    ['<b>price</b>', price, []],
    ['price\\', price, []],
    ['price; DROP TABLE notes', [], []],
    ['{{price}} #{price}', price, []],
    ['__proto__ constructor', [], []],
    ['constructor:x price', price, [/no operator/]],
    // Emoji, scripts from right to left and without spaces, what cannot be seen.
    ['🙂', ['emoji'], []],
    ['🙂🙂 東京', ['emoji'], []],
    ['👩‍👩‍👧', [], []],
    ['zoe', ['emoji'], []],
    ['ZOÉ', ['emoji'], []],
    ['שלום', ['rtl'], []],
    ['צה"ל', ['rtl'], []],
    ['\u202eمرحبا\u202c', ['rtl'], []],
    ['pri\u200bce', price, []],
    ['p\u00adrice', price, []],
    ['\ufeffprice\u200b', price, []],
    ['\u200eteam:growth\u200e', ['price'], []],
    ['\ud800price', price, []],
    ['price \udfff', price, []],
  ])('%j finds %j and tells %j', (query, ids, sentences) => {
    const answer = found(query);
    expect(answer.ids).toEqual(ids);
    expect(answer.sentences).toHaveLength(sentences.length);
    for (const [i, sentence] of sentences.entries()) expect(answer.sentences[i]).toMatch(sentence);
  });

  const long: [string, string, string[]][] = [
    ['10,000 characters of one word', 'x'.repeat(10_000), []],
    ['10,000 different words', Array.from({ length: 2000 }, (_, i) => `w${i}`).join(' '), []],
    ['one word two thousand times', 'price '.repeat(1666), price],
    ['alternatives without end', 'zzz OR '.repeat(1400), []],
    ['groups in groups', `${'('.repeat(4000)}price${')'.repeat(4000)}`, all],
    ['negations of negations', `${'-('.repeat(3000)}price`, all],
    ['quotes', '"'.repeat(10_000), all],
    ['a page in quotes', `"${'the of '.repeat(1400)}"`, []],
    ['a word without end in quotes', `"${'x'.repeat(9998)}"`, []],
    ['phrases without end', '"of the" OR "again 55" OR '.repeat(400), ['price2']],
    ['quotes with words', '"price" '.repeat(1250), price],
    ['values', `tag:${'hot,'.repeat(2000)}`, ['price2']],
    ['values that do not exist', 'tag:nothing '.repeat(800), all],
    ['colons', ':'.repeat(10_000), all],
    ['accents', `e${'\u0301'.repeat(9999)}`, []],
    ['apostrophes', "a'".repeat(5000), []],
    ['hyphens', 'a-'.repeat(5000), []],
    ['emoji', '🙂'.repeat(5000), ['emoji']],
    ['one script', '東'.repeat(10_000), []],
  ];
  it.each(long)('answers %s', (_, query, ids) => {
    expect(found(query).ids).toEqual(ids);
  });

  it('finds a whole page in quotes, and not one that ends otherwise', () => {
    const page = Array.from({ length: 300 }, (_, i) => `word${i} of`).join(', ');
    const paged = engineWith({ id: 'page', body: `Before. ${page} the end.\n\nof it` });
    const total = (query: string) => paged.search(ask(query)).total;
    expect(total(`"${page} the end"`)).toBe(1);
    expect(total(`"${page} the beginning"`)).toBe(0);
    expect(total(`"${page} the end of it"`)).toBe(0);
    expect(paged.search(ask(`"${page}"`)).hits[0]!.passages[0]!.hit).toContain('word299 of');
  });

  it('is cut where it is longer than a request may be', () => {
    expect(PageRequest.safeParse(ask('*'.repeat(100_000))).success).toBe(false);
    expect(found('*'.repeat(100_000))).toEqual({ ids: all, sentences: [] });
  });

  it.each(['price', '"', 'team:x', '-x', 'after:2w', '(a OR', ''])('finds nothing in an empty vault: %j', (query) => {
    const empty = createSearchEngine(clock);
    expect(empty.answer(ask(query))).toMatchObject({ hits: [], total: 0, people: 0, companies: 0 });
    expect(empty.answer({ type: 'count', requestId: 1, queries: [query] })).toMatchObject({ counts: [0] });
    expect(empty.answer({ type: 'complete', requestId: 1, query, caret: 99 })).toMatchObject({ type: 'complete' });
  });
});
