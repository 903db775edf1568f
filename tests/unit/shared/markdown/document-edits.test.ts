import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Evidence } from '../../../../shared/domain/finding.ts';
import { highlightKinds } from '../../../../shared/domain/interview.ts';
import { applyEdits, changesOf, type DocumentEdit } from '../../../../shared/markdown/document-edits.ts';
import { parseFrontMatter } from '../../../../shared/markdown/front-matter.ts';
import { readInterviewFields } from '../../../../shared/markdown/interview-fields.ts';
import { highlightTags, scanNote } from '../../../../shared/markdown/scan-note.ts';
import { splitFile } from '../../../../shared/markdown/split-file.ts';
import { markdownSoup, runs, wellFormedBody } from './markdown-arbitrary.ts';

const a = 'h_k3x9q2m7v0tb';
const b = 'h_000000000000';
const c = 'h_zzzzzzzzzzzz';

const evidence = (highlight: string, stance: Evidence['stance'] = 'supports', quote = `words of ${highlight}`) => ({
  highlight,
  interview: '01JD9ZC4F2M6P1S8T0V3XWXABD',
  stance,
  quote,
});

describe('highlights', () => {
  test.each([
    [
      'attributes in any order are written in the sample’s',
      `x <mark data-tags='old' class=own data-kind=pain data-highlight=${a} data-at="7">words</mark>`,
      `x <mark data-highlight="${a}" data-kind="bug" data-tags="new" data-at="7" class="own">words</mark>`,
    ],
    [
      'all parts of one that runs over several blocks',
      `- <mark data-highlight="${a}" data-kind="pain">one</mark>\r\n> <mark data-highlight="${a}" data-kind="pain">two</mark>\r\n`,
      `- <mark data-highlight="${a}" data-kind="bug" data-tags="new">one</mark>\r\n> <mark data-highlight="${a}" data-kind="bug" data-tags="new">two</mark>\r\n`,
    ],
    [
      'nested ones apart',
      `<mark data-highlight="${b}" data-kind="quote">o <mark data-highlight="${a}" data-kind="pain">i</mark></mark>`,
      `<mark data-highlight="${b}" data-kind="quote">o <mark data-highlight="${a}" data-kind="bug" data-tags="new">i</mark></mark>`,
    ],
    [
      'a table’s, behind an escaped bar',
      `| a |\n|---|\n| x \\| y <mark data-highlight="${a}" data-kind="pain" data-tags="p\\|q">w</mark> \\| |\n`,
      `| a |\n|---|\n| x \\| y <mark data-highlight="${a}" data-kind="bug" data-tags="new">w</mark> \\| |\n`,
    ],
    [
      'a tag on two lines of a quote',
      `> said <mark data-highlight="${a}"\n> data-kind="pain">words</mark>`,
      `> said <mark data-highlight="${a}" data-kind="bug" data-tags="new">words</mark>`,
    ],
  ])('%s', (_, before, after) => {
    const edited = applyEdits(before, [{ type: 'highlight', id: a, kind: 'bug', tags: ['new'] }]);
    expect(edited).toMatchObject({ text: after, refused: [] });
    expect(applyEdits(after, edited.inverse).text).toBe(before);
  });

  test('what is no highlight is left alone and said', () => {
    const tag = `<mark data-highlight="${a}" data-kind="pain">`;
    const text = `\`${tag}x</mark>\`\n\n    ${tag}x</mark>\n\n\`\`\`\n${tag}x</mark>\n\`\`\`\n\n${tag} is not closed\n`;
    const edit: DocumentEdit = { type: 'highlight', id: a, tags: ['new'] };
    expect(applyEdits(text, [edit])).toEqual({ text, inverse: [], refused: [{ edit, reason: 'no-highlight' }] });
  });

  test('a kind that Fieldbook does not know stays where only tags are changed', () => {
    const text = `<mark data-highlight="${a}" data-kind="aha">x</mark> y`;
    expect(applyEdits(text, [{ type: 'highlight', id: a, tags: ['t,u', 'v"|'] }]).text).toBe(
      `<mark data-highlight="${a}" data-kind="aha" data-tags="t&#44;u,v&quot;&#124;">x</mark> y`,
    );
  });

  test('what somebody tagged meanwhile stays, also when it is undone', () => {
    const text = `<mark data-highlight="${a}" data-kind="pain" data-tags="a, b,x">w</mark>.`;
    const merged = applyEdits(text, [{ type: 'highlight', id: a, tags: ['c', 'x'], base: { tags: ['a', 'b', 'x'] } }]);
    expect(scanNote(merged.text).highlights[0]!.tags).toEqual(['c', 'x']);
    const typed = merged.text.replace('c,x', 'c,x,mine');
    expect(scanNote(applyEdits(typed, merged.inverse).text).highlights[0]!.tags).toEqual(['a', 'b', 'x', 'mine']);
    const late = text.replace('x"', 'x,mine"');
    const edits: DocumentEdit[] = [{ type: 'highlight', id: a, tags: ['c', 'x'], base: { tags: ['a', 'b', 'x'] } }];
    expect(scanNote(applyEdits(late, edits).text).highlights[0]!.tags).toEqual(['c', 'x', 'mine']);
  });
});

