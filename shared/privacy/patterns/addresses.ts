import type { Reading } from '../reading.ts';
import type { Span } from './span.ts';

const word = "[\\p{L}][\\p{L}'’.-]{0,24}";
const number = '\\d{1,5}(?:[-/]\\d{1,4})?(?: ?[a-h](?![\\p{L}]))?';
const states =
  'al|ak|az|ar|ca|co|ct|dc|de|fl|ga|hi|ia|id|il|in|ks|ky|la|ma|md|me|mi|mn|mo|ms|mt|nc|nd|ne|nh|nj|nm|nv|ny|oh|ok|or|pa|ri|sc|sd|tn|tx|ut|va|vt|wa|wi|wv|wy';
/** Areas of the United Kingdom that postcodes begin with. */
const areas =
  'ab|al|b|ba|bb|bd|bh|bl|bn|br|bs|bt|ca|cb|cf|ch|cm|co|cr|ct|cv|cw|da|dd|de|dg|dh|dl|dn|dt|dy|e|ec|eh|en|ex|fk|fy|g|gl|gu|ha|hd|hg|hp|hr|hs|hu|hx|ig|im|ip|iv|je|ka|kt|kw|ky|l|la|ld|le|ll|ln|ls|lu|m|me|mk|ml|n|ne|ng|nn|np|nr|nw|ol|ox|pa|pe|ph|pl|po|pr|rg|rh|rm|s|sa|se|sg|sk|sl|sm|sn|so|sp|sr|ss|st|sw|sy|ta|td|tf|tn|tq|tr|ts|tw|ub|w|wa|wc|wd|wf|wn|wr|ws|wv|yo|ze';
const postcode = `(?:${areas})\\d[\\da-z]? \\d[abd-hjlnp-uw-z]{2}(?![\\p{L}\\d])`;
const city = `,? (?:${word} ){0,2}${word}`;
const zip = `(?:(?:${city})?,? (?:${states}),? \\d{5}(?:-\\d{4})?|(?:${city})?,? ${postcode}|, ${word})`;
const unit = '(?:,? (?:apt|apartment|suite|ste|unit|floor|flat|room|#)\\.? ?[\\da-z-]{1,6})?';
const side = '(?:,? (?:n|s|e|w|ne|nw|se|sw)(?![\\p{L}]))?';
const kinds =
  'street|st|avenue|ave|road|rd|boulevard|blvd|lane|ln|drive|dr|court|ct|place|pl|square|sq|terrace|parkway|pkwy|highway|hwy|alley|crescent|close|gardens|grove|mews|way|walk|row|hill|quay';
const plz = `(?:,? (?:[a-z]{1,2}-)?\\d{4,5} ${word}(?: ${word})?)`;

const before = '(?<![\\p{L}\\p{N}.,:/$€£#-])';
const mostAround = 2;
const leading = new Set('at from in near on to'.split(' '));
const codeAlone = new RegExp(`(?<![\\p{L}\\p{N}])${postcode}`, 'gu');
const forms: readonly RegExp[] = [
  // 221B Baker Street, London NW1 6XE · 1600 Pennsylvania Avenue NW, Washington, DC 20500
  new RegExp(
    `${before}${number},? (?:(?:${word}|\\d{1,3}(?:st|nd|rd|th)) ){1,4}(?:${kinds})(?![\\p{L}])\\.?${side}${unit}(?:${zip})?`,
    'gu',
  ),
  // Hauptstraße 5, 10115 Berlin · Keizersgracht 12, 1015 CJ Amsterdam
  new RegExp(
    `(?<![\\p{L}])(?:[\\p{L}.-]{2,30}(?:strasse|str\\.|weg|platz|allee|gasse|damm|ufer|straat|laan|gracht|kade|plein)|(?:${word} ){1,2}(?:strasse|str\\.|allee|gasse)) ${number}(?:${plz})?(?![\\p{L}\\d])`,
    'gu',
  ),
  // 12 rue de la Paix, 75002 Paris
  new RegExp(
    `${before}${number}(?: ?(?:bis|ter))?,? (?:rue|avenue|av\\.|boulevard|bd|allee|chemin|impasse|quai|place de|place du) (?:(?:de|du|des|la|le|les|l'|d') ?){0,2}${word}(?: ${word}){0,2}(?:${plz})?`,
    'gu',
  ),
  // Calle Mayor 5, 28013 Madrid · Via Roma 12, 00184 Roma
  new RegExp(
    `(?<![\\p{L}])(?:calle|avenida|avda\\.|plaza|paseo|via|viale|piazza|corso|rua|travessa|largo) (?:(?:de|del|della|di|da|do|dos|la|el) ){0,2}(?:${word} ){0,2}${word},? ${number}${plz}`,
    'gu',
  ),
  codeAlone,
  new RegExp(`(?<![\\p{L}])${word}(?: ${word})?, (?:${states}),? \\d{5}(?:-\\d{4})?(?!\\d)`, 'gu'),
  /(?<![\p{L}])p\.? ?o\.? box \d{1,6}(?!\d)/gu,
];

