import { createStore, type StoreApi } from 'zustand/vanilla';
import { ulid } from '../../../../shared/domain/ids.ts';
import type { DocumentKind, NoteFile } from '../../../../shared/ipc/notes.ts';
import { applyEdits } from '../../../../shared/markdown/document-edits.ts';
import { setFrontMatterValue } from '../../../../shared/markdown/front-matter-edit.ts';
import type { Verify } from '../document/verify/verify.ts';
import { createAutosave } from './autosave.ts';
import { type Draft, withDraft } from './draft.ts';
import { createNoteHistory } from './note-history.ts';
import type { Autosave, SaveApi } from './save-state.ts';
import { fieldsOf, noticeOf, type SessionView } from './session-view.ts';
import { type FieldValue, onlySource, type ShownAs, type ShownDocument, shownAtFirst } from './shown-document.ts';
import { createVerification } from './verification.ts';

/** One open note: its text, on screen or in memory, and how it gets to disk. Outlives the editor that shows it. */
export interface NoteSession {
  /** Stays the same when the note gets another id. */
  readonly key: string;
  readonly kind: DocumentKind;
  readonly view: StoreApi<SessionView>;
  readonly autosave: Autosave;
  /** The whole file as it stands. */
  text(): string;
  /** From now on the text on screen is the note's. Returns the function that takes it back into memory. */
  attach(document: ShownDocument): () => void;
  attached(): boolean;
  /** The body changed on screen. */
  edited(): void;
  /** Sets front matter keys; `undefined` removes one. */
  setFields(values: Record<string, FieldValue | undefined>): void;
  /** Puts another text in the place of this one, as one step that can be undone. */
  replaceText(text: string): void;
  /** What is being typed in a field for a part of the text; `null`: nothing any more. The journal has it, the file does not. */
  setDraft(draft: Draft | null): void;
  /** Undoes or redoes what the view on screen has no step of its own for. `false`: there is nothing. */
  step(direction: 'back' | 'forward'): boolean;
  show(as: ShownAs): void;
  /** The text turned out to be one that cannot be formatted. */
  showOnlyAsSource(): void;
  insertTimestamp(seconds: number): void;
  focus(): void;
  /** Where the caret was in the view before this one, as `ShownDocument` has it. */
  caret(): number | null;
  dismissNotice(): void;
}

export interface SessionOptions {
  api: SaveApi;
  /** The note's file, or the text of a note that has none yet; `writeAtOnce` where even that text is worth keeping. */
  source: { file: NoteFile } | { id: string; text: string; writeAtOnce: boolean };
  now?: () => number;
  random?: (count: number) => Uint8Array;
  later?: (run: () => void, milliseconds: number) => () => void;
  whenIdle?: (run: () => void, patience: number) => void;
  /** Reads whole bodies back; without it, none is. */
  verify?: Verify;
  /** The note got another id with a write. */
  renamed?(from: string, to: string): void;
  /** Told after each change of how the note stands on disk. */
  settled?(session: NoteSession): void;
}

/** Milliseconds after an edit of the source until the fields follow. */
const fieldDelay = 300;

