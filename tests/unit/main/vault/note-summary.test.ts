import { expect, test } from 'vitest';
import { readNote } from '../../../../main/vault/note-summary.ts';
import { pack, unpack } from '../../../../main/vault/snapshot-rows.ts';

const read = (frontMatter: string, body = '') =>
  readNote({ path: 'interviews/x.md', text: `---\n${frontMatter}\n---\n${body}`, mtimeMs: 0, readOnly: null });

test.each([
  ['recording: {url: https://drive.example/r/88, recordedOn: 2026-11-18}', true],
  ['recording: https://drive.example/r/88', true],
  ['recording:', false],
  ['recording: {}', false],
  ['recording: ""', false],
  ['title: Recording', false],
])('whether it has a recording: %s', (frontMatter, recorded) => {
  expect(read(frontMatter).summary.recorded).toBe(recorded);
});

test('a title that stands in for none is told from one that somebody wrote', () => {
  expect(read('title: Refunds').summary).toMatchObject({ title: 'Refunds', titled: true });
  expect(read('kind: customer_visit', '# Refunds\n').summary).toMatchObject({ title: 'Refunds', titled: true });
  expect(read('id: 01JD9ZC4F2M6P1S8T0V3XWXABD').summary).toMatchObject({ title: 'Untitled interview', titled: false });
  expect(read('kind: customer_visit').summary).toMatchObject({ title: 'x', titled: false });
});

test('a row of the snapshot keeps all of it', () => {
  const { summary, declaredId, highlightIds } = read('title: Refunds\ngoals: [Activation]\nrecording: x\ntags: [a]');
  const entry = { kind: 'note', path: 'interviews/x.md', size: 1, mtimeMs: 2, hash: 'h', problems: [] } as const;
  const kept = { ...entry, problems: [], declaredId, highlightIds, summary };
  expect(summary).toMatchObject({ goals: ['Activation'], recorded: true, titled: true });
  expect(unpack(JSON.parse(JSON.stringify(pack(kept))))).toEqual(kept);
});
