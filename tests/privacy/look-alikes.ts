import type { Person, Random } from './cast.ts';

/** People of the vault whose names are ordinary words as well. */
export const ordinaryPeople: readonly Pick<Person, 'id' | 'first' | 'last' | 'company'>[] = [
  { id: 'p_900000000001', first: 'Will', last: 'Banks', company: 'Signal Works' },
  { id: 'p_900000000002', first: 'Grace', last: 'Page', company: 'Harbor' },
  { id: 'p_900000000003', first: 'Mark', last: 'Summers', company: 'Notable Growth' },
  { id: 'p_900000000004', first: 'Rose', last: 'Hope', company: 'Anchor Labs' },
  { id: 'p_900000000005', first: 'Bill', last: 'Reading', company: 'Compass' },
];

type Kind = [name: string, where: 'anywhere' | 'body', texts: (random: Random) => string[]];

const n = (random: Random, length: number) =>
  Array.from({ length }, (_, i) => (i === 0 ? 1 + random.below(9) : random.below(10))).join('');
const hex = (random: Random, length: number) =>
  Array.from({ length }, () => '0123456789abcdef'[random.below(16)]).join('');
const base32 = (random: Random, length: number) =>
  Array.from({ length }, () => '0123456789abcdefghjkmnpqrstvwxyz'[random.below(32)]).join('');

/** A number with one digit other than the check wants it: `sum` tells whether it would pass. */
function failing(make: () => string, passes: (value: string) => boolean): string {
  for (;;) {
    const value = make();
    if (!passes(value)) return value;
  }
}

function luhn(value: string): boolean {
  const sum = [...value].reverse().reduce((all, char, i) => {
    const twice = Number(char) * (i % 2 === 0 ? 1 : 2);
    return all + (twice > 9 ? twice - 9 : twice);
  }, 0);
  return sum % 10 === 0;
}

function mod97(value: string): boolean {
  const moved = value.slice(4) + value.slice(0, 4);
  return BigInt([...moved].map((char) => Number.parseInt(char, 36)).join('')) % 97n === 1n;
}