describe('properties', () => {
  const note = '---\ntitle: "T"   # said\ntags: [ a , 2024 ] # list\n---\nBody\n';

  test('one key changes, and comes back to the byte', () => {
    const edited = applyEdits(note, [{ type: 'field', key: 'tags', value: ['b', 2024] }]);
    expect(edited.text).toBe('---\ntitle: "T"   # said\ntags: [b, 2024] # list\n---\nBody\n');
    expect(applyEdits(edited.text, edited.inverse).text).toBe(note);
  });

  test('in a text that was edited since, the value comes back and the rest stays', () => {
    const edited = applyEdits(note, [{ type: 'field', key: 'status', value: 'complete' }]);
    const typed = `${edited.text}more\n`;
    expect(applyEdits(typed, edited.inverse).text).toBe(`${note}more\n`);
  });

  test('somebody’s later value is not undone', () => {
    const edited = applyEdits(note, [{ type: 'field', key: 'status', value: 'complete' }]);
    const later = edited.text.replace('complete', 'cancelled');
    expect(applyEdits(later, edited.inverse)).toMatchObject({ text: later, refused: [{ reason: 'changed' }] });
  });

  test.each([
    ['a value that is not closed', '---\ntags: [x\ntitle: a\n---\n'],
    ['a list instead of keys', '---\n- tags\n---\n'],
  ])('%s is left as it is and said', (_, text) => {
    const marked = `${text}<mark data-highlight="${a}" data-kind="pain">w</mark> x\n`;
    const edited = applyEdits(marked, [
      { type: 'field', key: 'tags', value: ['b'] },
      { type: 'highlight', id: a, tags: ['b'] },
    ]);
    expect(splitFile(edited.text).frontMatter).toBe(text);
    expect(edited.refused.map(({ reason }) => reason)).toEqual(['unreadable']);
    expect(scanNote(edited.text).highlights[0]!.tags).toEqual(['b']);
  });
});

describe('evidence', () => {
  const finding = `---\nid: 01JDA0R7Y5N3W9Q2H8E6C4KQ7D\nclaim: A claim\nstatus: draft\n---\n## Limitations\n`;
  const read = (text: string) => parseFrontMatter(text).values.evidence;

  test('is attached, changed in its place and taken out', () => {
    const put = applyEdits(finding, [
      { type: 'evidence', put: evidence(a) },
      { type: 'evidence', put: evidence(b) },
      { type: 'evidence', put: evidence(c), at: 0 },
      { type: 'evidence', put: evidence(a, 'contradicts') },
    ]);
    expect(read(put.text)).toEqual([evidence(c), evidence(a, 'contradicts'), evidence(b)]);
    expect(put.text).toContain('status: draft\nevidence:');
    const out = applyEdits(put.text, [{ type: 'evidence', remove: a }]);
    expect(read(out.text)).toEqual([evidence(c), evidence(b)]);
    expect(applyEdits(out.text, out.inverse).text).toBe(put.text);
    expect(applyEdits(put.text, put.inverse).text).toBe(finding);
    const typed = out.text.replace('draft', 'merged');
    expect(read(applyEdits(typed, out.inverse).text)).toEqual([evidence(c), evidence(a, 'contradicts'), evidence(b)]);
  });

  test('items that Fieldbook cannot read stay, and keys that it does not know', () => {
    const text = finding.replace(
      'status: draft',
      `evidence:\n  - odd\n  - {highlight: ${a}, stance: supports, note: mine}`,
    );
    const put = applyEdits(text, [{ type: 'evidence', put: evidence(a, 'context') }]);
    expect(read(put.text)).toEqual(['odd', { ...evidence(a, 'context'), note: 'mine' }]);
  });

  test('one that is no list is not overwritten', () => {
    const text = finding.replace('status: draft', 'evidence: see below');
    expect(applyEdits(text, [{ type: 'evidence', put: evidence(a) }])).toMatchObject({
      text,
      refused: [{ reason: 'unreadable' }],
    });
  });
});