const [, germanic, , romance, , american, box] = forms;
/** What stands in whatever a form finds: to look for it first takes a fraction of the time where it is not there. */
const hints = new Map<RegExp | undefined, RegExp>([
  [germanic, /(?:strasse|str\.|weg|platz|allee|gasse|damm|ufer|straat|laan|gracht|kade|plein) \d/],
  [romance, /(?:calle|avenida|avda\.|plaza|paseo|via|viale|piazza|corso|rua|travessa|largo) /],
  [codeAlone, /\d[\da-z]? \d[a-z]{2}/],
  [american, /, [a-z]{2},? \d{5}/],
  [box, /box \d/],
]);

/** The same for what is left without the words around it. */
const wholes = new Map(forms.map((form) => [form, new RegExp(`^(?:${form.source})$`, 'u')]));

/** Words of an address that are written small. */
const small = new Set(
  `a av avenue b bd bis boulevard c calle chemin d da de del della des di do dos du e el f g h impasse l la le les nd of on place quai rd rua rue st ter th the
  upon via viale corso piazza plaza avenida paseo allee largo travessa box`.split(/\s+/),
);
/** Before a year that only looks like a house. */
const notAHouse =
  /(?:\b(?:in|since|until|till|by|of|during|from|before|after|early|late|mid|around|the|top|over|about|all|these|those|first|last|next|than)|\p{L}-) $/u;
/** Sizes of memory behind a chip or a bucket ("M1 8GB") that read like a postcode. */
const sizes = /^[a-z]\d ?\d[gt]b$/;

/**
 * Postal addresses in the usual forms of a few countries: a house and a street, or a street and a house, with or without the town; full postcodes
 * of the United Kingdom; a town with a state and ZIP code; P.O. boxes. Each word of it has to be written with a capital. What a street without a house or
 * an address in another form says is not seen.
 */
export function addressesIn(reading: Reading): Span[] {
  const { text } = reading;
  if (!/\d/.test(text)) return [];
  const found: Span[] = [];
  for (const form of forms) {
    if (hints.get(form)?.test(text) === false) continue;
    for (const { 0: written, index } of text.matchAll(form)) {
      const end = toCapital(reading, index, index + written.replace(/[., ]+$/, '').length);
      const start = fromCapital(reading, index, end);
      if (!wholes.get(form)!.test(text.slice(start, end))) continue;
      if (
        form === codeAlone ? !isLoud(reading, start, end) || sizes.test(written) : !isCapitalized(reading, start, end)
      )
        continue;
      if (/^(?:19|20)\d\d\b/.test(written) && notAHouse.test(text.slice(Math.max(0, index - 12), index))) continue;
      found.push({ kind: 'address', start, end });
    }
  }
  return found;
}

/** Without words before it that are written small: "at Lange Straße 12". */
function fromCapital({ text, capitals }: Reading, start: number, end: number): number {
  let at = start;
  for (let words = 0; words < mostAround && /\p{L}/u.test(text[at]!); words++) {
    const space = text.indexOf(' ', at);
    if (space < 0 || space > end) return start;
    if (capitals[at] === 1 && !leading.has(text.slice(at, space))) break;
    at = space + 1;
  }
  return at;
}

/** Without words behind it that are written small: "10115 Berlin there", "12 Main Street, which". */
function toCapital({ text, capitals }: Reading, start: number, end: number): number {
  const code = start + (/\d{4,5}(?=[^\d]*$)/.exec(text.slice(start, end))?.index ?? end);
  let until = end;
  for (let words = 0; words < mostAround; words++) {
    const space = text.lastIndexOf(' ', until - 1);
    const behindComma = text[space - 1] === ',';
    if (space <= start || !/\p{L}/u.test(text[space + 1]!) || capitals[space + 1] === 1) break;
    if (space < code && !behindComma) break;
    until = behindComma ? space - 1 : space;
  }
  return until;
}

function isLoud({ text, capitals }: Reading, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (capitals[at] !== 1 && /\p{L}/u.test(text[at]!)) return false;
  return true;
}

function isCapitalized({ text, capitals }: Reading, start: number, end: number): boolean {
  const words = text.slice(start, end).matchAll(/(?<![\p{L}\p{N}'’])\p{L}+/gu);
  for (const { 0: part, index } of words) if (capitals[start + index] !== 1 && !small.has(part)) return false;
  return true;
}
