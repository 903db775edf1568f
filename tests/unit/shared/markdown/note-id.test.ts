import { expect, test } from 'vitest';
import { withNoteId } from '../../../../shared/markdown/note-id.ts';

const id = '01JD9ZC4F2M6P1S8T0V3XWXABD';

test.each<[string, string, string, string | null]>([
  ['the same id', id, `---\nid: ${id} # mine\n---\nBody\n`, `---\nid: ${id} # mine\n---\nBody\n`],
  [
    'another id',
    id,
    '---\ntitle: T\nid: 01JD9ZC4F2M6P1S8T0V3XWXABE\n---\nBody\n',
    `---\ntitle: T\nid: ${id}\n---\nBody\n`,
  ],
  ['no id', id, 'Body\n', `---\nid: ${id}\n---\nBody\n`],
  ['no id of its own to write', 'path:letter.md', 'Body\n', 'Body\n'],
])('a version with %s stays the note it was', (_name, own, text, expected) => {
  expect(withNoteId(text, own)).toBe(expected);
});
