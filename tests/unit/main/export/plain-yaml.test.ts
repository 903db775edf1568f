import '../../../support/property-seed.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { type PlainValue, readPlainYaml, writePlainYaml } from '../../../../main/export/plain-yaml.ts';

const read = (text: string) => Object.fromEntries(readPlainYaml(text));
const key = fc.oneof(
  fc.constantFrom('no', 'y', 'p_1', 'B', '__proto__x', 'a b', ':', '- x', '#', '', '\u2028'),
  fc.string(),
);
const scalar = fc.oneof(fc.string({ unit: 'binary' }), fc.integer(), fc.boolean(), fc.constant(null));
const flat = fc.dictionary(key, scalar, { maxKeys: 4 });
const value = fc.oneof(scalar, fc.array(scalar, { maxLength: 3 }), fc.array(flat, { maxLength: 3 }), flat);
const withoutSurrogates = (text: string) => !/\p{Surrogate}/u.test(text);

describe('plain YAML', () => {
  test('is read as it was written, by this reader and by any other, with line ends of either kind', () => {
    fc.assert(
      fc.property(fc.dictionary(key, value, { minKeys: 1, maxKeys: 5 }), (values) => {
        fc.pre(withoutSurrogates(JSON.stringify(values)) && !Object.keys(values).includes('__proto__'));
        const text = writePlainYaml(values as Record<string, PlainValue>);
        expect(read(text)).toEqual(values);
        expect(read(`\ufeff# kept\r\n${text.replaceAll('\n', '\r\n')}`)).toEqual(values);
        expect(parse(text) ?? {}).toEqual(values);
      }),
      { numRuns: 200 },
    );
  });

  test('an entry is a line, so that two changes of a list meet only where they touch', () => {
    expect(
      writePlainYaml({
        target: 't_1',
        none: undefined,
        numbers: { p_1: 7, no: 8 },
        list: [{ a: 1 }, { a: null }],
        empty: [],
      }),
    ).toBe('target: "t_1"\nnumbers:\n  p_1: 7\n  "no": 8\nlist:\n  - {"a":1}\n  - {"a":null}\nempty: []\n');
  });

  test('what people write by hand is read, too', () => {
    expect(read('target: t_1   # mine\nnumbers: {p_1: 7}\nlist:\n- a: 1\n')).toEqual({
      ...{ target: 't_1', numbers: { p_1: 7 } },
      list: [{ a: 1 }],
    });
  });

  test.each([
    ['an alias bomb', `a: &a [x]\n${'b: [*a, *a]\n'}`],
    ['a key twice', 'a: 1\na: 2\n'],
    ['a key twice below', 'a:\n  b: 1\n  b: 2\n'],
    ['git’s marks', '<<<<<<< HEAD\na: 1\n=======\na: 2\n>>>>>>> theirs\n'],
    ['a list', '- 1\n'],
    ['nothing', ''],
    ['half a value', 'a: {"b":\n'],
    ['very deep', `a: ${'['.repeat(50_000)}`],
    ['very long', `a: ${'x '.repeat(200_000)}`],
  ])('%s is refused', (_, text) => expect(() => readPlainYaml(text)).toThrow());

  test('keys are only keys', () => {
    for (const text of ['__proto__:\n  admin: true\na: {"__proto__":{"b":1}}\n', '__proto__: {admin: true}\n']) {
      const values = readPlainYaml(text);
      expect(values.get('__proto__')).toEqual({ admin: true });
      expect(({} as { admin?: boolean }).admin).toBeUndefined();
    }
  });
});
