import { fold } from './fold.ts';
import type { KnownIdentity } from './identities.ts';
import { isOrdinary } from './ordinary-words.ts';
import { exactGap, isLooseGap, wordsIn } from './words.ts';

/**
 * When a form counts: `any` spelling; with a `capital`; as an `ordinary` word only where it is written as a name; with `capitals` throughout; as an
 * `initial` with a name; after `@` or within an `address`; as a part of two letters (`short`).
 */
export type Rule = 'any' | 'capital' | 'ordinary' | 'capitals' | 'initial' | 'address' | 'short';

/** One way in which an identity is spelled. */
export interface Form {
  identity: KnownIdentity;
  words: readonly string[];
  /** What has to be between the words; `null` for whatever may be between those of a name. */
  gaps: readonly string[] | null;
  rule: Rule;
}

/** Words of a shorter name that are written as one, and an initial with a name, are too often something else. */
const shortestJoined = 6;
const shortestInAddress = 4;
const shortestHandle = 5;
/** Before and behind a name, and no part of it. */
const titles = new Set('dr mr mrs ms miss prof herr frau jr sr ii iii phd md'.split(' '));
const capital = /^\P{L}*[\p{Lu}\p{Lt}]/u;

/** Every way in which an identity is looked for; phone numbers are found by their digits. */
export function formsOf(identity: KnownIdentity): Form[] {
  switch (identity.kind) {
    case 'name':
      return spellingsOf(identity.value).flatMap((value) => namesOf(identity, value));
    case 'company':
      return spellingsOf(identity.value).flatMap((value) => companiesOf(identity, value));
    case 'email':
      return emailsOf(identity);
    case 'handle':
      return handlesOf(identity);
    case 'crm':
      return addressOf(identity, identity.value);
    case 'phone':
      return [];
  }
}

