import { describe, expect, test } from 'vitest';
import { createScanner } from '../../../../shared/privacy/scan.ts';

const scan = createScanner([], { patterns: true });
const found = (text: string) => scan(text).map((match) => [match.identity.kind, match.exact]);

describe('e-mail addresses of anybody', () => {
  test.each([
    ['write to ana.silva@vidro.example today', 'ana.silva@vidro.example'],
    ['Ana.Silva+news@Vidro.Example.', 'Ana.Silva+news@Vidro.Example'],
    ['<ana@vidro.example>', 'ana@vidro.example'],
    ['**ana**@vidro.example', 'ana**@vidro.example'],
    ['ana&#64;vidro.example', 'ana&#64;vidro.example'],
    ['ana@\u200Dvidro.example', 'ana@vidro.example'],
    ['[write](mailto:ana%40vidro.example?subject=x)', 'ana%40vidro.example'],
    ['@ana@social.example', 'ana@social.example'],
    ['it is ana.silva at vidro dot example', 'ana.silva at vidro dot example'],
    ['ana [at] vidro.example', 'ana [at] vidro.example'],
    ['ana (at) vidro (dot) example', 'ana (at) vidro (dot) example'],
  ])('%j', (text, exact) => expect(found(text)).toEqual([['email', exact]]));

  test.each([
    'logo@2x.png',
    'git@code.example:team/app.git',
    'react@19.3.1',
    '@ana',
    'a @ b',
    'ana@localhost',
    '@@@@',
    'find us at vidro dot example',
    'a talk at vidro.example',
    'met Ana at work. Dot by dot',
  ])('nothing in %j', (text) => expect(found(text)).toEqual([]));
});

describe('phone numbers of anybody', () => {
  test.each([
    ['at +44 20 7946 0958.', '+44 20 7946 0958'],
    ['+49 (0)30 901820', '+49 (0)30 901820'],
    ['+1 (555) 010-1234', '+1 (555) 010-1234'],
    ['(555) 010-1234', '(555) 010-1234'],
    ['555.010.1234', '555.010.1234'],
    ['tel:+15550101234', '+15550101234'],
    ['0049 30 901820', '0049 30 901820'],
    ['06 12 34 56 78', '06 12 34 56 78'],
    ['Step 3 020 7946 0958 4 more', '020 7946 0958'],
    ['07700 900123', '07700 900123'],
    ['his mobile is 9018204', '9018204'],
    ['Tel. 901 82 04', '901 82 04'],
    ['+44 20\n7946 0958', '+44 20\n7946 0958'],
    ['+44 **20** 7946 0958', '+44 **20** 7946 0958'],
  ])('%j', (text, exact) => expect(found(text)).toEqual([['phone', exact]]));

  test.each([
    '2026-11-26 10:30',
    '26.11.2026',
    '01-02-2026 and 03-04-2026',
    '00:12:34',
    '1,200,300 rows',
    'order 20551234567',
    '2019-2024',
    'version 10.15.7',
    '+5 10 20 2024',
    'in 2024 2025 2026',
    '01.02.2026 10',
    'h_k3x9q2m7v0tb',
    'p_000000000001',
    '01J9ZQ3K4M5N6P7Q8R9S0T1V2W',
    '52.520008 13.404954',
  ])('nothing in %j', (text) => expect(found(text)).toEqual([]));

  test('with a region, numbers of it', () => {
    const inSpain = createScanner([], { patterns: true, region: 'ES' });
    expect(inSpain('es el 912-345-678').map((match) => match.exact)).toEqual(['912-345-678']);
    expect(found('es el 912-345-678')).toEqual([]);
  });
});

