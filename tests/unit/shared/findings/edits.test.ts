import { expect, test } from 'vitest';
import type { Evidence } from '../../../../shared/domain/finding.ts';
import {
  acceptChange,
  attach,
  detach,
  type EditsOf,
  moveEvidence,
  replaceEvidence,
  setFinding,
  setStance,
} from '../../../../shared/findings/edits.ts';
import { applyEdits } from '../../../../shared/markdown/document-edits.ts';
import { readFindingFields } from '../../../../shared/markdown/finding-fields.ts';

const interview = '01JD9ZC4F2M6P1S8T0V3XWXABD';
const h = (n: number) => `h_00000000000${n}`;
const item = (n: number, stance: Evidence['stance'] = 'supports', quote = `words ${n}`): Evidence => ({
  highlight: h(n),
  interview,
  stance,
  quote,
});
const standing = (n: number, text = `words ${n}`) => ({ highlightId: h(n), noteId: interview, text });
const id = '01JDA0R7Y5N3W9Q2H8E6C4KQ7D';
const empty = `---\nid: ${id}\nclaim: A claim\nstatus: draft\n---\n`;

const after = (text: string, { edits }: EditsOf) => {
  const done = applyEdits(text, edits);
  expect(done.refused).toEqual([]);
  expect(applyEdits(done.text, done.inverse).text).toBe(text);
  return done.text;
};
const read = (text: string) => readFindingFields(text).values;
const three = after(empty, attach(id, [standing(1), standing(2), standing(3)], 'supports'));
const finding = { id, evidence: [item(1), item(2), item(3)] };
const evidence = (text: string) => readFindingFields(text).evidence;

test('highlights are attached with their words on one line, once each', () => {
  expect(evidence(three)).toEqual(finding.evidence);
  const again = after(three, attach(id, [standing(2, 'other\n  words'), standing(4)], 'contradicts', 0));
  expect(evidence(again)).toEqual([item(1), item(4, 'contradicts'), item(2, 'contradicts', 'other words'), item(3)]);
});

test('taken out, given another stance, and taken over as the words stand now', () => {
  expect(evidence(after(three, detach(id, [h(1), h(9)])))).toEqual([item(2), item(3)]);
  expect(evidence(after(three, setStance(finding, [h(2), h(9)], 'context')))[1]).toEqual(item(2, 'context'));
  const accepted = after(three, acceptChange(id, item(3), standing(3, 'new words')));
  expect(evidence(accepted)[2]).toEqual(item(3, 'supports', 'new words'));
});

test('moved to another finding with stance and quote', () => {
  const [from, to] = moveEvidence({ id, evidence: [item(1), item(2, 'contradicts', 'as attached')] }, 'other', [h(2)]);
  expect(evidence(after(three, from!))).toEqual([item(1), item(3)]);
  expect(to!.id).toBe('other');
  expect(evidence(after(empty, to!))).toEqual([item(2, 'contradicts', 'as attached')]);
  expect(moveEvidence(finding, id, [h(2)])).toEqual([]);
});

test('another highlight takes the place of a missing one', () => {
  const replaced = after(three, replaceEvidence(finding, h(2), standing(7)));
  expect(evidence(replaced)).toEqual([item(1), item(7), item(3)]);
});

test('properties are set and taken away', () => {
  const set = after(three, setFinding(id, { claim: 'Another: claim', status: 'in_review', owner: 'mira', goals: [] }));
  expect(read(set)).toMatchObject({ claim: 'Another: claim', status: 'in_review', owner: 'mira', goals: [] });
  expect(read(after(set, setFinding(id, { owner: null }))).owner).toBeUndefined();
});

test('five hundred highlights are attached to a finding that has two thousand', () => {
  const many = (from: number, count: number) =>
    Array.from({ length: count }, (_, i) => ({
      ...standing(0, `words of ${from + i}`),
      highlightId: `h_${String(from + i).padStart(12, '0')}`,
    }));
  const big = after(empty, attach(id, many(0, 2000), 'supports'));
  const bigger = applyEdits(big, attach(id, many(2000, 500), 'context').edits);
  expect(bigger.refused).toEqual([]);
  expect(evidence(bigger.text)).toHaveLength(2500);
});
