import type { DocumentFields } from '../DocumentSection.tsx';
import type { DocumentParts } from './document-parts.ts';

/** What somebody has made of a document so far: `typed` are the fields that they wrote themselves. */
interface Begun {
  parts: DocumentParts;
  typed: Partial<DocumentFields>;
}

const most = 20;
const begun = new Map<string, Begun>();

/** What was made of the document that began so, while the page lives; the last twenty are kept. */
export function recall(key: string): Begun | undefined {
  return begun.get(key);
}

/** Keeps it for when they come back. */
export function remember(key: string, document: Begun): void {
  begun.delete(key);
  begun.set(key, document);
  const [oldest] = begun.keys();
  if (begun.size > most && oldest !== undefined) begun.delete(oldest);
}
