import { describe, expect, test } from 'vitest';
import { createSearchEngine } from '../../../../shared/search/search-engine.ts';
import { ask, clock, documentOf, engineWith, type NoteParts } from './notes.ts';

const found = (query: string, ...notes: NoteParts[]) =>
  engineWith(...notes)
    .search(ask(query))
    .hits.map((hit) => hit.noteId);

describe('what is found', () => {
  test.each([
    ['a word', 'checkout', 'The checkout felt slow'],
    ['any case', 'CHECKOUT', 'the Checkout'],
    ['without its accents', 'cafe resume', 'A café, a résumé'],
    ['with accents that the note lacks', 'café', 'a cafe'],
    ['decomposed accents', 'café', 'a cafe\u0301'],
    ['ß as ss', 'strasse', 'Straße'],
    ['all words, in any order', 'slow checkout', 'checkout was slow'],
    ['the beginning of the last word', 'felt chec', 'felt a checkout'],
    ['hyphenated, typed as one', 'followup', 'a follow-up call'],
    ['hyphenated, typed as two', 'follow up', 'a follow-up call'],
    ['two words, typed with a hyphen', 'check-out', 'check out this'],
    ['one word, typed with a hyphen', 'e-mail', 'send an email'],
    ['a possessive', 'noor', 'Noor’s funnel'],
    ['an apostrophe left out', 'obrien', 'Talked to O’Brien'],
    ['a typo in a word of five letters', 'chekcout', 'checkout'],
    ['a missing letter', 'funel stp', 'funnel stp'],
    [
      'a whole sentence with a typo',
      'sometimes customer invoices vanish after monthly exports finish without telling anybody outside accuonting teams',
      'Sometimes customer invoices vanish after monthly exports finish without telling anybody outside accounting teams.',
    ],
    ['a common word with a typo', 'becuase zebra', 'a zebra'],
    ['two letters changed about in a short word', 'invioce', 'the invoice'],
    ['two letters in a body', 'ux', 'bad UX there'],
    ['a letter still being typed', 'checkout f', 'checkout felt slow'],
    ['two letters still being typed', 'checkout fe', 'checkout felt slow'],
    ['two letters that are a word', 'bad ux', 'bad UX there'],
    ['a stop word being typed', 'checkout the', 'checkout felt'],
    ['a stop word between', 'out of the box', 'box'],
    ['Chinese inside a sentence', '機能', '高速検索機能です'],
    ['one Chinese character', '索', '高速検索です'],
    ['Japanese with voicing marks', 'ガイド', 'これはガイドです'],
    ['Korean', '한국', '한국어 노트'],
    ['Cyrillic', 'оплата', 'Оплата прошла'],
    ['Arabic without its vowel signs', 'مرحبا', 'مَرْحَبًا'],
    ['an emoji', '🎉', 'shipped 🎉'],
    ['a phrase across punctuation', '"felt slow"', 'It felt — slow.'],
    ['a phrase with accents', '"au cafe"', 'on va au Café'],
    ['a phrase of small words', '"of the"', 'end of the line'],
    ['a phrase and a word', '"felt slow" check', 'checkout felt slow'],
    ['an open quote', '"felt slow', 'felt slow'],
  ])('%s', (_name, query, body) => expect(found(query, { body })).toEqual(['n0']));

  test.each([
    ['one word of two is missing', 'checkout refund', 'checkout'],
    ['the middle of a word', 'heckout', 'a chckout and heck'],
    ['a typo in four letters', 'sloq', 'slow'],
    ['a phrase in another order', '"slow felt"', 'felt slow'],
    ['a phrase over two paragraphs', '"felt slow"', 'It felt\n\nslow'],
    ['the beginning of a longer phrase word', '"elt slow"', 'felt slow'],
    ['the end of a longer phrase word', '"felt slow"', 'felt slowly'],
    ['markup', 'strong', '**bold** text'],
    ['front matter', 'needs_cleanup', '---\nstatus: needs_cleanup\n---\ntext'],
  ])('not found: %s', (_name, query, body) => expect(found(query, { body })).toEqual([]));

  test('in title, tags and names', () => {
    const notes = [
      { title: 'Filters in funnels' },
      { tags: ['funnels'] },
      { names: ['Funnel Team'] },
      { body: 'funnel' },
    ];
    expect(found('funn', ...notes).toSorted()).toEqual(['n0', 'n1', 'n2', 'n3']);
  });

  test('two letters narrow where they are a word somewhere', () => {
    expect(found('bad ux', { body: 'bad' }, { body: 'bad ux' })).toEqual(['n1']);
    expect(found('bad ue', { body: 'bad' }, { body: 'bad ux' }).toSorted()).toEqual(['n0', 'n1']);
  });

  test('one letter looks at titles and names alone', () => {
    expect(found('s', { title: 'Surveys' }, { body: 'surveys' })).toEqual(['n0']);
  });

  test('similar words only where there are fewer than five hits, and behind the exact ones', () => {
    const exact = { body: 'refund' };
    expect(found('refund', { body: 'refunf refunf refunf' }, exact)).toEqual(['n1', 'n0']);
    expect(found('refund', { body: 'refunf' }, exact, exact, exact, exact, exact)).not.toContain('n0');
  });

  test('a replaced note is found by its new words alone, a removed one not at all', () => {
    const engine = engineWith({ id: 'a', body: 'checkout' }, { id: 'b', body: 'checkout' });
    engine.put([documentOf({ id: 'a', body: 'refund', title: 'Refund' })]);
    expect(engine.search(ask('checkout')).hits.map((h) => h.noteId)).toEqual(['b']);
    expect(engine.search(ask('refund')).hits.map((h) => h.noteId)).toEqual(['a']);
    engine.remove(['a', 'unknown']);
    expect(engine.search(ask('refund')).hits).toEqual([]);
    expect(engine.size).toBe(1);
    engine.remove(['b']);
    expect(engine.search(ask('')).total).toBe(0);
  });
});

