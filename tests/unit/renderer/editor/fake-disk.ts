import { applyEdits, type DocumentEdit } from '../../../../shared/markdown/document-edits.ts';
import { AppError, type ErrorCode } from '../../../../shared/result.ts';

export const id = '01JD9ZC4F2M6P1S8T0V3XWXABD';

/** A disk of one folder: hashes are the texts' own, calls can be made to fail or to wait. */
export class FakeDisk {
  files = new Map<string, string>();
  writes: string[] = [];
  failNext: ErrorCode[] = [];
  gate: Promise<void> | null = null;
  copies = 0;
  /** What the journal holds, by note; every text it was ever sent. */
  journals = new Map<string, string>();
  journaled: (string | null)[] = [];

  async journal({ id: noteId, text }: { id: string; baseHash: string | null; text: string | null }) {
    this.journaled.push(text);
    if (text === null) this.journals.delete(noteId);
    else this.journals.set(noteId, text);
  }

  async read(noteId: string) {
    const text = this.files.get(noteId);
    if (text === undefined) throw new AppError('not-found');
    return { text, hash: hashOf(text) };
  }

  async create({ id: noteId, text }: { id: string; text: string }) {
    await this.turn();
    if (this.files.has(noteId)) throw new AppError('conflict');
    return this.put(noteId, text);
  }

  async save({ id: noteId, baseHash, text }: { id: string; baseHash: string; text: string }) {
    await this.turn();
    const now = this.files.get(noteId);
    if (now === undefined) throw new AppError('not-found');
    if (hashOf(now) !== baseHash) throw new AppError('conflict');
    const own = /id: (\w+)/.exec(text)?.[1];
    if (noteId.startsWith('path:') && own) {
      this.files.delete(noteId);
      return this.put(own, text);
    }
    return this.put(noteId, text);
  }

  async saveCopy({ text }: { id: string; text: string }) {
    await this.turn();
    return this.put(`copy-${++this.copies}`, text);
  }

  /** What the app made of files, newest last. */
  changes: { from: string; to: string; edits: DocumentEdit[] }[] = [];

  /** The app changes a file by itself. */
  change(noteId: string, edits: DocumentEdit[]) {
    const before = this.files.get(noteId)!;
    const { text } = applyEdits(before, edits);
    this.files.set(noteId, text);
    this.changes.push({ from: hashOf(before), to: hashOf(text), edits });
    return hashOf(text);
  }

  async since({ id: noteId, baseHash }: { id: string; baseHash: string }) {
    const text = this.files.get(noteId);
    const at = this.changes.findIndex(({ from }) => from === baseHash);
    const rest = at < 0 ? [] : this.changes.slice(at);
    if (text === undefined || rest.at(-1)?.to !== hashOf(text)) return null;
    return { text, hash: hashOf(text), edits: rest.flatMap(({ edits }) => edits) };
  }

  private async turn() {
    await this.gate;
    const code = this.failNext.shift();
    if (code) throw new AppError(code, 'no space left');
  }

  private put(noteId: string, text: string) {
    this.files.set(noteId, text);
    this.writes.push(text);
    return { id: noteId, hash: hashOf(text) };
  }
}

export const hashOf = (text: string) => `hash of ${text}`;
