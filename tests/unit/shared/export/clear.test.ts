import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Participant } from '../../../../shared/domain/participant.ts';
import { carrySpots } from '../../../../shared/export/carry-spots.ts';
import { type Cleared, type Composed, clearComposed } from '../../../../shared/export/clear.ts';
import { htmlWords, openInHtml } from '../../../../shared/export/html-words.ts';
import { wholeBlocks } from '../../../../shared/export/long-body.ts';
import { parseMarkdown } from '../../../../shared/export/markdown-tree.ts';
import { neutralizeMarkdown } from '../../../../shared/export/neutralize.ts';
import { hiddenByMarkup } from '../../../../shared/export/rendered.ts';
import { surfacesOf } from '../../../../shared/export/surfaces.ts';
import type { Naming } from '../../../../shared/export/templates.ts';
import type { Decision } from '../../../../shared/ipc/export.ts';
import { decodeReferences } from '../../../../shared/markdown/references.ts';
import type { Decisions } from '../../../../shared/privacy/decide.ts';
import { knownIdentities } from '../../../../shared/privacy/identities.ts';
import { createScanner, type FoundIdentity, type Scanner } from '../../../../shared/privacy/scan.ts';

const noor = Participant.parse({
  ...{ id: 'p_7f3k9q2m1x0c', name: 'Noor Haddad', emails: ['noor@lumenpay.example'], handles: ['@noor_h'] },
  company: 'Lumenpay',
});
const scan = createScanner(knownIdentities([noor]), { patterns: true });
const templates = { path: 'r/{{slug}}.md', branch: 'r/{{slug}}', title: 'Research: {{title}}' };
const naming: Naming = { as: 'review', date: '2026-11-18', templates, before: null, taken: [] };
const plain: Composed = {
  ...{ title: 'Filters', document: { form: 'markdown', parts: [''] }, commitBody: '1 interview.', opening: '' },
  ...{ found: null, images: new Set<string>(), naming },
};
const clear = (changed: Partial<Composed>, decide: (exact: string) => Decision | null = () => null) => {
  const composed = { ...plain, ...changed };
  const offers = () => [{ kind: 'pseudonym' as const, text: 'Participant 7' }];
  const decisions = new Map<string, Decision>();
  for (let round = 0; round < 3; round++) {
    for (const { hitId, exact } of clearComposed(composed, scan, decisions, offers).hits) {
      const decision = decide(exact);
      if (decision) decisions.set(hitId, decision);
    }
  }
  return clearComposed(composed, scan, decisions, offers);
};
const seven: Decision = { decision: 'replace', with: 'Participant 7' };

/** What the marks of a bundle stand on, surface by surface. */
function marked(cleared: Cleared) {
  const texts = { ...surfacesOf(cleared), path: cleared.files[0]!.path };
  return cleared.marks.map(({ surface, start, end, state }) => [surface, texts[surface].slice(start, end), state]);
}