describe('order', () => {
  test('title before body, even where the body says it often', () => {
    const often = 'checkout '.repeat(30);
    expect(found('checkout', { body: often, title: 'Weekly' }, { title: 'The checkout', body: 'x' })).toEqual([
      'n1',
      'n0',
    ]);
  });

  test('words that stand together before words far apart', () => {
    const filler = 'lorem ipsum dolor '.repeat(30);
    const apart = { body: `export ${filler} button ${filler} export button`.replace('export button', 'export') };
    const together = { body: `${filler} the export button ${filler} ${filler}` };
    expect(found('export button', apart, together)).toEqual(['n1', 'n0']);
  });

  test('by date, and an empty query always', () => {
    const engine = engineWith(
      { date: '2026-01-02', body: 'slow slow slow' },
      { date: '2026-03-01', body: 'slow and more words' },
      { date: '2026-02-01', body: 'nothing' },
    );
    expect(engine.search(ask('slow', { sort: 'date' })).hits.map((h) => h.noteId)).toEqual(['n1', 'n0']);
    expect(engine.search(ask('')).hits.map((h) => h.noteId)).toEqual(['n1', 'n2', 'n0']);
    expect(engine.search(ask('', { limit: 1 }))).toMatchObject({ total: 3, hits: [{ noteId: 'n1', passages: [] }] });
  });
});

describe('filters and facets', () => {
  const engine = engineWith(
    { teamIds: ['replay'], pmIds: ['mira'], tags: ['x'], date: '2026-01-10', body: 'slow' },
    { teamIds: ['replay', 'surveys'], pmIds: ['jon'], tags: ['y'], date: '2026-02-10', body: 'slow' },
    { teamIds: ['surveys'], pmIds: ['mira'], date: '2026-03-10', body: 'slow' },
    { teamIds: ['surveys'], pmIds: ['mira'], date: '2026-03-10', body: 'fast' },
  );
  test.each([
    ['team:replay', ['n0', 'n1']],
    ['team:surveys pm:mira', ['n2']],
    ['tag:x', ['n0']],
    ['after:2026-02-10', ['n1', 'n2']],
    ['before:2026-02-10', ['n0']],
    ['after:2026-01-11 before:2026-03-09', ['n1']],
  ])('%s', (filters, ids) => {
    const answer = engine.search(ask(`${filters} slow`));
    expect(answer.hits.map((h) => h.noteId).toSorted()).toEqual(ids);
    expect(answer.total).toBe(ids.length);
  });

  test('each facet counts without its own filter and with the others', () => {
    const { facets, total } = engine.search(ask('slow team:replay after:2026-01-01'));
    expect(total).toBe(2);
    expect(facets.team).toEqual([
      { value: 'replay', count: 2, chosen: true },
      { value: 'surveys', count: 2, chosen: false },
    ]);
    expect(facets.pm).toEqual([
      { value: 'jon', count: 1, chosen: false },
      { value: 'mira', count: 1, chosen: false },
    ]);
    expect(facets.tag).toEqual([
      { value: 'x', count: 1, chosen: false },
      { value: 'y', count: 1, chosen: false },
    ]);
  });
});

