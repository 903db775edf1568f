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
  ])('%j', (text, exact) => expect(found(text)).toEqual([['email', exact]]));

  test.each(['logo@2x.png', 'git@code.example:team/app.git', 'react@19.3.1', '@ana', 'a @ b', 'ana@localhost', '@@@@'])(
    'nothing in %j',
    (text) => expect(found(text)).toEqual([]),
  );
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

test('without the option, only the known', () => expect(createScanner([])('ana@vidro.example')).toEqual([]));