const edit: fc.Arbitrary<DocumentEdit> = fc.oneof(
  fc
    .tuple(
      fc.constantFrom(a, b, c),
      fc.constantFrom(...highlightKinds),
      fc.uniqueArray(fc.constantFrom('x', 'ä', '👩‍🚀', 'a,b', '"|<', 'two words')),
    )
    .map(([id, kind, tags]) => ({ type: 'highlight' as const, id, kind, tags })),
  fc
    .uniqueArray(fc.constantFrom('x', 'ä', '2024', 'yes', '#'))
    .map((tags) => ({ type: 'field' as const, key: 'tags', value: tags })),
  fc.constantFrom('complete', null).map((value) => ({ type: 'field' as const, key: 'status', value })),
  fc.constantFrom(a, b, c).map((id) => ({ type: 'evidence' as const, put: evidence(id) })),
  fc.constantFrom(a, b, c).map((id) => ({ type: 'evidence' as const, remove: id })),
);
const head = fc.constantFrom(
  '',
  '---\n---\n',
  '---\ntitle: t # c\ntags:\n  - a # why\n\nodd: {x: 1}\n---\n',
  '\uFEFF---\r\nstatus: live\r\ntags: []\r\n---\r\n',
  `---\nclaim: c\nevidence:\n  - highlight: ${a}\n    stance: supports\n    quote: >-\n      folded\n      words\n  - odd\n---\n`,
  '---\nbroken: [\ntags: [a]\n---\n',
);
const tagged = fc.array(fc.oneof(wellFormedBody, markdownSoup), { maxLength: 3 }).map((parts) => parts.join('\n\n'));

describe('any text', () => {
  test('edits and their inverse give back the exact bytes, and redone the edited ones', () => {
    fc.assert(
      fc.property(head, tagged, fc.array(edit, { maxLength: 4 }), (front, body, edits) => {
        const text = front + body;
        const edited = applyEdits(text, edits);
        const back = applyEdits(edited.text, edited.inverse);
        let written = text;
        for (const { from, to, insert } of changesOf(edited).reverse()) {
          written = written.slice(0, from) + insert + written.slice(to);
        }
        expect(written).toBe(edited.text);
        expect(back.text).toBe(text);
        expect(applyEdits(back.text, back.inverse).text).toBe(edited.text);
      }),
      runs(300),
    );
  });

  test('of the body nothing but the edited tags changes, and it reads as before', () => {
    fc.assert(
      fc.property(head, tagged, fc.array(edit, { maxLength: 4 }), (front, body, edits) => {
        const text = front + body;
        const edited = applyEdits(text, edits);
        const concerned = new Set(edits.flatMap((one) => (one.type === 'highlight' ? one.id : [])));
        expect(withoutTags(edited.text, concerned)).toBe(withoutTags(text, concerned));
        expect(scanNote(edited.text).blocks.map(({ text: words }) => words)).toEqual(
          scanNote(text).blocks.map(({ text: words }) => words),
        );
        const wanted = new Map(edits.flatMap((one) => (one.type === 'highlight' ? [[one.id, one] as const] : [])));
        for (const { id, kind, tags } of scanNote(edited.text).highlights) {
          if (wanted.has(id))
            expect({ kind, tags }).toMatchObject({ kind: wanted.get(id)!.kind, tags: wanted.get(id)!.tags });
        }
      }),
      runs(300),
    );
  });

  test('a wanted list of tags is what the properties say then', () => {
    fc.assert(
      fc.property(
        head,
        tagged,
        fc.uniqueArray(fc.constantFrom('x', 'ä', '2024', 'yes', '#', '👩‍🚀')),
        (front, body, tags) => {
          const edited = applyEdits(front + body, [{ type: 'field', key: 'tags', value: tags }]);
          if (edited.refused.length === 0) expect(readInterviewFields(edited.text).values.tags).toEqual(tags);
        },
      ),
      runs(100),
    );
  });
});

/** The body with a placeholder for each tag of some highlights. */
function withoutTags(text: string, ids: ReadonlySet<string>): string {
  const start = splitFile(text).bodyStart;
  let rest = text;
  for (const tag of highlightTags(text).toSorted((x, y) => y.start - x.start)) {
    if (ids.has(tag.attributes.id)) rest = `${rest.slice(0, tag.start)}<>${rest.slice(tag.end)}`;
  }
  return rest.slice(start);
}