describe('nothing typed makes it fail or hang', () => {
  const engine = engineWith(
    { title: 'Plain', body: 'Some words 🎉 مرحبا \u200b\u202e end' },
    { body: 'x'.repeat(500_000) },
  );
  test.each([
    ['10,000 characters', 'checkout slow '.repeat(714)],
    ['one endless word', 'a'.repeat(10_000)],
    ['100,000 asterisks', '*'.repeat(100_000)],
    ['quotes', '"'.repeat(9_999)],
    ['apostrophes', "a'".repeat(5_000)],
    ['hyphens', `${'-'.repeat(9_999)}a`],
    ['regular expression', '(a+)+$ [\\d .*? \\p{L} (?<x>'],
    ['emoji', '👨‍👩‍👧‍👦👍🏽🇩🇪'],
    ['right to left', 'שלום \u202eabc\u202c مرحبا'],
    ['zero width', '\u200b\u200d\ufeff'],
    ['lone surrogate', '\ud800 a\udc00b'],
    ['a page of Chinese', '検索機能'.repeat(2_500)],
    ['object keys', '__proto__ constructor hasOwnProperty toString'],
    ['NUL', '\0\0'],
  ])('%s', (_name, query) => {
    expect(() => engine.search(ask(query))).not.toThrow();
    expect(() => createSearchEngine(clock).search(ask(query))).not.toThrow();
  });
  test('words that are names of object properties are found', () => {
    expect(found('constructor', { body: 'the constructor' })).toEqual(['n0']);
    expect(found('__proto__', { body: 'sets __proto__ there' })).toEqual(['n0']);
  });
});

describe('a vault may be anything', () => {
  const views = ['interviews', 'highlights'] as const;
  const queries = ['', 'refund', '-refund', '-(-refund)', 'refund OR -refund', 'mark:pain', '-(team:x OR -mark:pain)'];

  test('empty', () => {
    for (const query of [...queries, '"a b"', 'team:x after:2w']) {
      for (const view of views) {
        const answer = engineWith().search(ask(query, { view }));
        expect(answer).toMatchObject({
          hits: [],
          highlights: [],
          total: 0,
          highlightTotal: 0,
          people: 0,
          companies: 0,
        });
      }
    }
  });

  test('a note longer than is searched is found by its beginning, and the answer says how many there are', () => {
    const answer = engineWith(
      { body: `refund ${'word '.repeat(210_000)} zebra` },
      { body: 'refund' },
      { body: 'refund, the rest of the file is left out', flags: ['too-large'] },
    ).search(ask('refund'));
    expect(answer).toMatchObject({ total: 3, partly: 2 });
  });

  test.each([
    ['a word without an end', '検索機能'.repeat(60_000), '検索'],
    ['hundreds of thousands of lines', 'refund\n\n'.repeat(120_000), 'refund'],
    [
      'one highlight of thousands of parts',
      '<mark data-highlight="h_k3x9q2m7v0tb" data-kind="pain">refund</mark>\n\n'.repeat(12_000),
      'refund mark:pain',
    ],
    [
      'a table row of thousands of timestamps',
      `| a | b |\n|---|---|\n| refund ${'[1:00](#t=60)'.repeat(70_000)} | x |\n`,
      'refund',
    ],
  ])('%s', (_name, body, query) => {
    const engine = engineWith({ id: 'big', body });
    for (const view of views) engine.search(ask(query, { view, inFull: ['big'] }));
    expect(engine.search(ask(query)).hits).toMatchObject([{ noteId: 'big' }]);
    engine.remove(['big']);
    expect(engine.search(ask(query)).total).toBe(0);
    expect(engine.preview({ type: 'preview', requestId: 1, noteId: 'big', query }).blocks).toEqual([]);
  });

  test('the same note twice counts once, two notes with the same words twice', () => {
    const engine = engineWith({ id: 'a', body: 'refund' }, { id: 'a', body: 'refund' }, { id: 'b', body: 'refund' });
    expect(engine.search(ask('refund')).total).toBe(2);
    expect(engine.size).toBe(2);
  });

  test('a minus alone in a query finds the rest, however deep it stands', () => {
    const engine = engineWith({ body: 'refund' }, { body: 'zebra' });
    const ids = (query: string) =>
      engine
        .search(ask(query))
        .hits.map((hit) => hit.noteId)
        .toSorted();
    expect(ids('-refund')).toEqual(['n1']);
    expect(ids('-(-refund)')).toEqual(['n0']);
    expect(ids('-(-(-refund))')).toEqual(['n1']);
    expect(ids('refund OR -refund')).toEqual(['n0', 'n1']);
    expect(ids('-refund -zebra')).toEqual([]);
    expect(engine.search(ask('-refund')).hits[0]).toMatchObject({ score: 0, passages: [] });
  });
});