/** As it is, and with `Mueller` for `Müller` and `OBrien` for `O’Brien`. */
function spellingsOf(value: string): string[] {
  const composed = value.normalize('NFC');
  const umlauts = composed.replace(/[äöüÄÖÜåÅøØ]/g, (char) => german[char.toLowerCase()]!);
  return [...new Set([composed, umlauts, composed.replace(/(?<=\p{L})['’ʼ](?=\p{L})/gu, '')])];
}
const german: Record<string, string> = { ä: 'ae', ö: 'oe', ü: 'ue', å: 'aa', ø: 'oe' };

function namesOf(identity: KnownIdentity, value: string): Form[] {
  const whole = wordsIn(fold(value).text);
  const words = inOrder(whole.words, value).filter((word) => !titles.has(word));
  if (words.length === 0) return spelled(identity, whole.words, whole.gaps);
  if (words.length === 1) return [...spelled(identity, words, []), ...spelled(identity, whole.words, whole.gaps)];
  const forms = spelled(identity, whole.words, whole.gaps);
  if (identity.part) return forms;
  const [first, last] = [words[0]!, words.at(-1)!];
  const form = (some: string[], rule: Rule) => forms.push({ identity, words: some, gaps: null, rule });
  const rule = ruleOf(words, identity.value);
  for (const some of [words, [first, last], [last, first], [...words.slice(1), first]]) form(some, rule);
  // "van der Berg, Noor" and "N. van der Berg".
  form([first[0]!, ...words.slice(1)], 'initial');
  form([first[0]!, last], 'initial');
  form([last, first[0]!], 'initial');
  form([first, last[0]!], 'initial');
  for (const one of [first + last, last + first, words.join('')]) {
    if (one.length >= shortestJoined && !isOrdinary(one)) form([one], 'any');
  }
  for (const one of [first[0]! + last, last + first[0]!, first + last[0]!]) {
    if (one.length >= shortestInAddress && !isOrdinary(one)) form([one], 'address');
  }
  return forms;
}

/** First names first, also of `Haddad, Noor`. */
function inOrder(words: string[], value: string): string[] {
  const comma = value.indexOf(',');
  if (comma < 0) return words;
  const last = wordsIn(fold(value.slice(0, comma)).text).words;
  return [...words.slice(last.length), ...last];
}

function companiesOf(identity: KnownIdentity, value: string): Form[] {
  const { words, gaps } = wordsIn(fold(value).text);
  const forms = spelled(identity, words, gaps);
  if (identity.part || words.length < 2) return forms;
  const one = words.join('');
  if (one.length >= shortestJoined && !isOrdinary(one)) forms.push({ identity, words: [one], gaps: null, rule: 'any' });
  if (gaps.some((gap) => gap.includes('&'))) {
    const spoken = words.flatMap((word, i) => (gaps[i]?.includes('&') ? [word, 'and'] : [word]));
    forms.push({ identity, words: spoken, gaps: null, rule: ruleOf(words, identity.value) });
  }
  return forms;
}

/** As it is written, with what may be between the words of a name, and with just what is between them. */
function spelled(identity: KnownIdentity, words: string[], gaps: string[]): Form[] {
  if (words.length === 0) return [];
  const rule = words.length === 1 ? ruleOfWord(identity, words[0]!) : ruleOf(words, identity.value);
  const forms: Form[] = [{ identity, words, gaps: null, rule }];
  if (!gaps.every(isLooseGap)) forms.push({ identity, words, gaps: gaps.map(exactGap), rule: 'any' });
  return forms;
}

function ruleOf(words: readonly string[], value: string): Rule {
  const inCapitals = value.split(/[^\p{L}\p{M}]+/u).every((word) => word === '' || capital.test(word));
  return inCapitals && words.every((word) => isOrdinary(word) || word.length < 2) ? 'capitals' : 'any';
}

function ruleOfWord({ kind, part, value }: KnownIdentity, word: string): Rule {
  if (!/\p{L}/u.test(word)) return 'any';
  if (kind === 'name' && part && word.length === 2) return 'short';
  const hasCase = word.toUpperCase() !== word && capital.test(value);
  // Whoever is written without a capital in the vault may be so anywhere.
  if (isOrdinary(word)) return hasCase || part ? 'ordinary' : 'any';
  if (hasCase && (word.length < 3 || (kind === 'company' && part))) return 'capital';
  return 'any';
}

function emailsOf(identity: KnownIdentity): Form[] {
  const { words, gaps } = wordsIn(fold(identity.value).text);
  if (words.length === 0) return [];
  const form = (some: string[], between: string[] | null): Form => ({
    identity,
    words: some,
    gaps: between,
    rule: 'any',
  });
  const forms = [form(words, gaps.map(exactGap)), form(saidIn(words, gaps, '@.'), null)];
  // "noor at lumenpay.example", "noor (at) lumenpay (dot) example"; square brackets are folded away.
  for (const [open, close] of ['', '()', '{}', '<>'].map((pair) => [pair[0] ?? '', pair[1] ?? ''] as const)) {
    for (const signs of open === '' ? ['@'] : ['@', '@.']) {
      const between = gaps.flatMap((gap) =>
        [...gap].flatMap((sign) => (signs.includes(sign) ? [open, close] : [sign])),
      );
      forms.push(form(saidIn(words, gaps, signs), between));
    }
  }
  return forms;
}

/** The words of an address with those for its signs among them. */
function saidIn(words: string[], gaps: string[], signs: string): string[] {
  return words.flatMap((word, i) => [
    word,
    ...[...(gaps[i] ?? '')].flatMap((sign) => (signs.includes(sign) ? said[sign]! : [])),
  ]);
}
const said: Record<string, string> = { '@': 'at', '.': 'dot' };

function handlesOf(identity: KnownIdentity): Form[] {
  const value = identity.value.replace(/^@+/, '');
  if (!value.includes('/')) return handleForms(identity, value);
  const last = value
    .replace(/[/?#]+$/, '')
    .split('/')
    .at(-1)!;
  return [...addressOf(identity, value), ...handleForms(identity, last.replace(/^@/, ''))];
}

function handleForms(identity: KnownIdentity, value: string): Form[] {
  const { words, gaps } = wordsIn(fold(value).text);
  if (words.length === 0) return [];
  const one = words.join('');
  const isCommon = (/^\p{L}+$/u.test(one) && (one.length < shortestHandle || isOrdinary(one))) || /^\d+$/.test(one);
  if (words.length === 1) return [{ identity, words, gaps: null, rule: isCommon ? 'address' : 'any' }];
  return [
    { identity, words, gaps: null, rule: words.every(isOrdinary) ? 'address' : 'any' },
    { identity, words, gaps: gaps.map(exactGap), rule: 'any' },
  ];
}

/** The address of a page about somebody, with or without its beginning. */
function addressOf(identity: KnownIdentity, value: string): Form[] {
  const { words, gaps } = wordsIn(fold(value.replace(/^[a-z][a-z\d+.-]*:\/\//i, '').replace(/^www\./i, '')).text);
  if (words.length === 0) return [];
  const isShort = words.length === 1 && (words[0]!.length < shortestHandle || /^\d+$/.test(words[0]!));
  return [{ identity, words, gaps: gaps.map(exactGap), rule: isShort ? 'address' : 'any' }];
}
