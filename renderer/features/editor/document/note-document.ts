import type { LexicalEditor } from 'lexical';
import type { FieldProblem, InterviewField, InterviewFrontMatter } from '../../../../shared/domain/interview.ts';
import type { YamlValue } from '../../../../shared/markdown/front-matter.ts';

/** What `setField` did: see `setFrontMatterValue`. `refused`: the file's properties cannot be changed safely; nothing was. */
export type FieldOutcome = 'unchanged' | 'edited' | 'rewritten' | 'refused';

/** A note file open in a Lexical editor. It changes the file's text only where the editor's content or a field was changed. */
export interface NoteDocument {
  /** Puts another file into the editor (one update, tagged `load`), forgetting the one before. The history is not touched: clear it. */
  load(fileText: string): void;
  /** The whole file for the current state of editor and fields; byte for byte the loaded text where nothing was edited. */
  text(): string;
  /** Whether `text()` may differ from the loaded file. Cheap. */
  isDirty(): boolean;
  fields(): { values: InterviewFrontMatter; problems: FieldProblem[]; raw: Record<string, YamlValue> };
  /** Sets one property (`undefined` removes it), then tells the listeners. */
  setField(key: InterviewField | (string & {}), value: YamlValue | undefined): FieldOutcome;
  /** How many blocks the last `text()` had to write in their most literal form, because no other form reads back equal. */
  literalBlocks(): number;
  /** Calls back after each edit of body or fields by the user (not after `load`). Returns the stop function. */
  onChange(listener: () => void): () => void;
  /** Stops listening to the editor. */
  dispose(): void;
}

declare const todo: (editor: LexicalEditor, fileText: string) => NoteDocument;
export const createNoteDocument = todo;
