import { digits, letters } from './addresses.ts';
import type { Random } from './cast.ts';
import type { PlantKind, Written } from './plant.ts';
import type { Spelling, Writing } from './spellings.ts';

const text: readonly Writing[] = ['markdown', 'plain'];
const any: readonly Writing[] = ['markdown', 'plain', 'query'];
const source: readonly Writing[] = ['markdown'];

type Form = [name: string, writings: readonly Writing[], write: (random: Random) => Written];

function word(random: Random, length: number, from = 'abcdefghijkmnpqrstuvwxyz'): string {
  return Array.from({ length }, () => from[random.below(from.length)]).join('');
}

function number(random: Random, length: number): string {
  return Array.from({ length }, (_, i) => (i === 0 ? 1 + random.below(9) : random.below(10))).join('');
}

const hex = (random: Random, length: number) => `7${word(random, length - 3, '0123456789abcdef')}a9`;

function mail(random: Random, write: (address: string) => string): Written {
  const local = word(random, 9);
  return { text: write(`${local}@mailbox.example`), needles: [letters(local)] };
}

/** A number in which `n` stands for a random digit. */
function numbered(random: Random, shape: string): Written {
  const shown = shape.replace(/n/g, () => String(1 + random.below(9)));
  return { text: shown, needles: [digits(shown.replace(/\D/g, '').slice(-8))] };
}

/** An address of the web in which `$` stands for something secret. */
function link(shape: string, secret: string, write = (address: string) => address): Written {
  return { text: write(shape.replace('$', secret)), needles: [letters(secret)] };
}

const uuid = (random: Random) => [8, 4, 4, 4, 12].map((length) => hex(random, length)).join('-');
const token = (random: Random) => `${word(random, 12)}${number(random, 6)}${word(random, 6).toUpperCase()}`;

/** A number of so many digits that passes the check of Luhn. */
function card(random: Random, prefix: string, length: number): string {
  const body = prefix + number(random, length - prefix.length - 1);
  const sum = [...body].reverse().reduce((all, char, i) => {
    const twice = Number(char) * (i % 2 === 0 ? 2 : 1);
    return all + (twice > 9 ? twice - 9 : twice);
  }, 0);
  return body + ((10 - (sum % 10)) % 10);
}

function cardAs(random: Random, prefix: string, length: number, joint: string, groups = /(.{4})(?=.)/g): Written {
  const whole = card(random, prefix, length);
  return { text: whole.replace(groups, `$1${joint}`), needles: [digits(whole)] };
}

/** An account number whose check digits are right (mod 97). */
function iban(country: string, account: string): string {
  const as = (value: string) => [...value].map((char) => Number.parseInt(char, 36)).join('');
  const rest = BigInt(as(`${account}${country}00`)) % 97n;
  return `${country}${String(98n - rest).padStart(2, '0')}${account}`;
}

function ibanAs(whole: string, write: (whole: string) => string): Written {
  return { text: write(whole), needles: [letters(whole)] };
}

const grouped = (whole: string) => whole.replace(/(.{4})(?=.)/g, '$1 ');
const german = (random: Random) => iban('DE', number(random, 18));
const british = (random: Random) => iban('GB', `NWBK${number(random, 14)}`);

function ip(random: Random, write = (address: string) => address): Written {
  const address = [81 + random.below(8), 1 + random.below(250), 11 + random.below(200), 101 + random.below(150)].join(
    '.',
  );
  return { text: write(address), needles: [{ as: 'exactly', any: [address] }] };
}

function street(random: Random, shape: string): Written {
  const name = `${word(random, 1).toUpperCase()}${word(random, 6)}`;
  return { text: shape.replace('$', name).replace('#', number(random, 3)), needles: [letters(name)] };
}

