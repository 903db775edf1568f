import type { Person, Random } from './cast.ts';
import { type Needle, type PlantKind, type Written, wordNeedles } from './plant.ts';

/**
 * How the text of a place is written: `markdown` as the source of a note, `plain` as somebody types it into a field or says it, `name`
 * as in names of files, branches and tags, `query` as in a search.
 */
export type Writing = 'markdown' | 'plain' | 'name' | 'query';

/** One way in which an identifier can be written. */
export interface Spelling {
  name: string;
  kind: PlantKind;
  in: readonly Writing[];
  /** Whether it belongs to nobody whom the vault knows. */
  isOfNobody?: boolean;
  write(who: Person, random: Random): Written;
}

const text: readonly Writing[] = ['markdown', 'plain'];
const any: readonly Writing[] = ['markdown', 'plain', 'query'];
const source: readonly Writing[] = ['markdown'];
const slug: readonly Writing[] = ['name', 'plain'];

const whole = ({ first, last }: Person) => `${first} ${last}`;

type Form = [name: string, writings: readonly Writing[], write: (who: Person, random: Random) => string];

/** Spellings of the whole name: each part of it gives somebody away. */
const wholeForms: Form[] = [
  ['whole', any, whole],
  ['possessive ’s', text, (who) => `${whole(who)}’s`],
  ["possessive 's", text, (who) => `${whole(who)}'s`],
  ['upper case', any, (who) => whole(who).toUpperCase()],
  ['lower case', any, (who) => whole(who).toLowerCase()],
  ['without accents', any, (who) => bare(whole(who))],
  ['accents as marks of their own', text, (who) => whole(who).normalize('NFD')],
  ['umlauts spelled out', text, (who) => umlautsOut(whole(who))],
  ['last name first', text, ({ first, last }) => `${last}, ${first}`],
  ['two spaces', text, ({ first, last }) => `${first}  ${last}`],
  ['no-break space', text, ({ first, last }) => `${first}\u00a0${last}`],
  ['in quotes', text, (who) => `“${whole(who)}”`],
  ['with hyphens', slug, (who) => slugged(whole(who))],
  ['with underscores', slug, (who) => slugged(whole(who), '_')],
  ['in camel case', text, ({ first, last }) => bare(first + last.replace(/[\s’-]/g, ''))],
  ['Cyrillic look-alikes', text, (who) => lookalike(whole(who), cyrillic)],
  ['Greek look-alikes', text, (who) => lookalike(whole(who), greek)],
  ['full width', text, (who) => wide(whole(who), 0xff21, 0xff41)],
  ['mathematical bold', text, (who) => wide(whole(who), 0x1d400, 0x1d41a)],
  ['zero-width space inside', text, (who) => inside(whole(who), '\u200b')],
  ['zero-width joiner inside', text, (who) => inside(whole(who), '\u200d')],
  ['soft hyphen inside', text, (who) => inside(whole(who), '\u00ad')],
  ['in an address of the web', text, (who) => `https://docs.example/people/${slugged(whole(who))}`],
  ['percent-encoded in an address', text, (who) => `https://docs.example/?who=${encodeURIComponent(whole(who))}`],
  ['in a domain', text, (who) => `https://www.${slugged(whole(who), '')}.example/about`],
  ['as a handle', text, (who) => `@${slugged(whole(who), '')}`],
  ['in an e-mail address', text, (who) => `${slugged(whole(who), '.')}@mailbox.example`],
  ['emphasis inside', source, (who) => inside(whole(who), '**', '**')],
  ['first name in bold', source, ({ first, last }) => `**${first}** ${last}`],
  ['underscores around a part', source, ({ first, last }) => `${first} _${last}_`],
  ['struck out', source, (who) => `~~${whole(who)}~~`],
  ['first name as a link', source, ({ first, last }) => `[${first}](https://example.com/a) ${last}`],
  ['letters as a link', source, (who) => inside(whole(who), '[', '](https://example.com/b)')],
  ['tags inside', source, (who) => inside(whole(who), '<b>', '</b>')],
  ['other tags inside', source, (who) => inside(whole(who), '<span class="x">', '</span>')],
  ['comment inside', source, (who) => inside(whole(who), '<!-- later -->')],
  ['line break tag', source, ({ first, last }) => `${first}<br>${last}`],
  ['as character references', source, (who) => references(whole(who))],
  ['backslashes', source, ({ first, last }) => `${first}\\-${last}`],
  ['in a code span', source, (who) => `\`${whole(who)}\``],
  ['halves in code spans', source, ({ first, last }) => `\`${first}\` \`${last}\``],
  ['over a line end', source, ({ first, last }) => `${first}\n${last}`],
  ['over a hard break', source, ({ first, last }) => `${first}\\\n${last}`],
  ['hyphen at a line end', source, (who) => hyphenated(whole(who))],
  ['in the address of a link', source, (who) => `[their page](https://docs.example/${slugged(whole(who))})`],
  ['in the title of a link', source, (who) => `[page](https://docs.example/a "${whole(who)}")`],
  ['highlighted inside', source, (who) => inside(whole(who), '==', '==')],
];