describe('links that tell of somebody', () => {
  test.each([
    'https://app.example/session/9f8a7b6c5d4e3f2a',
    'https://app.example/users/8812',
    'https://app.example/users/ana.silva',
    'https://app.example/customers/cus_9s6XKzkNRiz8i3',
    'https://app.example/orders/2026-11-4711',
    'https://app.example/reset?token=abc',
    'https://app.example/x?session_id=1',
    'https://app.example/x?email=ana',
    'https://app.example/x?id=48213',
    'https://app.example/x?order_id=7',
    'https://app.example/p/3f2504e0-4f89-11d3-9a0c-0305e82c3301',
    'https://app.example/share/dGhpcyBpcyBh5Zm9XQ2kT1xA',
    'https://app.example/#access_token=eyJhbGciOi',
    'https://ana:geheim@app.example/',
    'https://www.linkedin.com/in/ana-silva',
    'https://docs.app.example/document/d/1A2b3C4d5E6f7G8h9I0jKlMnOpQrStUv',
    'app.example/users/8812/orders',
    'www.app.example/invoice?invoice=778',
  ])('%s', (link) => {
    expect(found(`see ${link}, please`)).toEqual([['link', link]]);
    expect(found(`[it](${link}) and (${link}).`)).toEqual([
      ['link', link],
      ['link', link],
    ]);
  });

  test.each([
    'https://app.example/',
    'https://app.example/pricing?utm_source=mail&utm_campaign=2026',
    'https://app.example/blog/2026/11/26/how-we-built-search-in-5-days',
    'https://app.example/docs/users/getting-started-with-teams',
    'https://app.example/users/new',
    'https://docs.app.example/user/install',
    'https://app.example/customers/acme-story-of-success',
    'https://app.example/search?q=pricing&page=2&from=20261126',
    'https://code.example/team/app/commit/3f2504e04f8911d39a0c0305e82c330112345678',
    'https://code.example/team/app/issues/4711',
    'https://www.youtube.com/watch?v=dQw4w9WgXcQ&t=120',
    'https://app.example/news/technology-67890123',
    'https://app.example/notes#h_k3x9q2m7v0tb',
    'fieldbook://interview/01J9ZQ3K4M5N6P7Q8R9S0T1V2W',
    'images/image-3f2504e04f89.png',
    'research/2026/2026-11-26-pricing-7q8r9.md',
    'and/or',
  ])('nothing in %s', (text) => expect(found(`see ${text}, please`)).toEqual([]));
});

describe('numbers with checks', () => {
  test.each([
    ['card 4111 1111 1111 1111.', 'card', '4111 1111 1111 1111'],
    ['4111-1111-1111-1111', 'card', '4111-1111-1111-1111'],
    ['378282246310005', 'card', '378282246310005'],
    ['Step 3 378282246310005 4 more', 'card', '378282246310005'],
    ['3782 822463 10005', 'card', '3782 822463 10005'],
    ['**4111** 1111\n1111 1111', 'card', '4111** 1111\n1111 1111'],
    ['DE89 3704 0044 0532 0130 00,', 'iban', 'DE89 3704 0044 0532 0130 00'],
    ['gb29nwbk60161331926819', 'iban', 'gb29nwbk60161331926819'],
    ['NO93 8601 1117 947', 'iban', 'NO93 8601 1117 947'],
    ['from 84.112.7.201', 'ip', '84.112.7.201'],
    ['http://203.0.113.7/x', 'ip', '203.0.113.7'],
    ['192.168.1.20:8080', 'ip', '192.168.1.20'],
    ['IP 8.8.4.4', 'ip', '8.8.4.4'],
    ['2001:db8::8a2e:370:7334', 'ip', '2001:db8::8a2e:370:7334'],
    ['fe80::1', 'ip', 'fe80::1'],
    ['at 2001:0db8:85a3:0000:0000:8a2e:0370:7334: no', 'ip', '2001:0db8:85a3:0000:0000:8a2e:0370:7334'],
  ])('%j', (text, kind, exact) => expect(found(text)).toEqual([[kind, exact]]));

  test.each([
    '4111 1111 1111 1112',
    '1234 5678 9012 3456',
    'order 41111111111111110',
    'DE89 3704 0044 0532 0130 01',
    'XX89 3704 0044 0532 0130 00',
    'version 84.112.7.201',
    'v10.15.7.2',
    'Chrome/120.0.0.0',
    'section 1.2.3.4',
    '127.0.0.1 and 0.0.0.0',
    'mask 255.255.255.0',
    '1.2.3.4.5',
    '999.1.1.1',
    '10:30:45',
    '00:1b:44:11:3a:b7',
    'std::vector and a::b',
    '::1',
    '2001:db8::/32 and 10.0.0.0/8',
    'SKU 4006381359150',
    '#b1b4de',
    'dead::beef in a joke',
  ])('nothing in %j', (text) => expect(found(text)).toEqual([]));
});

