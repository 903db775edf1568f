import type { Evidence } from '../domain/finding.ts';
import type { Piece, RefusedEdit, SimpleEdit } from './edit-types.ts';
import { parseFrontMatter, type YamlValue } from './front-matter.ts';
import { setFrontMatterValue } from './front-matter-edit.ts';
import { mergeLists } from './merge-lists.ts';

type PropertyEdit = Exclude<SimpleEdit, { type: 'highlight' | 'mark' }>;
type EvidenceEdit = Extract<SimpleEdit, { type: 'evidence' }>;

interface Edited {
  text: string;
  pieces: Piece[];
  /** In the order in which they undo. */
  inverse: SimpleEdit[];
  refused: RefusedEdit[];
}

/** Changes keys of a file's front matter, each once however many edits concern it. All other bytes stay (`setFrontMatterValue`). */
export function editProperties(text: string, edits: readonly PropertyEdit[]): Edited {
  const inverse: SimpleEdit[] = [];
  const refused: RefusedEdit[] = [];
  let now = text;
  const fields = edits.filter((edit) => edit.type === 'field');
  const evidence = edits.filter((edit) => edit.type === 'evidence');
  for (const edit of fields) {
    const done = setField(now, edit);
    if (typeof done === 'string') refused.push({ edit, reason: done });
    else if (done !== null) {
      now = done.text;
      inverse.unshift(done.inverse);
    }
  }
  if (evidence.length > 0) {
    const done = setEvidence(now, evidence);
    if (done === null) refused.push(...evidence.map((edit) => ({ edit, reason: 'unreadable' as const })));
    else {
      now = done.text;
      inverse.unshift(...done.inverse);
    }
  }
  return { text: now, pieces: difference(text, now), inverse, refused };
}

function setField(
  text: string,
  { key, value, base }: Extract<SimpleEdit, { type: 'field' }>,
): { text: string; inverse: SimpleEdit } | 'unreadable' | 'changed' | null {
  const { entries, problems } = parseFrontMatter(text);
  const entry = entries.find((one) => one.key === key);
  // A repeated key has a problem of its own and is refused below; one that cannot be read must not be overwritten.
  if (!entry && problems.some(({ field }) => field === key)) return 'unreadable';
  const current = entry?.value ?? null;
  let wanted = value;
  if (base !== undefined && !same(current, base)) {
    const lists = [base ?? [], value ?? [], current ?? []];
    if (same(current, value)) return null;
    if (!lists.every(Array.isArray)) return 'changed';
    const merged = mergeLists(...(lists as [YamlValue[], YamlValue[], YamlValue[]]));
    wanted = merged.length === 0 && (value === null || current === null) ? null : merged;
  }
  const edit = setFrontMatterValue(text, key, wanted ?? undefined);
  if (edit.outcome === 'refused') return 'unreadable';
  if (edit.outcome === 'unchanged') return null;
  return { text: edit.text, inverse: { type: 'field', key, value: current, base: wanted } };
}

/** Makes all edits of the evidence in one go: a finding may hold thousands, and each write reads all of it. */
function setEvidence(text: string, edits: readonly EvidenceEdit[]): { text: string; inverse: SimpleEdit[] } | null {
  const { entries, problems } = parseFrontMatter(text);
  const found = entries.find((one) => one.key === 'evidence')?.value ?? [];
  if (!Array.isArray(found) || problems.some(({ field }) => field === 'evidence')) return null;
  const list = [...found];
  const inverse: SimpleEdit[] = [];
  const placeOf = (id: string) => list.findIndex((item) => highlightOf(item) === id);
  for (const edit of edits) {
    if ('put' in edit) {
      const at = placeOf(edit.put.highlight);
      const put: YamlValue = { ...edit.put };
      if (at < 0) {
        list.splice(edit.at ?? list.length, 0, put);
        inverse.unshift({ type: 'evidence', remove: edit.put.highlight });
      } else {
        const before = list[at] as { [key: string]: YamlValue };
        list[at] = { ...before, ...put };
        inverse.unshift(asPut(before, at));
      }
    } else {
      for (let at = placeOf(edit.remove); at >= 0; at = placeOf(edit.remove)) {
        const [before] = list.splice(at, 1);
        inverse.unshift(asPut(before as { [key: string]: YamlValue }, at));
      }
    }
  }
  const edit = setFrontMatterValue(text, 'evidence', list);
  if (edit.outcome === 'refused') return null;
  return { text: edit.text, inverse: edit.outcome === 'unchanged' ? [] : inverse };
}

/** An item of the file as it was, with what Fieldbook does not know of it. */
function asPut(item: { [key: string]: YamlValue }, at: number): SimpleEdit {
  return { type: 'evidence', put: item as unknown as Evidence, at };
}

function highlightOf(item: YamlValue): YamlValue | undefined {
  return typeof item === 'object' && item !== null && !Array.isArray(item) ? item.highlight : undefined;
}

/** The one stretch in which two texts differ. */
export function difference(before: string, now: string): Piece[] {
  if (before === now) return [];
  const most = Math.min(before.length, now.length);
  let at = 0;
  while (at < most && before[at] === now[at]) at++;
  let tail = 0;
  while (tail < most - at && before[before.length - 1 - tail] === now[now.length - 1 - tail]) tail++;
  return [{ at, is: now.slice(at, now.length - tail), was: before.slice(at, before.length - tail) }];
}

function same(a: YamlValue, b: YamlValue): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
