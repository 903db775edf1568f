import { describe, expect, test } from 'vitest';
import { leftPending, type Pending, withPending } from '../../../../renderer/features/findings/board/pending.ts';
import { evidence, finding, highlightId } from './board.ts';

const before = finding({ evidence: [evidence('a'), evidence('b')] });
const put = (id: number, one: ReturnType<typeof evidence>, written = false): Pending => ({
  id,
  findingId: before.id,
  put: [one],
  written,
});
const remove = (id: number, name: string, written = false): Pending => ({
  id,
  findingId: before.id,
  remove: [highlightId(name)],
  written,
});

describe('what is not written yet', () => {
  test('is shown: new evidence at the end, another stance in its place, what is taken out gone', () => {
    const shown = withPending(before, [put(1, evidence('c')), put(2, evidence('a', 'contradicts')), remove(3, 'b')]);
    expect(shown.evidence).toEqual([evidence('a', 'contradicts'), evidence('c')]);
    expect(before.evidence).toHaveLength(2);
  });

  test('is shown in the order it was done', () => {
    expect(withPending(before, [put(1, evidence('c')), remove(2, 'c')]).evidence).toEqual(before.evidence);
  });

  test('leaves other findings the objects they are', () => {
    const other = finding({ id: '01JDA0R7Y5N3W9Q2H8E6C4KQ7E' });
    expect(withPending(other, [put(1, evidence('c'))])).toBe(other);
  });

  test('shows a claim, a status and teams', () => {
    const shown = withPending(finding({ claim: '' }), [
      { id: 1, findingId: before.id, fields: { claim: 'Replays settle disputes.', status: 'merged', teamIds: ['x'] } },
    ]);
    expect(shown).toMatchObject({ claim: 'Replays settle disputes.', written: true, status: 'merged', teamIds: ['x'] });
  });
});

describe('what is written', () => {
  test('is let go once the catalogue has it, not before', () => {
    const change = put(1, evidence('c'), true);
    expect(leftPending([change], [before])).toEqual([change]);
    expect(leftPending([change], [finding({ evidence: [evidence('c')] })])).toEqual([]);
  });

  test('stays while it is not written, even where the catalogue says the same', () => {
    const change = put(1, evidence('a'));
    expect(leftPending([change], [before])).toEqual([change]);
  });

  test('takes with it what was written before it and is undone by it', () => {
    const changes = [put(1, evidence('c'), true), remove(2, 'c', true)];
    expect(leftPending(changes, [before])).toEqual([]);
  });

  test('is let go with its finding', () => {
    expect(leftPending([put(1, evidence('c'), true)], [])).toEqual([]);
  });
});
