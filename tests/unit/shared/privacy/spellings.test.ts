import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Participant } from '../../../../shared/domain/participant.ts';
import { knownIdentities } from '../../../../shared/privacy/identities.ts';
import { createRescanner } from '../../../../shared/privacy/rescan.ts';
import { createScanner } from '../../../../shared/privacy/scan.ts';

const noor = Participant.parse({ id: 'p_7f3k9q2m1x0c', name: 'Noor Haddad', company: 'Lumenpay Systems' });
const whole = [{ kind: 'name', value: 'Noor Haddad', participantId: noor.id, part: false } as const];
const scan = createScanner(whole);

/** One letter as somebody may write it. */
const spelledLetter = (letter: string) =>
  fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom(letter, letter.toUpperCase()) },
    fc.constantFrom('\u0301', '\u0308', '\u0323').map((accent) => letter + accent),
    fc.constantFrom('\u200b', '\u00ad', '\u200d', '\ufeff', '&shy;', '&#8203;').map((unseen) => letter + unseen),
    fc.constant(`&#${letter.codePointAt(0)};`),
    fc.constant(`&#x${letter.codePointAt(0)!.toString(16)};`),
    fc.constant(`%${letter.codePointAt(0)!.toString(16)}`),
    fc.constant(String.fromCodePoint(letter.codePointAt(0)! + 0xfee0)),
    fc.constant(`**${letter}**`),
    fc.constant(`<b>${letter}</b>`),
    fc.constant(`${letter}<!-- note -->`),
    fc.constant(`${letter}-\n`),
    fc.constant(({ a: 'а', o: 'о' } as Record<string, string>)[letter] ?? letter),
  );
const word = (letters: string) =>
  fc.tuple(...[...letters].map(spelledLetter)).map((all) => {
    const last = all.length - 1;
    // A hyphen at the end of the line is within a word, not behind it.
    return [...all.slice(0, last), all[last]!.replace(/-\n$/, '')].join('');
  });
const gap = fc.constantFrom(
  ' ',
  '  ',
  '\u00a0',
  '\n',
  '\r\n',
  ' \n> ',
  '  \n',
  '\\\n',
  '-',
  '_',
  '.',
  '/',
  '+',
  '%20',
  '&nbsp;',
  '<br>',
  '<br />\n',
  ' <!-- who > it --> ',
  '</b> <b>',
  '](https://x.example/a_(b) "c") ',
  '][1] ',
  '** **',
  '` `',
  '\u200b ',
  ', ',
);
const around = fc.constantFrom<[string, string]>(
  ['', ''],
  ['**', '**'],
  ['_', '_'],
  ['`', '`'],
  ['[', '](https://x.example)'],
  ['<mark data-highlight="h_k3x9q2m7v0tb">', '</mark>'],
  ['(', ')'],
  ['“', '”'],
  ['', '’s'],
  ['https://x.example/who/', '?a=b'],
  ['| ', ' |'],
  ['said ', ', who'],
);

describe('a name is found', () => {
  test('through marks, case, accents, references, line ends and look-alikes', () => {
    fc.assert(
      fc.property(word('noor'), gap, word('haddad'), around, (first, between, last, [before, behind]) => {
        const text = `We met ${before}${first}${between}${last}${behind} today.`;
        expect(scan(text).map((match) => match.identity.value)).toEqual(['Noor Haddad']);
      }),
      { numRuns: 400 },
    );
  });

  test.each([
    ['Haddad, Noor', 'Haddad, Noor'],
    ['N. Haddad', 'N. Haddad'],
    ['N.Haddad', 'N.Haddad'],
    ['Noor H. said', 'Noor H'],
    ['Noor K. Haddad', 'Noor K. Haddad'],
    ['NoorHaddad.png', 'NoorHaddad'],
    ['@noorhaddad', 'noorhaddad'],
    ['noorhaddad88@vidro.example', 'noorhaddad'],
    ['https://x.example/in/nhaddad', 'nhaddad'],
    ['N%C3%B6or Haddad', 'N%C3%B6or Haddad'],
    ['noor%2520haddad', 'noor%2520haddad'],
    ['Noor Ha&lt;span class="x">dd&lt;/span>ad', 'Noor Ha&lt;span class="x">dd&lt;/span>ad'],
    ['research/noor-haddads-team', 'noor-haddad'],
    ['Nооr Наddаd', 'Nооr Наddаd'],
  ])('%j', (text, exact) => expect(scan(text).map((match) => match.exact)).toEqual([exact]));

  test.each([
    'a haddad',
    'we nhaddad',
    'Noor\n\nHaddad',
    '- Noor\n- Haddad',
    'Noor,Haddad',
    '| Noor | Haddad |',
    'noorhaddadi',
  ])('and not in %j', (text) => expect(scan(text)).toEqual([]));
});