describe('marks are where a name stands or stood', () => {
  test('in Markdown, with the signs that keep GitHub from acting, in parts and beside pictures', () => {
    const parts = ['A #12 by @ana: **Noor** Haddad', '@noor_h & Noor Haddad\n\n![Noor](a.png) of Lumenpay'];
    const document = { form: 'markdown' as const, parts };
    const images = new Set(['a.png']);
    const open = clear({ document, images });
    expect(marked(open).filter(([surface]) => surface === 'body')).toEqual([
      ['body', 'Noor** Haddad', 'open'],
      ['body', '@\u200Dnoor_h', 'open'],
      ['body', 'Noor Haddad', 'open'],
      ['body', 'Noor', 'open'],
      ['body', 'Lumenpay', 'open'],
    ]);
    expect(open.undecided).toBe(5);
    const decided = clear({ document, images }, (exact) =>
      exact === 'Noor' ? { decision: 'keep' } : exact === 'Lumenpay' ? { decision: 'redact' } : seven,
    );
    expect(marked(decided).filter(([surface]) => surface === 'body')).toEqual([
      ['body', 'Participant 7**', 'replaced'],
      ['body', 'Participant 7', 'replaced'],
      ['body', 'Participant 7', 'replaced'],
      ['body', 'Noor', 'kept'],
      ['body', '[redacted]', 'redacted'],
    ]);
    expect(decided.undecided).toBe(0);
    expect(decided.hits.map(({ exact, places }) => [exact, places[0]])).toEqual(
      open.hits.map(({ exact, places }) => [exact, places[0]]),
    );
  });

  test('in own words that name somebody, which must be decided about, too', () => {
    const document = { form: 'markdown' as const, parts: ['Noor said so.'] };
    const decided = clear({ document }, (exact) =>
      exact === 'Noor' ? { decision: 'replace', with: 'a friend at Lumenpay' } : null,
    );
    expect(marked(decided)).toEqual([
      ['body', 'a friend at ', 'replaced'],
      ['body', 'Lumenpay', 'open'],
    ]);
    expect(decided.undecided).toBe(1);
  });

  test('in title, branch, file, commit message and pull request, taken out or not', () => {
    const title = 'Noor Haddad on filters';
    const surfaces = ['title', 'branch', 'commit', 'pull-request', 'path'];
    expect(marked(clear({ title }))).toEqual([
      ['title', 'Noor Haddad', 'open'],
      ['branch', 'noor-haddad', 'open'],
      ['commit', 'Noor Haddad', 'open'],
      ['pull-request', 'Noor Haddad', 'open'],
      ['pull-request', 'noor-haddad', 'open'],
      ['path', 'noor-haddad', 'open'],
    ]);
    const decided = clear({ title }, () => seven);
    expect(marked(decided)).toEqual([
      ['title', 'Participant 7', 'replaced'],
      ['branch', 'participant-7', 'replaced'],
      ['commit', 'Participant 7', 'replaced'],
      ['pull-request', 'Participant 7', 'replaced'],
      ['pull-request', 'participant-7', 'replaced'],
      ['path', 'participant-7', 'replaced'],
    ]);
    expect(decided.hits.flatMap((hit) => hit.places.map((place) => place.surface))).toEqual(
      expect.arrayContaining(surfaces),
    );
  });

  test('in a table, whose quotes are doubled, and in a link, whose signs are escaped', () => {
    const rows = [
      ['quote', 'who'],
      ['She said "so, Noor said "no""', '"Noor" "Haddad", @noor_h'],
      ['=Lumenpay', 'Noor Haddad'],
    ];
    const table = { title: 'x', document: { form: 'csv' as const, rows }, commitBody: null };
    const open = clear(table);
    expect(marked(open).map(([, text]) => text)).toEqual([
      'Noor',
      'Noor',
      'Haddad',
      '@noor_h',
      'Lumenpay',
      'Noor Haddad',
    ]);
    expect(marked(clear(table, () => seven)).map(([, text]) => text)).toEqual(Array(6).fill('Participant 7'));
    const link = { form: 'link' as const, query: 'ü "Noor Haddad" 5' };
    const query = { document: link, commitBody: null, naming: { as: 'link' as const } };
    expect(marked(clear(query))).toEqual([['body', 'Noor%20Haddad', 'open']]);
    expect(marked(clear(query, () => seven))).toEqual([['body', 'participant-7', 'replaced']]);
  });

  test('whatever is written around them', () => {
    const words = ['Noor Haddad', 'Noor', '@noor_h', 'Lumenpay', 'noor@lumenpay.example'];
    const around = [
      '#12',
      '@ana',
      '&#64;x',
      '<!-- -->',
      '**',
      '[a](https://github.com/a/b/issues/1)',
      ':tada:',
      '\n\n',
      '\n',
    ];
    const piece = fc.oneof(fc.constantFrom(...words), fc.constantFrom(...around, 'so', '"', '`', '|', '\\'));
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 16 }), fc.boolean(), (pieces, isTable) => {
        const text = pieces.join(' ');
        const document = isTable
          ? { form: 'csv' as const, rows: [[text, 'x'], [text]] }
          : { form: 'markdown' as const, parts: [text, text] };
        const bare = (s: string) => s.replace(/[\u200D*_~\\]/g, '');
        const decided = clear({ document }, () => seven);
        for (const [, stands] of marked(decided)) expect(bare(stands!)).toMatch(/^participant[ -]7$/i);
        const open = clear({ document });
        const exact = new Map(open.hits.map((hit) => [hit.hitId, hit.exact]));
        const body = surfacesOf(open).body;
        for (const { start, end, hitId, surface } of open.marks) {
          if (surface !== 'body') continue;
          const shown = (text: string) => text.replaceAll('\u200D', '').replaceAll('""', '"').replaceAll('&lt;', '<');
          // Around what stands within it, it has several.
          expect(shown(exact.get(hitId)!)).toContain(shown(body.slice(start, end)));
        }
      }),
      { numRuns: 60 },
    );
  });
});

test.each([
  'noor&#64;lumenpay.example',
  'https://github.com/acme/app/issues/new?token=abcdef1234567890',
  'https://x.example/%4eoor%20%48addad',
])('what is made harmless can be decided about as it stands: %s', (text) => {
  const document = { form: 'markdown' as const, parts: [`He wrote ${text} there.`] };
  expect(clear({ document }).undecided).toBe(1);
  const cleared = clear({ document }, () => seven);
  expect(cleared.undecided).toBe(0);
  expect(cleared.files[0]!.text).toMatch(/^He wrote \S*participant[ -]7 there\.$/i);
});