/** Opens a note for editing. Writes nothing by itself but a new note that says so (a call's clock survives a restart). */
export function createSession(options: SessionOptions): NoteSession {
  const { source } = options;
  const now = options.now ?? Date.now;
  const random = options.random ?? ((count) => crypto.getRandomValues(new Uint8Array(count)));
  const file = 'file' in source ? source.file : null;
  const kind = file?.kind ?? 'interview';
  const first = file ?? (source as { id: string; text: string; writeAtOnce: boolean });
  const later = options.later ?? laterByTimer;
  let rereadFields: (() => void) | null = null;
  let held = first.text;
  let document: ShownDocument | null = null;
  let caret: number | null = null;
  let draft: Draft | null = null;

  const view = createStore<SessionView>(() => ({
    id: first.id,
    path: file?.path ?? null,
    readOnly: file?.readOnly ?? null,
    ...fieldsOf(kind, held),
    save: { state: 'idle' },
    notice: noticeOf(file),
    ...shownAtFirst(held),
  }));
  const history = createNoteHistory();
  const verification = createVerification({
    formatted: () => document?.formatted ?? null,
    verify: options.verify ?? (async () => null),
    now,
    later,
    tellLiteral: () => view.setState({ notice: { kind: 'literal' } }),
  });

  const autosave = createAutosave({
    id: first.id,
    base: file && { text: file.text, hash: file.hash },
    untouched: 'writeAtOnce' in source && source.writeAtOnce ? null : first.text,
    text: () => document?.text() ?? held,
    journalText() {
      const text = document?.text() ?? held;
      return draft ? withDraft(text, draft) : text;
    },
    show(text) {
      history.clear();
      put(text);
    },
    follow(text, edits) {
      history.rewrite((then) => applyEdits(then, edits).text);
      if (document?.follow(edits, text)) return readFields();
      if (document) history.absorb(document.steps());
      put(text);
    },
    identify() {
      if (!/^[0-9A-HJKMNP-TV-Z]{26}$/.test(String(view.getState().fields.id ?? ''))) {
        write({ id: ulid(now(), random) });
      }
    },
    withId: (text, id) => setFrontMatterValue(text, 'id', id).text,
    api: {
      ...options.api,
      journal: (note) => options.api.journal({ ...note, ...verification.rich() }),
      async save(request) {
        const rich = verification.rich();
        const saved = await options.api.save({ ...request, ...rich });
        verification.kept(rich);
        if ('path' in saved) view.setState({ path: String(saved.path) });
        return saved;
      },
      async create(request) {
        const saved = await options.api.create(request);
        if ('path' in saved) view.setState({ path: String(saved.path) });
        return saved;
      },
    },
    now,
    later,
    whenIdle: options.whenIdle ?? ((run, timeout) => void requestIdleCallback(run, { timeout })),
    changed(save) {
      view.setState({ save, ...(save.state === 'conflict' && { notice: { kind: 'both-kept', copyId: save.copyId } }) });
      if (save.state === 'saved') verification.saved();
      options.settled?.(session);
    },
    renamed(id) {
      const from = view.getState().id;
      view.setState({ id });
      options.renamed?.(from, id);
    },
  });

  function put(text: string) {
    held = text;
    document?.load(text);
    const { sourceOnly, shownAs } = shownAtFirst(text);
    view.setState({ ...fieldsOf(kind, text), sourceOnly, ...(sourceOnly !== null && { shownAs }) });
  }

  /** Without telling autosave: it asks for this itself. */
  function write(values: Record<string, FieldValue | undefined>) {
    for (const [key, value] of Object.entries(values)) {
      if (document) document.setField(key, value);
      else held = setFrontMatterValue(held, key, value).text;
    }
    readFields();
  }

  function readFields() {
    rereadFields?.();
    rereadFields = null;
    view.setState(fieldsOf(kind, document ? document.head() : held));
  }

  const session: NoteSession = {
    key: first.id,
    kind,
    view,
    autosave,
    text: () => document?.text() ?? held,
    attach(shown) {
      document = shown;
      return () => {
        if (document !== shown) return;
        held = shown.text();
        history.absorb(shown.steps());
        caret = shown.caret();
        document = null;
        if (rereadFields) readFields();
      };
    },
    attached: () => document !== null,
    edited() {
      if (view.getState().readOnly !== null) return;
      history.edited();
      autosave.edited();
      if (view.getState().shownAs === 'source') rereadFields ??= later(readFields, fieldDelay);
    },
    setFields(values) {
      if (view.getState().readOnly !== null) return;
      write(values);
      autosave.edited();
    },
    replaceText(text) {
      if (view.getState().readOnly !== null || text === session.text()) return;
      if (document) history.absorb(document.steps());
      history.replaced(session.text());
      put(text);
      autosave.edited();
    },
    setDraft(typed) {
      draft = typed;
      autosave.drafted();
    },
    step(direction) {
      if (!document || view.getState().readOnly !== null) return false;
      const text = history[direction](document.text(), document.steps());
      if (text === null) return false;
      put(text);
      autosave.edited();
      return true;
    },
    show(shownAs) {
      if (view.getState().sourceOnly === null) view.setState({ shownAs });
    },
    showOnlyAsSource: () => view.setState(onlySource),
    insertTimestamp: (seconds) => document?.insertTimestamp(seconds),
    focus: () => document?.focus(),
    caret: () => caret,
    dismissNotice: () => view.setState({ notice: null }),
  };
  return session;
}

function laterByTimer(run: () => void, milliseconds: number): () => void {
  const timer = setTimeout(run, milliseconds);
  return () => clearTimeout(timer);
}
