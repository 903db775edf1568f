import type { FailedChange } from '../../../shared/ipc/changes.ts';
import { applyEdits, type DocumentEdit, type RefusedEdit } from '../../../shared/markdown/document-edits.ts';
import { AppError, type ErrorCode } from '../../../shared/result.ts';
import type { DocumentEntry } from '../entries.ts';
import type { NoteStore } from '../note-store.ts';

/** What is to be done with one document; `editsOf` gets its text as it stands by then. */
export interface Step {
  id: string;
  editsOf(text: string): readonly DocumentEdit[];
}

/** A document that has another text now: the edits that did it, and what undoes them. */
export interface DoneStep {
  id: string;
  from: string;
  entry: DocumentEntry;
  edits: readonly DocumentEdit[];
  inverse: DocumentEdit[];
}

export interface StepsResult {
  failed: FailedChange[];
  /** Steps that were not made, or failed as a whole. */
  left: Step[];
}

interface Parts {
  notes: Pick<NoteStore, 'edit'>;
  titleOf(id: string): string;
  onDone(step: DoneStep): void;
  /** After each step, changed or not. The next waits for it. */
  onStep(): Promise<void>;
  isCancelled(): boolean;
}

/** So many files are written at a time: each waits for the disk twice. */
const together = 4;
/** So often a file is read again that somebody else keeps writing. */
const attempts = 3;
/** Failures that all further steps would share. */
const hopeless: readonly ErrorCode[] = ['vault-gone', 'disk-full', 'vault-in-use', 'newer-schema', 'no-vault'];

/** Makes steps through the durable path, some at a time. What cannot be changed is named, the rest is done. Never rejects. */
export async function runSteps(steps: readonly Step[], parts: Parts): Promise<StepsResult> {
  const failed: FailedChange[] = [];
  const left: Step[] = [];
  let next = 0;
  let end: ErrorCode | null = null;
  const fail = (id: string, code: ErrorCode, refused?: number) =>
    failed.push({ id, title: parts.titleOf(id), code, ...(refused !== undefined && { refused }) });

  async function work() {
    for (let step = steps[next++]; step; step = steps[next++]) {
      if (end !== null || parts.isCancelled()) {
        left.push(step);
        if (end !== null) fail(step.id, end);
        continue;
      }
      try {
        const refused = await make(step, parts);
        if (refused[0]) fail(step.id, codes[refused[0].reason], refused.length);
      } catch (error) {
        const code = error instanceof AppError ? error.code : 'internal';
        fail(step.id, code);
        left.push(step);
        if (hopeless.includes(code)) end = code;
      }
      await parts.onStep();
    }
  }
  await Promise.all(Array.from({ length: together }, work));
  return { failed, left };
}

const codes: Record<RefusedEdit['reason'], ErrorCode> = {
  'no-highlight': 'not-found',
  'no-words': 'not-found',
  unreadable: 'invalid',
  changed: 'conflict',
};

async function make({ id, editsOf }: Step, { notes, onDone }: Parts): Promise<RefusedEdit[]> {
  for (let attempt = 1; ; attempt++) {
    let edits: readonly DocumentEdit[] = [];
    let made = applyEdits('', []);
    try {
      const done = await notes.edit(id, (text) => {
        edits = editsOf(text);
        made = applyEdits(text, edits);
        return made.text;
      });
      if (done) onDone({ id, ...done, edits, inverse: made.inverse });
      return made.refused;
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'conflict' || attempt === attempts) throw error;
    }
  }
}