/** Spellings of a part of the name. */
const partForms: Form[] = [
  ['first name', any, ({ first }) => first],
  ['last name', any, ({ last }) => last],
  ['first name, possessive', text, ({ first }) => `${first}’s`],
  ['last name, possessive plural', text, ({ last }) => `the ${last}s’`],
  ['last name, upper case', text, ({ last }) => last.toUpperCase()],
  ['last name, lower case', any, ({ last }) => last.toLowerCase()],
  ['initial and last name', text, ({ first, last }) => `${first[0]}. ${last}`],
  ['last name and initial', text, ({ first, last }) => `${last} ${first[0]}.`],
  ['title and last name', text, ({ last }) => `Dr. ${last}`],
  ['first name, in a tag', ['name'], ({ first }) => slugged(first)],
  ['last name, in a tag', ['name'], ({ last }) => slugged(last)],
  ['last name, emphasis inside', source, ({ last }) => inside(last, '*', '*')],
  ['last name, tags inside', source, ({ last }) => inside(last, '<i>', '</i>')],
  ['last name, in a code span', source, ({ last }) => `\`${last}\``],
  ['last name, hyphen at a line end', source, ({ last }) => hyphenated(last)],
];

const nicknameForms: Form[] = [
  ['nickname', any, ({ nickname }) => nickname],
  ['nickname, possessive', text, ({ nickname }) => `${nickname}’s`],
  ['nickname, upper case', text, ({ nickname }) => nickname.toUpperCase()],
  ['nickname, emphasis inside', source, ({ nickname }) => inside(nickname, '**', '**')],
  ['nickname, in a tag', ['name'], ({ nickname }) => slugged(nickname)],
];

const companyForms: Form[] = [
  ['whole', any, ({ company }) => company],
  ['for short', any, ({ brand }) => brand],
  ['possessive', text, ({ brand }) => `${brand}’s`],
  ['upper case', text, ({ company }) => company.toUpperCase()],
  ['with Inc.', text, ({ company }) => `${company}, Inc.`],
  ['without accents', text, ({ company }) => bare(company)],
  ['in a domain', text, ({ brand }) => `https://www.${slugged(brand, '')}.example/pricing`],
  ['with hyphens', slug, ({ company }) => slugged(company)],
  ['Cyrillic look-alikes', text, ({ company }) => lookalike(company, cyrillic)],
  ['emphasis inside', source, ({ company }) => inside(company, '**', '**')],
  ['over a line end', source, ({ company }) => company.replace(' ', '\n')],
  ['tags inside', source, ({ company }) => inside(company, '<u>', '</u>')],
];

/** All spellings of somebody's names and of the company they work for. */
export const spellings: readonly Spelling[] = [
  ...wholeForms.map(spelling('name', (who) => [...wordNeedles(who.first), ...wordNeedles(who.last)])),
  ...partForms.map(
    ([name, writings, write]): Spelling => ({
      ...{ name, kind: 'name', in: writings },
      write: (who, random) => ({
        text: write(who, random),
        needles: name.startsWith('first') ? wordNeedles(who.first) : wordNeedles(who.last),
      }),
    }),
  ),
  ...nicknameForms.map(spelling('nickname', ({ nickname }) => wordNeedles(nickname))),
  ...companyForms.map(spelling('company', ({ brand }) => wordNeedles(brand))),
];

function spelling(kind: PlantKind, needles: (who: Person) => Needle[]) {
  return ([name, writings, write]: Form): Spelling => ({
    ...{ name, kind, in: writings },
    write: (who, random) => ({ text: write(who, random), needles: needles(who) }),
  });
}

function bare(value: string): string {
  return value.normalize('NFD').replace(/\p{M}/gu, '');
}

function umlautsOut(value: string): string {
  const out: Record<string, string> = { ä: 'ae', ö: 'oe', ü: 'ue' };
  return bare(value.replace(/[äöü]/g, (letter) => out[letter]!));
}

/** As a name of a file or an address: lower case, no accents, words joined. */
export function slugged(value: string, joint = '-'): string {
  return bare(value)
    .toLowerCase()
    .replace(/’/g, '')
    .split(/[^a-z0-9]+/)
    .filter((part) => part !== '')
    .join(joint);
}

/** Puts something around the third and fourth letter of the last word, or just before the third. */
export function inside(value: string, before: string, after?: string): string {
  const at = value.lastIndexOf(' ') + 3;
  if (after === undefined) return value.slice(0, at) + before + value.slice(at);
  return value.slice(0, at) + before + value.slice(at, at + 2) + after + value.slice(at + 2);
}

function hyphenated(value: string): string {
  return inside(value, '-\n');
}

function references(value: string): string {
  return [...value].map((char, i) => (i % 3 === 1 ? `&#${char.codePointAt(0)};` : char)).join('');
}

const cyrillic: Record<string, string> = { a: 'а', e: 'е', o: 'о', i: 'і', c: 'с', p: 'р' };
const greek: Record<string, string> = { o: 'ο', v: 'ν', i: 'ι', a: 'α' };

/** One or two letters replaced by others that look the same. */
function lookalike(value: string, letters: Record<string, string>): string {
  let left = 2;
  return value.replace(/[a-z]/g, (letter) => (letters[letter] && left-- > 0 ? letters[letter]! : letter));
}

function wide(value: string, upper: number, lower: number): string {
  return bare(value).replace(/[a-z]/gi, (letter) => {
    const code = letter.charCodeAt(0);
    return String.fromCodePoint(code < 97 ? upper + code - 65 : lower + code - 97);
  });
}
