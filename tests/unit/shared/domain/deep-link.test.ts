import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseDeepLink, searchLink } from '../../../../shared/domain/deep-link.ts';
import '../../../support/property-seed.ts';

test.each<[string, string]>([
  ['fieldbook://search?q=refund', 'refund'],
  ['fieldbook://search/?q=refund', 'refund'],
  ['FieldBook://Search?q=refund', 'refund'],
  ['fieldbook://search?q=team%3Areplay%20%22too%20slow%22%20-quote', 'team:replay "too slow" -quote'],
  ['fieldbook://search?q=two+words%2Bplus', 'two words+plus'],
  ['fieldbook://search?q=', ''],
  ['fieldbook://search?q=a%26q%3Db', 'a&q=b'],
  ['fieldbook://search?view=later&q=M%C3%BCller', 'Müller'],
])('%s searches for %s', (link, query) => {
  expect(parseDeepLink(link)).toEqual({ to: 'search', query });
});

test.each<[string, string]>([
  ['fieldbook://interview/01J9ZQ4T8F0000000000000000', '01J9ZQ4T8F0000000000000000'],
  ['fieldbook://interview/path%3Anotes%2Fmay.md', 'path:notes/may.md'],
])('%s goes to %s', (link, id) => {
  expect(parseDeepLink(link)).toEqual({ to: 'interview', id });
});

test.each<[string, string]>([
  ['nothing', ''],
  ['another scheme', 'https://search?q=a'],
  ['a script', 'javascript:alert(1)'],
  ['another host', 'fieldbook://run?q=calc'],
  ['a host that only begins so', 'fieldbook://search.example?q=a'],
  ['a path', 'fieldbook://search/../run?q=a'],
  ['credentials', 'fieldbook://me@search?q=a'],
  ['a port', 'fieldbook://search:80?q=a'],
  ['a fragment', 'fieldbook://search?q=a#b'],
  ['no query', 'fieldbook://search'],
  ['two queries', 'fieldbook://search?q=a&q=b'],
  ['no slashes', 'fieldbook:search?q=a'],
  ['a broken escape', 'fieldbook://search?q=100%'],
  ['an escape that is no UTF-8', 'fieldbook://search?q=%ff'],
  ['NUL', 'fieldbook://search?q=a%00b'],
  ['a plain NUL', 'fieldbook://search?q=a\u0000b'],
  ['a line break', 'fieldbook://search?q=a%0d%0ab'],
  ['a direction override', 'fieldbook://search?q=%E2%80%AEa'],
  ['10,001 characters', `fieldbook://search?q=${'a'.repeat(10_001)}`],
  ['a million escapes', `fieldbook://search?q=${'%61'.repeat(1_000_000)}`],
  ['no interview', 'fieldbook://interview/'],
  ['an interview with a path behind', 'fieldbook://interview/01J9/x'],
  ['an interview with an option', 'fieldbook://interview/01J9?run=1'],
  ['an id that is too long', `fieldbook://interview/${'a'.repeat(1101)}`],
  ['an option behind a space', 'fieldbook://search?q=a" --gpu-launcher=calc#'],
])('a link with %s leads nowhere', (_, link) => {
  expect(parseDeepLink(link)).toBeNull();
});

test('a link of the longest query reads back', () => {
  for (const letter of ['a', '界', '😀'.slice(0, 2)]) {
    const query = letter.repeat(10_000 / letter.length);
    expect(parseDeepLink(searchLink(query))).toEqual({ to: 'search', query });
  }
});

test('whatever is searched for, its link leads there', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
      const query = text.replace(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu, ' ');
      expect(parseDeepLink(searchLink(text))).toEqual({ to: 'search', query });
    }),
  );
});

test('what a link may not hold does not keep a search from being one', () => {
  expect(parseDeepLink(searchLink('two\nlines\u0000 \u202ehidden \ud83d'))).toEqual({
    to: 'search',
    query: 'two lines   hidden \ufffd',
  });
});
