const savers = new Set<() => Promise<boolean>>();

/** Registers what writes the unsaved text of open notes. Resolves to whether all of it is on disk. Returns the stop function. */
export function onSaveOpenNotes(save: () => Promise<boolean>): () => void {
  savers.add(save);
  return () => savers.delete(save);
}

/**
 * Writes every open note that has unsaved text. To be awaited before anything that reads or moves the files: an export, the
 * trash, another vault. Resolves to `false` where some text could not be written; it is kept and tried again.
 */
export async function saveOpenNotes(): Promise<boolean> {
  const done = await Promise.all([...savers].map((save) => save()));
  return done.every(Boolean);
}