describe('postal addresses in usual forms', () => {
  test.each([
    '221B Baker Street, London NW1 6XE',
    '1600 Pennsylvania Avenue NW, Washington, DC 20500',
    '742 Evergreen Terrace, Springfield',
    '12 MAIN ST, APT 4B, SPRINGFIELD, IL 62704',
    '350 5th Avenue',
    'Hauptstraße 5, 10115 Berlin',
    'Lange Straße 12a',
    'Keizersgracht 112, 1015 Amsterdam',
    '12 rue de la Paix, 75002 Paris',
    'Calle Mayor 5, 28013 Madrid',
    'SW1A 2AA',
    'Springfield, IL 62704',
    'P.O. Box 4711',
  ])('%s', (address) => {
    expect(found(`She lives at ${address}.`)).toEqual([['address', address]]);
    expect(found(`At ${address} there is one.`)).toEqual([['address', address]]);
    expect(found(`It came from ${address} by mail.`)).toEqual([['address', address]]);
    expect(found(`At ${address}, which is hers.`)).toEqual([['address', address]]);
  });

  test('the sentence goes on behind the town', () =>
    expect(found('At 12 rue des Lilas, 75011 Paris as before.')).toEqual([
      ['address', '12 rue des Lilas, 75011 Paris'],
    ]));

  test('with a town it is a house, whatever stands before the number', () =>
    expect(found('It was about 12 Oak Street, Springfield, IL 62704.')).toEqual([
      ['address', '12 Oak Street, Springfield, IL 62704'],
    ]));

  test.each([
    'a 5 minute drive',
    'in 2019 Wall Street',
    'the top 10 street markets',
    'Via Slack 5 people wrote',
    'Engineering 101',
    'an M1 8GB',
    '3 ways to pay',
    'Chapter 4 Road',
    'route 66',
    'by 1 Main Reason',
    'on Baker Street',
    'going back to 2014, Jerod. That is the way we',
    'before July 12th, 2018, the way it was',
    'a 7200 RPM drive',
  ])('nothing in %j', (text) => expect(found(text)).toEqual([]));
});

test.each([
  'https\\://app.example/login?token=fhsurewjrtdw757045BEWZZT',
  'https://app.example/\\#access\\_token=djxeqcyavscx838907ZEEKCZ',
  'https&#x3A;//app.example/login?a=b&amp;token=x',
  'https://app.example/\u200dlogin?token=x',
])('a link with escapes: %j', (link) => {
  const [match, ...more] = scan(`see ${link}, please`);
  expect(match && `see ${link}, please`.slice(match.start, match.end)).toBe(link);
  expect(more).toEqual([]);
});

test('somebody known within a link is found beside the link', () => {
  const noor = { kind: 'name', value: 'Noor Haddad', participantId: 'p_7f3k9q2m1x0c', part: false } as const;
  const both = createScanner([noor], { patterns: true })('https://app.example/users/noor-haddad?id=48213');
  expect(both.map((match) => [match.identity.kind, match.exact])).toEqual([
    ['link', 'https://app.example/users/noor-haddad?id=48213'],
    ['name', 'noor-haddad'],
  ]);
});

test('without the option, only the known', () => expect(createScanner([])('ana@vidro.example')).toEqual([]));
