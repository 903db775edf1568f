import type { Person, Random } from './cast.ts';
import type { Needle, PlantKind, Written } from './plant.ts';
import { inside, type Spelling, type Writing } from './spellings.ts';

const text: readonly Writing[] = ['markdown', 'plain'];
const any: readonly Writing[] = ['markdown', 'plain', 'query'];
const source: readonly Writing[] = ['markdown'];

type Form = [name: string, writings: readonly Writing[], write: (who: Person, random: Random) => string];

const emails: Form[] = [
  ['as known', any, ({ email }) => email],
  ['upper case', text, ({ email }) => email.toUpperCase()],
  ['mailto', source, ({ email }) => `[write](mailto:${email})`],
  ['in pointed brackets', source, ({ email }) => `<${email}>`],
  ['in a code span', source, ({ email }) => `\`${email}\``],
  ['percent-encoded', text, ({ email }) => `https://docs.example/?to=${email.replace('@', '%40')}`],
  ['with a reference', source, ({ email }) => email.replace('@', '&commat;')],
  ['zero-width joiner inside', text, ({ email }) => email.replace('@', '@\u200d')],
  ['emphasis inside', source, ({ email }) => inside(email, '**', '**')],
];

const handles: Form[] = [
  ['with @', any, ({ handle }) => `@${handle}`],
  ['without @', any, ({ handle }) => handle],
  ['upper case', text, ({ handle }) => `@${handle.toUpperCase()}`],
  ['in an address of the web', text, ({ handle }) => `https://social.example/@${handle}`],
  ['in a code span', source, ({ handle }) => `\`${handle}\``],
];

const phones: Form[] = [
  ['as known', any, ({ phone }) => phone],
  ['national writing', text, ({ national }) => national],
  ['with 00', text, ({ phone }) => phone.replace('+', '00 ')],
  ['without spaces', text, ({ phone }) => phone.replaceAll(' ', '')],
  ['with dots', text, ({ phone }) => phone.replace(/(\d) /g, '$1.')],
  ['with hyphens', text, ({ phone }) => phone.replace(/(\d) /g, '$1-')],
  ['no-break spaces', text, ({ phone }) => phone.replaceAll(' ', '\u00a0')],
  ['in a code span', source, ({ phone }) => `\`${phone}\``],
];

const crms: Form[] = [
  ['as known', any, ({ crm }) => crm],
  ['without https', text, ({ crm }) => crm.slice('https://'.length)],
  ['http', text, ({ crm }) => crm.replace('https', 'http')],
  ['with a slash', text, ({ crm }) => `${crm}/`],
  ['with more behind it', text, ({ crm }) => `${crm}/deals?tab=open`],
  ['as a link', source, ({ crm }) => `[their page](${crm})`],
];

/** Spellings of the addresses and numbers by which the vault knows somebody. */
export const addressSpellings: readonly Spelling[] = [
  ...emails.map(spelling('email', ({ email }) => [letters(email.split('@')[0]!)])),
  ...handles.map(spelling('handle', ({ handle }) => [letters(handle)])),
  ...phones.map(spelling('phone', ({ phone }) => [digits(phone.replace(/\D/g, '').slice(-9))])),
  ...crms.map(spelling('crm', ({ crm }) => [letters(crm.slice(crm.indexOf('contacts')))])),
];

function spelling(kind: PlantKind, needles: (who: Person) => Needle[]) {
  return ([name, writings, write]: Form): Spelling => ({
    ...{ name, kind, in: writings },
    write: (who, random): Written => ({ text: write(who, random), needles: needles(who) }),
  });
}

export function letters(...of: string[]): Needle {
  return { as: 'letters', any: of };
}

export function digits(...of: string[]): Needle {
  return { as: 'digits', any: of };
}
