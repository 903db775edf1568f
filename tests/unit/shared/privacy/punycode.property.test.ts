import { domainToASCII, domainToUnicode } from 'node:url';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodePunycode } from '../../../../shared/privacy/punycode.ts';
import '../../../support/property-seed.ts';

const letter = fc.constantFrom(...'abn0éñüßřłžάωщя田中かナ한글אבदे');

test('a label reads as the platform reads it', () => {
  fc.assert(
    fc.property(fc.array(letter, { minLength: 1, maxLength: 12 }), (letters) => {
      const domain = domainToASCII(`${letters.join('')}.example`);
      fc.pre(domain.startsWith('xn--'));
      const [label = ''] = domain.slice('xn--'.length).split('.');
      expect(`${decodePunycode(label)}.example`).toBe(domainToUnicode(domain));
    }),
  );
});

// Of RFC 3492, 7.1, and what is none.
test.each([
  ['egbpdaj6bu4bxfgehfvwxn', 'ليهمابتكلموشعربي؟'],
  ['ihqwcrb4cv8a8dqg056pqjye', '他们为什么不说中文'],
  ['Proprostnemluvesky-uyb24dma41a', 'Pročprostěnemluvíčesky'],
  ['jos-dma', 'josé'],
  ['-', ''],
  ['99999999', null],
  ['abc-é', null],
  ['k', null],
])('%s', (label, text) => {
  expect(decodePunycode(label)).toBe(text);
});
