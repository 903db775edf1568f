import { expect, test } from 'vitest';
import { placeOfDraft } from '../../../../renderer/features/export/waiting/draft-place.ts';
import {
  aboutWaiting,
  lastSentence,
  waysOfWaiting,
} from '../../../../renderer/features/export/waiting/waiting-words.ts';
import type { ExportDraft } from '../../../../shared/ipc/export.ts';
import type { ErrorCode } from '../../../../shared/result.ts';

const fields = { title: 'Filters', owner: 'Mira', deadline: 'Friday', feedbackWanted: 'Which?' };
const last = (code: ErrorCode, message = '') => ({ last: { at: '2026-11-26T10:00:00Z', code, message } });

test.each<[ErrorCode, string, string, 'send' | 'review' | 'discard']>([
  ['network', '', 'could not be reached', 'send'],
  ['not-cleared', 'unconfirmed', 'confirm exactly what leaves', 'send'],
  ['not-cleared', 'hits', 'look at the names again', 'review'],
  ['not-cleared', 'consent', 'consent', 'review'],
  ['not-cleared', 'older', 'newer state', 'review'],
  ['moved', 'moved', 'Others have changed its branch', 'send'],
  ['moved', 'ended', 'as a follow-up', 'review'],
  ['damaged', '01J.json', '“01J.json” cannot be read', 'discard'],
])('one that did not go for %s %s', (code, message, words, ways) => {
  expect(lastSentence(last(code, message))).toContain(words);
  expect(waysOfWaiting({ ...last(code, message), targetName: 'acme/product' })).toBe(ways);
});

test('one whose repository is not known here is looked at first', () => {
  expect(waysOfWaiting({ last: null, targetName: null })).toBe('review');
  expect(lastSentence({ last: null })).toBeNull();
});

test('how much waits, and since when', () => {
  const at = new Date(2020, 10, 12, 9, 5).toISOString();
  expect(aboutWaiting({ at, bytes: 12_345, files: 1, images: 2 })).toBe(
    'Kept Nov 12, 2020, 09:05 · 12 KB · 1 file, 2 images',
  );
});

test.each<[string, ExportDraft, string | null]>([
  ['interviews', { ...fields, selection: { interviewIds: ['i1'] } }, 'export'],
  ['a digest', { ...fields, document: 'digest', findingIds: ['f1'] }, 'document'],
  ['a goal', { ...fields, document: 'goal', findingIds: ['f1'], goalId: 'g1' }, 'document'],
  ['a summary', { ...fields, document: 'summary', interviewIds: ['i1'] }, 'document'],
  ['a link', { document: 'link', query: 'x' }, null],
])('%s is opened again with what was typed', (_, draft, area) => {
  const place = placeOfDraft(draft, true);
  expect(place?.area ?? null).toBe(area);
  if (place && 'again' in place) expect(place.again).toEqual({ fields, followUp: true });
});
