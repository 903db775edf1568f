import type { List, ListItem, RootContent } from 'mdast';
import { addSections } from './add-sections.ts';
import type { RefusedEdit, SimpleEdit } from './edit-types.ts';
import { openQuestionNodes, readSections } from './finding-sections.ts';
import { parseMarkdown } from './parse.ts';
import { splitFile } from './split-file.ts';

type QuestionEdit = Extract<SimpleEdit, { type: 'question' }>;

const section = 'Open questions';

/** Adds and takes away items of a finding's open questions, one after the other. `inverse` in the order in which it undoes. */
export function editQuestions(
  text: string,
  edits: readonly QuestionEdit[],
): { text: string; inverse: SimpleEdit[]; refused: RefusedEdit[] } {
  const inverse: SimpleEdit[] = [];
  const refused: RefusedEdit[] = [];
  let now = text;
  for (const edit of edits) {
    const { once } = edit;
    if ('add' in edit && holdsAddress(now, once)) continue;
    const made = attempt(() => ('add' in edit ? addQuestion(now, edit.add) : dropQuestion(now, edit.drop)));
    if (made === null) refused.push({ edit, reason: 'add' in edit ? 'unreadable' : 'no-words' });
    else {
      now = made;
      inverse.unshift(
        'add' in edit ? { type: 'question', drop: edit.add, once } : { type: 'question', add: edit.drop, once },
      );
    }
  }
  return { text: now, inverse, refused };
}

/**
 * A finding's file with one more open question at the end of those it has, written as they are; the section is begun where there is none.
 * Every other byte stays. `null` where the result would not read as that (the section ends in code that is not closed).
 */
function addQuestion(file: string, question: string): string | null {
  const before = readSections(file);
  const nodes = questionNodes(file);
  if (nodes === null) {
    const begun = addSections(file, [section]);
    return begun === null ? null : addQuestion(begun, question);
  }
  const { eol, bodyStart, body } = splitFile(file);
  const last = nodes.findLast(({ type }) => type !== 'definition') ?? nodes[0]!;
  const at = bodyStart + (last.position?.end.offset ?? body.length);
  const isList = last.type === 'list' && !last.ordered;
  const item = isList ? `${eol}${last.spread ? eol : ''}${beginningOf(file, bodyStart, last)}` : `${eol}${eol}- `;
  const rest = file.slice(at);
  const end = rest === '' ? eol : !isList && /^(?:\r?\n)(?!\r?\n)\S/.test(rest) ? eol : '';
  const added = `${file.slice(0, at)}${item}${question}${end}${rest}`;
  const after = readSections(added);
  const isRight =
    after.openQuestions.length === before.openQuestions.length + 1 &&
    JSON.stringify({ ...after, openQuestions: [] }) === JSON.stringify({ ...before, openQuestions: [] });
  return isRight ? added : null;
}

/** What stands before the text of a list's last item: how far it is set in, its bullet, the space after it. */
function beginningOf(file: string, bodyStart: number, list: List): string {
  const item = list.children.at(-1)!;
  const start = bodyStart + (item.position?.start.offset ?? 0);
  const line = file.lastIndexOf('\n', start - 1) + 1;
  return /^[ \t]*[-*+][ \t]+/.exec(file.slice(line))?.[0].replace(/[ \t]+$/, ' ') ?? '- ';
}

/** The file without that question; `null` where it does not stand there as it was added. */
function dropQuestion(file: string, question: string): string | null {
  const { bodyStart } = splitFile(file);
  for (const item of (questionNodes(file) ?? []).flatMap(itemsOf)) {
    const [from, to] = [item.position!.start.offset!, item.position!.end.offset!].map((at) => at + bodyStart) as [
      number,
      number,
    ];
    if (file.slice(from, to).replace(/^[-*+][ \t]+/, '') !== question) continue;
    const line = file.lastIndexOf('\n', from - 1) + 1;
    const end = /^\r?\n/.exec(file.slice(to))?.[0].length ?? 0;
    return file.slice(0, line) + file.slice(to + end);
  }
  return null;
}

/** One that only begins with it is another. */
function holdsAddress(text: string, address: string): boolean {
  for (let at = text.indexOf(address); at >= 0; at = text.indexOf(address, at + 1)) {
    if (!/^[\w%/-]/.test(text.slice(at + address.length))) return true;
  }
  return false;
}

/** Nested so deeply that the stack is too short: then nothing is written. */
function attempt(make: () => string | null): string | null {
  try {
    return make();
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function itemsOf(node: RootContent): ListItem[] {
  return node.type === 'list' ? node.children : [];
}

/** The blocks of the section with its heading first; `null` where there is none. */
function questionNodes(file: string): RootContent[] | null {
  return openQuestionNodes(parseMarkdown(splitFile(file).body));
}
