import { describe, expect, test } from 'vitest';
import { Participant } from '../../../../shared/domain/participant.ts';
import { knownIdentities } from '../../../../shared/privacy/identities.ts';
import { identitiesOfQuery } from '../../../../shared/privacy/query-identities.ts';
import { createScanner } from '../../../../shared/privacy/scan.ts';

const scannerOf = (...names: string[]) =>
  createScanner(
    knownIdentities(
      names.map((name, i) => Participant.parse({ id: `p_${String(i).padStart(12, '0')}`, name, company: 'Lumenpay' })),
    ),
  );
const exact = (names: string[], text: string) => scannerOf(...names)(text).map((match) => match.exact);

describe('a part of a name of two letters', () => {
  test.each<[string, string, string]>([
    ['Li Ng', 'Ng said no.', 'Ng'],
    ['Li Ng', 'so Ng told us', 'Ng'],
    ['Li Ng', 'Ask Li.', 'Li'],
    ['Li Ng', 'Ng’s team', 'Ng'],
    ['Li Ng', "Ng's team", 'Ng'],
    ['Li Ng', 'the Ngs', 'Ng'],
    ['Li Ng', '(Ng)', 'Ng'],
    ['Li Ng', '**Ng:** yes', 'Ng'],
    ['Li Ng', 'NG: yes', 'NG'],
    ['Li Ng', 'THEN NG SAID NO', 'NG'],
    ['Li Ng', '@ng', 'ng'],
    ['Li Ng', 'ask @\u200Dng', 'ng'],
    ['Li Ng', 'N*g* said', 'N*g'],
    ['Li Ng', '&#78;g said', '&#78;g'],
    ['Li Ng', 'N\u200Bg said', 'Ng'],
    ['Li Ng', 'In 2026 Ng moved', 'Ng'],
    ['Li Ng', '2026-01-14-ng-pricing.md', 'ng'],
    ['Li Ng', 'ng-board.png', 'ng'],
    ['Li Ng', 'ng.md', 'ng'],
    ['Li Ng', 'NG_board.png', 'NG'],
    ['Li Ng', 'research/call-with-ng', 'ng'],
    ['Li Ng', '![a board](images/ng-board.png)', 'ng'],
    ['Bo Andersson', 'Bo, do you?', 'Bo'],
    ['Xu, Mei', 'Xu agreed', 'Xu'],
    ['Ana Bó', 'Bo said', 'Bo'],
    ['Ana Bo', 'Bó said', 'Bó'],
    ['JD Park', 'ask JD again', 'JD'],
    ['JD Park', 'ask Jd again', 'Jd'],
    ['li ng', 'what ng said', 'ng'],
    ['Jo-Ann Park', 'Jo said', 'Jo'],
    ['Le Van Minh', 'we met Le there', 'Le'],
    // Ordinary words, as far as nothing but a name has a capital there.
    ['Wei He', 'and then He agreed', 'He'],
    ['Wei He', 'He: yes', 'He'],
    ['Wei He', '@he', 'he'],
    ['Lan Do', 'we asked Do about it', 'Do'],
    ['Lan Do', 'the "plan" Do made', 'Do'],
  ])('of %j is found in %j', (name, text, found) => expect(exact([name], text)).toEqual([found]));

  test.each<[string, string]>([
    ['Li Ng', 'the ng of it'],
    ['Li Ng', 'NG is short for something'],
    ['Li Ng', 'Ngo, Lin, King and Lingo'],
    ['Li Ng', 'eLi, LiNgo, Ng2 and x1Ng'],
    ['Li Ng', '5 Ng per liter'],
    ['Li Ng', 'a li-ion battery'],
    ['Li Ng', 'use ng-repeat there'],
    ['Li Ng', 'https://shop.example.ng/plans'],
    ['Jane Gb', '5 Gb, 5Gb, 16.5 Gb'],
    ['Jane St', 'St 5'],
    ['Jane Ch', 'see Ch. 4'],
    ['JD Park', 'a jd file'],
    ['Wei He', 'He said so. He did. “He went,” they said.'],
    ['Wei He', 'so he did'],
    ['Wei He', '\\[36:03\\] He said'],
    ['Wei He', 'I was like "He said no"'],
    ['Wei He', '- He would not'],
    ['Wei He', 'he-said.md'],
    ['Wei He', 'WHAT HE SAID'],
    ['Lan Do', '# What We Do All Day'],
    ['Lan Do', 'Do you export?'],
    ['Ana da Silva', 'da Vinci, Da Vinci'],
    ['Maria De Luca', 'De facto'],
    ['De Luca, Maria', 'De facto'],
    ['Dr Ana Roe, MA', 'a dr, Dr Moon, an MA, Ma'],
    ['Dr. Ana Roe Jr.', 'Jr said, Dr. Moon'],
  ])('of %j is not found in %j', (name, text) => expect(exact([name], text)).toEqual([]));

  test('the whole name is one hit', () => {
    expect(exact(['Li Ng'], 'Li Ng said')).toEqual(['Li Ng']);
    expect(exact(['Li Ng'], 'ask li ng')).toEqual(['li ng']);
  });

  test('of two people who write it in two ways, each is found', () => {
    expect(exact(['Jd Roe', 'JD Park'], 'ask JD and Jd')).toEqual(['JD', 'Jd']);
  });

  test('in a query it counts as it is typed, unless it is a word or a subject', () => {
    const people = ['Li Ng', 'Wei He', 'Ai Mori', 'Ana da Silva'].map((name, i) =>
      Participant.parse({ id: `p_${String(i).padStart(12, '0')}`, name }),
    );
    const named = (query: string) =>
      identitiesOfQuery(query, people).map(({ value, participantId }) => [value, participantId]);
    expect(named('ng pricing')).toEqual([['ng', people[0]!.id]]);
    expect(named('he ai da')).toEqual([]);
  });

  test('signs of scripts without capitals count as before', () => {
    expect(exact(['李'], '昨日李さんと')).toEqual(['李']);
    expect(exact(['田中'], '昨日田中さんと')).toEqual(['田中']);
    expect(exact(['田中 太郎'], '昨日田中太郎さんと')).toEqual(['田中太郎']);
    expect(exact(['田中 太郎'], '田中商事')).toEqual([]);
  });
});
