import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Participant } from '../../../../shared/domain/participant.ts';
import { knownIdentities } from '../../../../shared/privacy/identities.ts';
import { createScanner } from '../../../../shared/privacy/scan.ts';

const noor = Participant.parse({
  id: 'p_7f3k9q2m1x0c',
  name: 'Noor Haddad',
  emails: ['noor@lumenpay.example'],
  handles: ['@noor_h'],
  phone: '+1 555 014 2233',
  company: 'Lumenpay',
  crm: 'https://crm.example/c/1841',
});
const jose = Participant.parse({ id: 'p_000000000001', name: 'José Ñandú', company: '田中商事' });
const found = (text: string) =>
  createScanner(knownIdentities([noor, jose]))(text).map((m) => [m.identity.kind, m.exact]);

describe('what is found', () => {
  test.each([
    ['Noor Haddad said', 'name', 'Noor Haddad'],
    ['NOOR HADDAD said', 'name', 'NOOR HADDAD'],
    ['**Noor** Haddad said', 'name', 'Noor** Haddad'],
    ['N*oo*r Haddad', 'name', 'N*oo*r Haddad'],
    ['Noor\nHaddad', 'name', 'Noor\nHaddad'],
    ['> Noor\n> Haddad', 'name', 'Noor\n> Haddad'],
    ['Noor&nbsp;Haddad', 'name', 'Noor&nbsp;Haddad'],
    ['Noor\u00A0\u200DHaddad', 'name', 'Noor\u00A0Haddad'],
    ['noor-haddad.png', 'name', 'noor-haddad'],
    ['research/2026-noor_haddad', 'name', 'noor_haddad'],
    ['Noor Haddad’s team', 'name', 'Noor Haddad'],
    ['(Noor Haddad)', 'name', 'Noor Haddad'],
    ['Jose Nandu', 'name', 'Jose Nandu'],
    ['Jose\u0301 Nandu', 'name', 'Jose\u0301 Nandu'],
    ['mail noor@lumenpay.example!', 'email', 'noor@lumenpay.example'],
    ['NOOR@lumenpay.example', 'email', 'NOOR@lumenpay.example'],
    ['[m](mailto:noor%40lumenpay.example)', 'email', 'noor%40lumenpay.example'],
    ['noor&#64;lumenpay.example', 'email', 'noor&#64;lumenpay.example'],
    ['[m](https://x.example/?q=%22Noor%20Haddad%22)', 'name', 'Noor%20Haddad'],
    ['&quot;Noor Haddad&quot;', 'name', 'Noor Haddad'],
    ['someone@lumenpay.example', 'company', 'lumenpay'],
    ['at LumenPay.', 'company', 'LumenPay'],
    ['ask @noor_h', 'handle', '@noor_h'],
    ['ask noor_h', 'handle', 'noor_h'],
    ['ask @\u200Dnoor\\_h', 'handle', '@noor\\_h'],
    ['call 555-014-2233', 'phone', '555-014-2233'],
    ['call +1 (555) 014 2233', 'phone', '+1 (555) 014 2233'],
    ['see https://crm.example/c/1841', 'crm', 'https://crm.example/c/1841'],
    ['昨日田中商事さんと', 'company', '田中商事'],
  ])('%j', (text, kind, exact) => expect(found(text)).toEqual([[kind, exact]]));

  test('a part of the name counts in any case', () => {
    expect(found('Noor runs growth')).toEqual([['name', 'Noor']]);
    expect(found('what noor said')).toEqual([['name', 'noor']]);
    expect(found('NOOR: yes')).toEqual([['name', 'NOOR']]);
    expect(found('ask her (@noor)')).toEqual([['name', 'noor']]);
    expect(found('ask her (@\u200Dnoor)')).toEqual([['name', 'noor']]);
  });

  test('a company counts by what it is called for short, where it is written as a name', () => {
    const at = (company: string) =>
      createScanner(knownIdentities([Participant.parse({ id: noor.id, name: 'Noor Haddad', company })]));
    const shown = (company: string, text: string) => at(company)(text).map((m) => [m.identity.kind, m.exact]);
    expect(shown('Medora Health', 'Medora keeps appointments; Health is a subject.')).toEqual([['company', 'Medora']]);
    expect(shown('Medora Health', 'at MEDORA HEALTH')).toEqual([['company', 'MEDORA HEALTH']]);
    expect(shown('Kitchen Nine', 'the kitchen is closed')).toEqual([]);
    expect(shown('The Tally Room', 'The best: Tally.')).toEqual([['company', 'Tally']]);
    expect(shown('Open Data Ltd.', 'Open the data.')).toEqual([]);
  });

  test('a part that people share is taken for the one who was interviewed', () => {
    const other = Participant.parse({ id: 'p_000000000002', name: 'Noor Berg' });
    const scan = createScanner(knownIdentities([noor, other], new Set([other.id])));
    expect(scan('Noor runs growth')[0]!.identity.participantId).toBe(other.id);
  });

  test('in a vault of thousands, parts count for those who were interviewed', () => {
    const many = Array.from({ length: 1001 }, (_, i) =>
      Participant.parse({ id: `p_${String(i).padStart(12, '0')}`, name: `Noor Number${i}` }),
    );
    const hits = (involved: string[]) => createScanner(knownIdentities(many, new Set(involved)))('Noor runs growth');
    expect(hits([])).toEqual([]);
    expect(hits([many[7]!.id])).toHaveLength(1);
  });
});

test.each(['Noora Haddadi', 'Lumenpays', 'order 15550142', 'Annoor Haddadi'])('nothing in %j', (text) => {
  expect(found(text)).toEqual([]);
});

test('10,000 people do not make it slow', () => {
  const many = Array.from({ length: 10_000 }, (_, i) =>
    Participant.parse({
      id: `p_${String(i).padStart(12, '0')}`,
      name: `Person${i} Surname${i % 77}`,
      company: `Firm ${i}`,
    }),
  );
  const scan = createScanner(knownIdentities(many));
  const text = 'They wrote down what the customer said about filters and Firm 4711. '.repeat(4000);
  expect(scan(text)).toHaveLength(4000);
});

test('every name that stands on its own is found', () => {
  const word = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
    .filter((w) => /\p{L}/u.test(w) && w.trim() === w);
  fc.assert(
    fc.property(word, word, (name, text) => {
      const scan = createScanner([{ kind: 'name', value: name, participantId: noor.id, part: false }]);
      expect(scan(`${text} ${name} ${text}`).length).toBeGreaterThan(0);
    }),
    { numRuns: 300 },
  );
});