/** Kinds of things that look like an identifier and are none, with samples of each. */
export const lookAlikeKinds: readonly Kind[] = [
  [
    'version',
    'anywhere',
    (r) => [
      `v${n(r, 1)}.${n(r, 2)}.${n(r, 1)}`,
      `release 1.${n(r, 1)}.0-rc.2`,
      'Electron 33.2.1',
      'Chrome 131.0.6778.86',
      `version 4.${n(r, 1)}.0.1`,
      'Node 20.19',
      'node@20.19.0',
      'API v3',
    ],
  ],
  [
    'date',
    'anywhere',
    () => [
      '2026-11-18',
      '18.11.2026',
      '11/18/2026',
      'Nov 18, 2026',
      '2026-W47',
      '2026-Q4',
      '20261118',
      '2026-10-01 to 2026-12-31',
    ],
  ],
  [
    'time',
    'anywhere',
    () => [
      '12:34',
      '00:12:34',
      '15:00-15:45',
      '2026-11-18T15:00:00+01:00',
      '9:41 am',
      '1h 20m 30s',
      '09:00 12:30 17:15',
    ],
  ],
  [
    'id of Fieldbook',
    'anywhere',
    (r) => [
      `01JD9ZC4F2${base32(r, 16)
        .toUpperCase()
        .replace(/[ILOU]/g, '7')}`,
      `h_${base32(r, 12)}`,
      `p_${base32(r, 12)}`,
      `t_${hex(r, 16)}`,
      `interviews/2026/2026-11-18-a-call-${base32(r, 5)}.md`,
      `image-${hex(r, 12)}.png`,
    ],
  ],
  [
    'hash in prose',
    'anywhere',
    (r) => [
      `commit ${hex(r, 7)}`,
      `the build ${hex(r, 40)}`,
      `sha256 ${hex(r, 64)}`,
      `md5 ${hex(r, 32)}`,
      `#${hex(r, 6)}`,
      `0x${hex(r, 8)}`,
    ],
  ],
  [
    'number of an order',
    'anywhere',
    (r) => [
      `order ${n(r, 9)}`,
      `ticket #${n(r, 5)}`,
      `PO-2026-00${n(r, 3)}`,
      `invoice 2026/${n(r, 4)}`,
      `SKU 40063813${n(r, 5)}`,
      `case ${n(r, 7)}`,
      `row ${n(r, 6)} of ${n(r, 7)}`,
    ],
  ],
  [
    'amount',
    'anywhere',
    (r) => [
      `${n(r, 1)},250,000 users`,
      `$12,4${n(r, 2)}.50`,
      '3 000 000 events',
      '1.250.000,00 EUR',
      '99.95 percent',
      '1e6 rows',
      `${n(r, 10)} bytes`,
    ],
  ],
  [
    'measure',
    'anywhere',
    () => [
      '1920x1080',
      '16:9',
      '52.5200, 13.4050',
      'ISO 9001:2015',
      'RFC 9110',
      '3.14159265',
      '10.5-11.5',
      '100-200-300',
      '4-6-8 weeks',
    ],
  ],
  [
    'ordinary word that is a name',
    'body',
    () => [
      'we will see about that',
      'they handled it with grace',
      'a mark on the chart',
      'the banks were slow',
      'on the next page',
      'prices rose by ten percent',
      'there is hope for it',
      'the bill was late',
      'reading it took an hour',
      'two summers ago',
      'a weak signal at best',
      'no safe harbor here',
      'the anchor of the list',
      'it points like a compass',
      'notable, but small',
    ],
  ],
  [
    'company-like words',
    'anywhere',
    () => [
      'the Data Platform team',
      'Customer Success',
      'Product Analytics',
      'the Growth Engineering guild',
      'Session Replay',
      'Quarterly Business Review',
      'Step One Works',
    ],
  ],
  [
    'plain link',
    'body',
    () => [
      'https://example.com/pricing',
      'https://docs.example/guides/setting-up-funnels',
      'https://example.com/blog/2026/11/18/what-we-learned',
      'https://docs.example/api#rate-limits',
      'https://example.com/list?page=2&sort=asc',
      'https://example.com/search?q=filters',
      '[the guide](https://docs.example/guides/cohorts)',
      'https://example.com/releases/v2.14.3',
      'https://status.example/',
    ],
  ],
  [
    'loopback address',
    'anywhere',
    () => ['127.0.0.1', '127.0.0.1:3000', 'localhost:8080', '::1', '0.0.0.0', 'http://localhost:3000/setup'],
  ],
  [
    'card-like number',
    'anywhere',
    (r) => [
      failing(() => `4${n(r, 15)}`, luhn),
      failing(() => `52${n(r, 14)}`, luhn).replace(/(.{4})(?=.)/g, '$1 '),
      failing(() => `37${n(r, 13)}`, luhn),
      `0000 0000 0000 000${n(r, 1)}`,
      `${n(r, 4)} ${n(r, 4)} ${n(r, 3)}`,
    ],
  ],
  [
    'account-like number',
    'anywhere',
    (r) => [
      failing(() => `DE${n(r, 20)}`, mod97),
      failing(() => `GB29NWBK${n(r, 14)}`, mod97),
      `AB${n(r, 2)}`,
      `DE ${n(r, 6)}`,
      `XX99${n(r, 12)}`,
    ],
  ],
  [
    'handle-like word',
    'body',
    () => [
      '`@types/node`',
      'the `@media` rule',
      'left-pad@1.3.0',
      ':tada:',
      'user@host',
      '`@param` tags',
      'a @ 5 per seat',
    ],
  ],
  [
    'address-like words',
    'anywhere',
    () => [
      '12 angry reviewers',
      '5 main reasons',
      'phase 3, road map',
      'room 12, floor 4',
      'chapter 10, drive and focus',
      '3 way street of feedback',
      'step 4, square one',
    ],
  ],
  [
    'path or code',
    'body',
    (r) => [
      '/usr/local/bin/node',
      '`src/app.ts:120:14`',
      '`git rebase -i HEAD~3`',
      '`rgba(12, 34, 56, 0.7)`',
      `\`row[${n(r, 4)}] = 0\``,
      'C:\\Temp\\export.csv',
      '`a.b.c.d`',
      '`2001:db8::/32`',
    ],
  ],
];