describe('what is known of somebody', () => {
  const found = (text: string, also: object = {}) =>
    createScanner(knownIdentities([Participant.parse({ ...noor, ...also })]))(text).map((match) => [
      match.identity.kind,
      match.exact,
    ]);

  test.each<[string, object, string, string]>([
    ['ask Nono', { nicknames: ['Nono'] }, 'name', 'Nono'],
    ['ask nono', { nicknames: ['Nono'] }, 'name', 'nono'],
    ['the Haddads’ house', {}, 'name', 'Haddad'],
    ['the Haddads', {}, 'name', 'Haddad'],
    ['obrien-notes.md', { name: 'Jo O’Brien' }, 'name', 'obrien'],
    ['O′Brien said', { name: 'Jo O’Brien' }, 'name', 'O′Brien'],
    ['Mueller said', { name: 'Jo Müller' }, 'name', 'Mueller'],
    ['Lumenpay does', {}, 'company', 'Lumenpay'],
    ['www.lumenpaysystems.example', {}, 'company', 'lumenpaysystems'],
    ['Vidro Glas hat', { company: 'Vidro Glas GmbH & Co. KG' }, 'company', 'Vidro Glas'],
    ['Smith and Sons', { company: 'Smith & Sons' }, 'company', 'Smith and Sons'],
    ['https://xn--jos-dma.example', { name: 'José Ñandú' }, 'name', 'xn--jos-dma'],
    [
      'noor (at) lumenpay (dot) example',
      { emails: ['noor@lumenpay.example'] },
      'email',
      'noor (at) lumenpay (dot) example',
    ],
    ['see crm.example/c/1841', { crm: 'https://crm.example/c/1841/' }, 'crm', 'crm.example/c/1841'],
    ['call 020 7946 0958', { phone: '+44 20 7946 0958' }, 'phone', '020 7946 0958'],
    ['call +44 (0)20 7946 0958', { phone: '020 7946 0958' }, 'phone', '+44 (0)20 7946 0958'],
    ['call 0044 20 79460958', { phone: '+44 20 7946 0958' }, 'phone', '0044 20 79460958'],
    ['昨日は김민수가', { name: '김민수' }, 'name', '김민수'],
  ])('%j', (text, also, kind, exact) => expect(found(text, also)).toEqual([[kind, exact]]));
});

describe('an ordinary word that is a name', () => {
  const people = knownIdentities([
    Participant.parse({ id: noor.id, name: 'Will Chen', company: 'Kitchen Nine' }),
    Participant.parse({ id: 'p_000000000001', name: 'May Grant', company: 'Square' }),
    Participant.parse({ id: 'p_000000000002', name: 'Don Won' }),
  ]);
  const exact = (text: string) => createScanner(people)(text).map((match) => match.exact);

  test.each([
    ['so Will told us', 'Will'],
    ['Will said no.', 'Will'],
    ['- Will: no', 'Will'],
    ['**Will:** no', 'Will'],
    ['@will', 'will'],
    ['we moved to Kitchen last year', 'Kitchen'],
    ['Kitchen has no export.', 'Kitchen'],
    ['Kitchen’s export', 'Kitchen'],
    ['| Kitchen | 12 |', 'Kitchen'],
    ['they pay with Square', 'Square'],
    ['will chen', 'will chen'],
    ['MAY GRANT', 'MAY GRANT'],
    ['May told us', 'May'],
  ])('counts in %j', (text, name) => expect(exact(text)).toEqual([name]));

  test.each([
    'it will work',
    'Will you come?',
    'The plan. Will it work?',
    'WHAT IF KITCHEN STAFF LEAVES',
    'the kitchen is closed',
    'Kitchen staff complained.',
    '# Kitchen noise',
    'a square table',
    'Square tables are cheap.',
    'in May 2026',
    'on 12 May',
    'May 12, 2026',
    'you may grant access',
    'Don’t, and you won’t',
  ])('and not in %j', (text) => expect(exact(text)).toEqual([]));
});

test('in plain text, just the whole words are found', () => {
  const some = fc.constantFrom(
    'noor',
    'haddad',
    'noora',
    'annoor',
    'haddadi',
    'said',
    'to',
    'Noor',
    'HADDAD',
    'Náór',
    'x1',
  );
  const sign = fc.constantFrom(' ', ' ', ' ', '. ', '! ', '; ', ': ', ' (', '\n');
  fc.assert(
    fc.property(fc.array(fc.tuple(some, sign), { minLength: 1, maxLength: 12 }), (parts) => {
      const text = parts.flat().join('');
      const plain = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
      const expected = [
        ...plain.matchAll(/(?<![a-z\d])(?=(?:noor(?: |\. ?|\n)haddad|haddad(?: |\. ?|\n)noor)(?![a-z\d]))/g),
      ].length;
      expect(scan(text)).toHaveLength(expected);
    }),
    { numRuns: 300 },
  );
});

test('what is remembered of paragraphs is what is found anew', () => {
  const paragraph = fc.constantFrom('Noor Haddad said', 'nothing', '> Noor\n> Haddad', 'noor-haddad.png', '', '> ');
  fc.assert(
    fc.property(fc.array(fc.array(paragraph, { maxLength: 6 }), { maxLength: 5 }), (documents) => {
      const rescan = createRescanner(scan, 30);
      for (const document of documents) expect(rescan(document.join('\n\n'))).toEqual(scan(document.join('\n\n')));
    }),
    { numRuns: 60 },
  );
});

describe('hostile text ends', () => {
  const all = createScanner(knownIdentities([noor]), { patterns: true, region: 'US' });
  const parts =
    '[ ]( ][ <a <a" <!-- a@ a. - -# 0 1_ 12- (1 +1 4111_ %25 & n* n1 nO noor_ noor# xn-- http:// a: 1. Main_ 1_Main_ _at_a_dot_ #> 田 а';
  test.each(parts.split(' '))('%s again and again', (part) => {
    const text = part
      .replaceAll('_', ' ')
      .replaceAll('#', '\n')
      .repeat(50_000 / part.length);
    expect(all(text)).toBeInstanceOf(Array);
  });

  test('a megabyte in one line', () => {
    expect(all('Noor Haddad and 12 more of them; '.repeat(30_000))).toHaveLength(30_000);
  });
});
