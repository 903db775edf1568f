import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { composeSource } from '../../../../main/export/gate/compose-source.ts';
import type { SourceParts } from '../../../../main/export/source-types.ts';
import { toCsv } from '../../../../shared/export/csv.ts';
import { omissionOf } from '../../../../shared/export/leave-out.ts';
import { neutralizeMarkdown } from '../../../../shared/export/neutralize.ts';
import type { Attribute } from '../../../../shared/ipc/export.ts';
import { createPseudonyms } from '../../../../shared/privacy/pseudonyms.ts';
import { dates, documents, ids, people, sourceOf, wordsFor } from './said-of-people.ts';

const goldens = join(import.meta.dirname, '../../../fixtures/documents/leave-out');
const attributes = ['role', 'segment', 'company-size', 'date'] as const satisfies readonly Attribute[];
/** Nothing of the first but the pseudonym; of the second role and company size; everything of the third, whose date is the second’s. */
const some = [
  { participantId: ids[0]!, attributes: [...attributes] },
  { participantId: ids[1]!, attributes: ['segment'] as Attribute[] },
  { participantId: ids[1]!, attributes: ['date'] as Attribute[] },
];

function composed(source: SourceParts) {
  const stored = { participants: { [ids[0]!]: 7, [ids[1]!]: 31, [ids[2]!]: 4 }, companies: {} };
  const letters = Object.fromEntries(ids.map((id, i) => [id, 'BKD'[i]!]));
  const pseudonyms = createPseudonyms({ ...stored, companies: letters }, people, (n) => new Uint8Array(n));
  const { document, told, commitBody } = composeSource(source, people, pseudonyms);
  if (document.form === 'link') throw new Error('a link');
  const text =
    document.form === 'csv' ? toCsv(document.rows) : `${document.parts.map(neutralizeMarkdown).join('\n\n')}\n`;
  return { text, told, whole: `${text}\n${commitBody ?? ''}`, ending: document.form === 'csv' ? 'csv' : 'md' };
}

describe.each(documents)('%s', (name) => {
  test('without what is left out is what it was', async () => {
    const { text, ending } = composed(sourceOf(name, some));
    const golden = join(goldens, `${name}.${ending}`);
    expect(existsSync(golden), `${golden} is missing`).toBe(true);
    await expect(text).toMatchFileSnapshot(golden);
  });

  test('shows nothing that is left out, and is said to show exactly what it shows', () => {
    const choice = fc.uniqueArray(fc.tuple(fc.constantFrom(...ids), fc.constantFrom(...attributes)), { maxLength: 12 });
    fc.assert(
      fc.property(choice, (chosen) => {
        const leaveOut = chosen.map(([participantId, attribute]) => ({ participantId, attributes: [attribute] }));
        const { told, whole } = composed(sourceOf(name, leaveOut));
        const isOut = (id: string, attribute: Attribute) =>
          chosen.some(([who, what]) => who === id && what === attribute);
        for (const person of people) {
          const of = told.find(({ participantId }) => participantId === person.id);
          for (const attribute of ['role', 'segment', 'company-size'] as const) {
            const value = wordsFor(person, attribute);
            if (value === null) continue;
            const isShown = whole.includes(value);
            expect([attribute, isShown && isOut(person.id, attribute)]).toEqual([attribute, false]);
            const key = attribute === 'company-size' ? 'companySize' : attribute;
            expect([attribute, isShown]).toEqual([attribute, of?.[key] === value]);
          }
          for (const date of of?.dates ?? []) expect(whole).toContain(date);
        }
        expect(whole.includes(dates.alone) && isOut(ids[0]!, 'date')).toBe(false);
        expect(whole.includes(dates.both) && (isOut(ids[1]!, 'date') || isOut(ids[2]!, 'date'))).toBe(false);
        // Whoever was described is still counted and has a stand-in.
        expect(told.length).toBe(composed(sourceOf(name)).told.length);
      }),
      { numRuns: 15 },
    );
  });
});

test('a document that describes nobody says nothing of anybody', () => {
  const silent = documents.filter((name) => composed(sourceOf(name)).told.length === 0);
  expect(silent).toEqual(['standup-note', 'results-table']);
});

test('nothing is left out of whom nobody named', () => {
  const one = { id: ids[0]!, pseudonym: 'Participant 7', company: null, role: 'CTO', companySize: '11-50' };
  expect(omissionOf().participant(one)).toEqual(one);
  expect(omissionOf(some).participant(one)).toEqual({ id: ids[0]!, pseudonym: 'Participant 7', company: null });
  expect(omissionOf(some).date('2026-11-18', [ids[2]!])).toBe('2026-11-18');
});