const ofNobody: Form[] = [
  ['of nobody known', any, (r) => mail(r, (a) => a)],
  ['of nobody known, upper case', text, (r) => mail(r, (a) => a.toUpperCase())],
  ['of nobody known, with a plus', text, (r) => mail(r, (a) => a.replace('@', '+news@'))],
  ['of nobody known, mailto', source, (r) => mail(r, (a) => `[write](mailto:${a})`)],
  ['of nobody known, in a code span', source, (r) => mail(r, (a) => `\`${a}\``)],
  [
    'of nobody known, percent-encoded',
    text,
    (r) => mail(r, (a) => `https://docs.example/?to=${a.replace('@', '%40')}`),
  ],
];
const phones: Form[] = [
  ['of nobody known, +44', any, (r) => numbered(r, '+44 20 7946 0nnn')],
  ['of nobody known, +49', text, (r) => numbered(r, '+49 30 23125 nnn')],
  ['of nobody known, +33 with dots', text, (r) => numbered(r, '+33.1.99.00.nn.nn')],
  ['of nobody known, +1 with brackets', text, (r) => numbered(r, '+1 (415) 555-01nn')],
  ['of nobody known, with 00', text, (r) => numbered(r, '0049 30 23125 nnn')],
  ['of nobody known, without spaces', text, (r) => numbered(r, '+442079460nnn')],
  ['of nobody known, national, American', text, (r) => numbered(r, '(415) 555-01nn')],
  ['of nobody known, national, British', text, (r) => numbered(r, '020 7946 0nnn')],
];
const links: Form[] = [
  ['token in a query', any, (r) => link('https://app.example/login?token=$', token(r))],
  ['token behind #', text, (r) => link('https://app.example/#access_token=$', token(r))],
  ['session in the path', text, (r) => link('https://app.example/sessions/$', hex(r, 24))],
  ['UUID in the path', text, (r) => link('https://app.example/recordings/$/play', uuid(r))],
  ['number of a user', text, (r) => link('https://app.example/users/$', number(r, 8))],
  ['number of an order', text, (r) => link('https://shop.example/orders/$', number(r, 9))],
  ['token as a link', source, (r) => link('https://app.example/i?key=$', token(r), (a) => `[the invitation](${a})`)],
  ['token in pointed brackets', source, (r) => link('https://app.example/i?key=$', token(r), (a) => `<${a}>`)],
  ['token in a code span', source, (r) => link('https://app.example/i?sig=$', token(r), (a) => `\`${a}\``)],
];
const ips: Form[] = [
  ['version 4', any, (r) => ip(r)],
  ['version 4 with a port', text, (r) => ip(r, (address) => `${address}:8443`)],
  ['version 4 in an address of the web', text, (r) => ip(r, (address) => `http://${address}/status`)],
  ['version 4 in a code span', source, (r) => ip(r, (address) => `\`${address}\``)],
  [
    'version 6',
    text,
    (r) => {
      const address = `2a02:26f0:${hex(r, 4)}:${hex(r, 4)}::${hex(r, 4)}`;
      return { text: address, needles: [{ as: 'exactly', any: [address] }] };
    },
  ],
];
const cards: Form[] = [
  ['in groups', text, (r) => cardAs(r, '4', 16, ' ')],
  ['with hyphens', text, (r) => cardAs(r, '52', 16, '-')],
  ['in one', any, (r) => cardAs(r, '4', 16, '')],
  ['of 15 digits', text, (r) => cardAs(r, '37', 15, ' ', /^(.{4})|(?<=^.{10})(?=.)/g)],
  ['in a code span', source, (r) => ((w) => ({ ...w, text: `\`${w.text}\`` }))(cardAs(r, '4', 16, ' '))],
];
const ibans: Form[] = [
  ['in groups', text, (r) => ibanAs(german(r), grouped)],
  ['in one', any, (r) => ibanAs(british(r), (whole) => whole)],
  ['lower case', text, (r) => ibanAs(german(r), (whole) => whole.toLowerCase())],
];
const addresses: Form[] = [
  ['American', text, (r) => street(r, '# $ Street, Springfield, IL 62704')],
  ['British', text, (r) => street(r, '# $ Road, London SW1A 2AA')],
  ['German', text, (r) => street(r, '$straße #, 10969 Berlin')],
  ['French', text, (r) => street(r, '# rue de $, 75011 Paris')],
];

/** Spellings of identifiers of whoever it may be: nobody whom the vault knows. */
export const patternSpellings: readonly Spelling[] = [
  ...of('email', ofNobody),
  ...of('phone', phones),
  ...of('link', links),
  ...of('ip', ips),
  ...of('card', cards),
  ...of('iban', ibans),
  ...of('address', addresses),
];

function of(kind: PlantKind, forms: readonly Form[]): Spelling[] {
  return forms.map(([name, writings, write]) => ({
    ...{ name, kind, in: writings, isOfNobody: true },
    write: (_who, random) => write(random),
  }));
}
