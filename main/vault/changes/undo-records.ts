import type { DocumentEdit } from '../../../shared/markdown/document-edits.ts';
import type { SwappedFile } from './tag-files.ts';

/** What a change did, for as long as it can be undone. */
export interface UndoRecord {
  documents: { id: string; inverse: DocumentEdit[] }[];
  files: SwappedFile[];
}

const most = 100;
/** UTF-16 units of text in all records together; a merge in 10,000 notes has about three million. */
const largest = 64 * 1024 * 1024;

/** Remembers the changes of this run, the newest first to last: the oldest go where they become too many. */
export function createUndoRecords() {
  const records = new Map<string, { record: UndoRecord; weight: number }>();
  let weight = 0;
  const remove = (changeId: string) => {
    weight -= records.get(changeId)?.weight ?? 0;
    records.delete(changeId);
  };
  return {
    put(changeId: string, record: UndoRecord) {
      remove(changeId);
      const own = weightOf(record);
      records.set(changeId, { record, weight: own });
      weight += own;
      for (const oldest of records.keys()) {
        if (records.size <= 1 || (records.size <= most && weight <= largest)) break;
        remove(oldest);
      }
    },
    take(changeId: string): UndoRecord | null {
      const found = records.get(changeId)?.record ?? null;
      remove(changeId);
      return found;
    },
  };
}

function weightOf({ documents, files }: UndoRecord): number {
  const texts = documents.reduce((sum, { inverse }) => sum + JSON.stringify(inverse).length, 0);
  return files.reduce((sum, { before, after }) => sum + (before?.length ?? 0) + (after?.length ?? 0), texts);
}