test('a spot is carried into what became of its text', () => {
  const text = 'see https://github.com/a/b/issues/1 and &#64;x: Participant 7 `#1` #2';
  const start = text.indexOf('Participant');
  const carried = carrySpots({ text, spots: [{ matches: [], start, end: start + 13 }] }, neutralizeMarkdown(text));
  const [spot] = carried.spots;
  expect(carried.text.slice(spot!.start, spot!.end)).toBe('Participant 7');
});

describe('what markup hides between two halves of a name', () => {
  /** Knows one spelling and nothing of markup. */
  const literal: Scanner<FoundIdentity> = (text) => {
    const identity = { kind: 'name', value: 'Noor Haddad', participantId: noor.id, part: false } as const;
    return [...text.matchAll(/Noor Haddad/g)].map((found) => {
      return { identity, start: found.index, end: found.index + found[0].length, exact: found[0] };
    });
  };
  test.each([
    ['So N[oo](https://x.example/a_b)r Haddad said.', 'N[oo](https://x.example/a_b)r Haddad'],
    ['So **No**or *Had*dad said.', 'No**or *Had*dad'],
    ['So Noor Had<!-- x -->dad said.', 'Noor Had<!-- x -->dad'],
    ['So No<span title="x">or Had</span>dad said.', 'No<span title="x">or Had</span>dad'],
    ['So N&#111;&#x6f;r Haddad said.', 'N&#111;&#x6f;r Haddad'],
    ['So Noor `Haddad` said.', 'Noor `Haddad'],
    ['So Noor \\Haddad, no: Noor H\\_addad.', null],
    ['> - # So ![Noor](a.png) ~~Haddad~~', 'Noor](a.png) ~~Haddad'],
    ['Noor\n\nHaddad', null],
    ['| Noor | Haddad |\n|---|---|\n| a | b |', null],
  ])('%j', (text, hidden) => {
    const found = hiddenByMarkup(text, parseMarkdown(text), literal, []);
    expect(found.map(({ start, end, exact }) => [text.slice(start, end), exact])).toEqual(
      hidden === null ? [] : [[hidden, 'Noor Haddad']],
    );
  });

  test.each([
    'Noor&#32;Haddad Noor&#32;Haddad Noor&#x20;Haddad',
    '> Noor Hadda&#100; or\n> No&#111;r Haddad &amp; Noor H\\&#97;ddad \\& Noor Ha&#100;&#100;ad',
    'Noor Hadda&#100; Noor&nbsp;Haddad N&#111;or H&#97;ddad',
  ])('is found where it stands, however often: %j', (text) => {
    const found = hiddenByMarkup(text, parseMarkdown(text), literal, []);
    const stands = found.map(({ start, end }) => decodeReferences(text.slice(start, end)));
    expect(stands).toEqual(found.map(({ exact }) => exact));
    expect(found.length).toBeGreaterThan(1);
  });

  test('is found, marked and taken out', () => {
    const document = { form: 'markdown' as const, parts: ['First.', 'So N[oo](https://x.example)r Haddad @ana said.'] };
    const offers = () => [{ kind: 'pseudonym' as const, text: 'Participant 7' }];
    const clearWith = (decisions: Decisions) => clearComposed({ ...plain, document }, literal, decisions, offers);
    const open = clearWith(new Map());
    expect(open).toMatchObject({
      undecided: 1,
      hits: [{ exact: 'Noor Haddad', places: [{ surface: 'body', line: 3 }] }],
    });
    expect(marked(open)).toEqual([['body', 'N[oo](https://x.example)r Haddad', 'open']]);
    const decided = clearWith(new Map([[open.hits[0]!.hitId, seven]]));
    expect(decided).toMatchObject({ undecided: 0, files: [{ text: 'First.\n\nSo Participant 7 @\u200Dana said.\n' }] });
    expect(marked(decided)).toEqual([['body', 'Participant 7', 'replaced']]);
  });

  test('is looked for in HTML, too, where what was kept is known by its letters', () => {
    const html =
      '<p>So <strong>No</strong>or Haddad, <a href="https://x.example/?q=a&#x26;who=Noor Haddad">here</a>.</p>';
    expect(htmlWords(html)).toContain('So Noor Haddad, here.');
    const [hitId] = openInHtml(html, literal, new Set());
    expect(hitId).toBe('name:p_7f3k9q2m1x0c:Noor Haddad');
    expect(openInHtml(html, literal, new Set(['name:p_7f3k9q2m1x0c:No**or Haddad'])).size).toBe(0);
    expect(openInHtml(html, literal, new Set(['name:p_7f3k9q2m1x0c:Noor', 'name:p_other:Noor Haddad'])).size).toBe(1);
  });
});

