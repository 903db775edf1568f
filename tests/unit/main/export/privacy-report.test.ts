import { describe, expect, test } from 'vitest';
import { createRandom } from '../../../../scripts/lib/random.mjs';
import { isIn, readPiece } from '../../../privacy/detector.ts';
import { judgementOf, tryPlants } from '../../../privacy/main.ts';
import type { Needle } from '../../../privacy/plant.ts';
import { PlantedError, readPlanted } from '../../../privacy/planted.ts';
import { gateInProcess } from '../../../support/gate-thread.ts';

/** The short run tries the same each time; with FIELDBOOK_FUZZ each run has its own. */
const fuzz = Number(process.env.FIELDBOOK_FUZZ ?? 0);

test('nothing leaves undecided by any way, and little is asked about that is none', async () => {
  const seed = fuzz > 0 ? Math.floor(Math.random() * 1_000_000) : 11;
  const outcome = await tryPlants({
    ...{ random: createRandom(seed), seed, plants: 20 * Math.max(1, fuzz), lookAlikes: 40 },
    startGate: gateInProcess,
  });
  const escaped = outcome.plants.filter(({ problems }) => problems.length > 0);
  expect(escaped.map(({ plant, document, problems }) => [document, plant.surface, plant.text, problems])).toEqual([]);
  expect(outcome.broken).toEqual([]);
  expect(outcome.door.filter(({ tried, refused }) => tried !== refused)).toEqual([]);
  expect(judgementOf(outcome)).toMatchObject({ passed: true, lookAlikes: 40 });
});

describe('the detector sees a name, whatever was done around it', () => {
  const haddad: Needle = { as: 'letters', any: ['Haddad'] };
  test.each([
    'Haddad',
    'HADDAD’s',
    'Ha**dd**ad',
    'Ha<b>dd</b>ad',
    'Ha<!-- x -->ddad',
    'H&#97;ddad',
    'Had-\n> dad',
    'Had\u00addad',
    'Hаddad with a Cyrillic letter',
    'Ｈａｄｄａｄ',
    'https://x.example/%48addad',
    '[Had](https://x.example)dad',
  ])('%j', (text) => expect(isIn(haddad, readPiece({ label: '', content: text }))).toBe(true));

  test('and none where there is none', () => {
    const piece = readPiece({ label: '', content: 'Had a dad, 2026-11-18, Hadad.' });
    expect(isIn(haddad, piece)).toBe(false);
    expect(isIn({ as: 'digits', any: ['20261118'] }, piece)).toBe(true);
    expect(isIn({ as: 'words', any: ['a dad'] }, piece)).toBe(true);
    expect(isIn({ as: 'words', any: ['ad'] }, piece)).toBe(false);
  });
});

describe('plants of others', () => {
  test('with a header or without, quoted, with what the vault knows', () => {
    const csv =
      'name,"Haddad, Noor",title\r\nany email,x@y.example,csv cell\nNone,v1.2,body\nname,NOOR’S,alt,Noor Haddad\n';
    const rows = readPlanted(csv);
    expect(rows.map(({ kind, text, known, document, place }) => [kind, text, known, document, place.surface])).toEqual([
      ['name', 'Haddad, Noor', 'Haddad, Noor', 'note', 'title'],
      ['email', 'x@y.example', null, 'highlights-csv', 'CSV cell: quote'],
      ['none', 'v1.2', null, 'note', 'paragraph'],
      ['name', 'NOOR’S', 'Noor Haddad', 'note', 'alt text'],
    ]);
    expect(readPlanted(`\uFEFFIdentity kind,text,surface\n${csv}`)).toEqual(rows);
  });

  test.each([
    ['name,Noor', 'row 1: it needs three cells: identity kind, text, surface'],
    ['identity kind,text,surface\nshoe,Noor,body', /^row 2: “shoe” is no kind; there are name, /],
    ['name,Noor,cellar', /^row 1: “cellar” is no surface; there are body, /],
    ['name, ,body', 'row 1: there is no text'],
    ['\n', 'there is no row in the file'],
  ])('%j is told', (csv, message) => {
    expect(() => readPlanted(csv)).toThrow(PlantedError);
    expect(() => readPlanted(csv)).toThrow(message);
  });
});
