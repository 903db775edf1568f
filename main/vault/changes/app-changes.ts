import type { ChangedSince } from '../../../shared/ipc/changes.ts';
import type { DocumentEdit } from '../../../shared/markdown/document-edits.ts';

interface AppChange {
  from: string;
  to: string;
  edits: readonly DocumentEdit[];
}

/** Of so many documents the last few changes are remembered. */
const mostDocuments = 20_000;
const mostPerDocument = 20;

/** What Fieldbook itself made of the files of documents, from version to version, so that an open editor can follow. */
export function createAppChanges() {
  const known = new Map<string, AppChange[]>();
  return {
    add(id: string, change: AppChange) {
      const list = [...(known.get(id) ?? []), change].slice(-mostPerDocument);
      known.delete(id);
      known.set(id, list);
      if (known.size > mostDocuments) known.delete(known.keys().next().value!);
    },
    /** The edits that lead from one version to the file as it stands; `null` where they do not. */
    since(id: string, base: string, file: { text: string; hash: string }): ChangedSince | null {
      const edits: DocumentEdit[] = [];
      let at = base;
      for (const change of known.get(id) ?? []) {
        if (change.from !== at) continue;
        edits.push(...change.edits);
        at = change.to;
      }
      return at === file.hash && at !== base ? { text: file.text, hash: file.hash, edits } : null;
    },
  };
}