describe('what was decided is carried out however it is written', () => {
  test('a string that becomes another one where it is made harmless', () => {
    const document = { form: 'markdown' as const, parts: ['Mail noor&commat;lumenpay.example about #12.'] };
    const open = clear({ document });
    expect(open.hits.map(({ exact }) => exact)).toEqual(['noor@lumenpay.example']);
    const { undecided, files } = clear({ document }, () => ({ decision: 'redact' }));
    expect([undecided, files[0]!.text]).toEqual([0, 'Mail [redacted] about #\u200D12.']);
  });

  test('a title is kept as it is; what is not recognized in names made of it stays out of them', () => {
    const keep = (): Decision => ({ decision: 'keep' });
    const link = clear({ title: 'See https://app.example/i?token=k3x9q2m7v0tb now' }, keep);
    expect([link.undecided, link.title]).toEqual([0, 'Research: See https://app.example/i?token=k3x9q2m7v0tb now']);
    expect([link.branch, link.files[0]!.path]).toEqual(['r/see-now', 'r/see-now.md']);
    expect(clear({ title: 'What No\u00ador’s team said' }, keep).branch).not.toMatch(/no-?or/);
    expect(clear({ title: 'Noor Had\u200ddad' }, keep).branch).not.toMatch(/had|noor/);
    const known = clear({ title: 'Noor Haddad' }, keep);
    expect(known.hits.filter(({ places }) => places.some(({ surface }) => surface === 'branch'))).toMatchObject([
      { exact: 'noor-haddad', decision: { decision: 'keep' } },
    ]);
    expect(known.branch).toBe('r/noor-haddad');
  });
});

describe('a text that is too long for a pull request', () => {
  const once = (opening: string, decisions: Decisions = new Map()) =>
    clearComposed({ ...plain, opening }, scan, decisions, () => [{ kind: 'pseudonym', text: 'Participant 7' }]);

  test('keeps whole paragraphs and says where the rest is; all of it goes beside the document and is asked about', () => {
    const long = `and why${' indeed'.repeat(90)}.`;
    const paragraphs = Array.from({ length: 110 }, (_, i) => `Line ${i}: ${i === 0 ? 'Noor Haddad' : 'all'}, ${long}`);
    const opening = [...paragraphs, 'At last Lumenpay.'].join('\n\n');
    const cleared = once(opening, new Map([[`name:${noor.id}:Noor Haddad`, seven]]));
    const { body } = cleared.pullRequest!;
    expect(body.length).toBeLessThanOrEqual(65_536);
    expect(body.length).toBeGreaterThan(64_000);
    expect(body.split('\n\n').slice(0, -2)).toEqual(
      ['1 interview.', ...paragraphs]
        .slice(0, body.split('\n\n').length - 2)
        .map((line) => line.replace('Noor Haddad', 'Participant 7')),
    );
    expect(body.split('\n\n').slice(-2)).toEqual([
      'This is not all of it: the whole text is in `r/filters-pull-request.md`, beside the document.',
      'Document: `r/filters.md`\n',
    ]);
    const [document, rest] = cleared.files;
    expect([document!.path, rest!.path, cleared.files.length]).toEqual([
      'r/filters.md',
      'r/filters-pull-request.md',
      2,
    ]);
    expect(rest!.text).toBe(`1 interview.\n\n${opening.replace('Noor Haddad', 'Participant 7')}\n`);
    expect(cleared.undecided).toBe(1);
    expect(marked(cleared)).toEqual([
      ['body', 'Lumenpay', 'open'],
      ['pull-request', 'Participant 7', 'replaced'],
    ]);
  });

  test.each([
    ['one\n\ntwo\n\nthree', 8, 'one\n\ntwo'],
    ['one\n\ntwo\n\nthree', 7, 'one'],
    ['one\n\n- two\n\n- three', 12, 'one'],
    ['```\none\n\ntwo\n```\n\nthree', 12, ''],
    ['longer than all', 7, ''],
  ])('of %j in %i characters: %j', (text, room, kept) => {
    expect(wholeBlocks({ text, spots: [] }, room).text).toBe(kept);
  });

  test('one of exactly the length that GitHub takes stays whole', () => {
    const rest = '1 interview.\n\n\n\nDocument: `r/filters.md`\n'.length;
    expect(once('x'.repeat(65_536 - rest)).files).toHaveLength(1);
    const cleared = once('x'.repeat(65_537 - rest));
    expect(cleared.files).toHaveLength(2);
    expect(cleared.pullRequest!.body).toMatch(/^1 interview\.\n\nThis is not all of it: .*\n\nDocument: .*\n$/);
  });
});
