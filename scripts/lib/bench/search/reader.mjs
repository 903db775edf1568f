import path from 'node:path';
import { importBundled } from '../../bundle.mjs';
import { writeLines } from './timing.mjs';

/** Not a contender: reads the vault for all of them. */
export const contender = {
  /**
   * Writes into `folder`, a line a note: `documents` (what the search process is fed), `texts` (what all contenders index);
   * and `directory`. Returns the path in the vault of each note.
   */
  async read(vault, folder) {
    const { readVault, textsOf } = await importBundled('tests/bench/search/engine.ts');
    const { documents, paths, directory } = await readVault(vault, path.join(folder, 'scratch'));
    writeLines(path.join(folder, 'documents'), documents);
    writeLines(path.join(folder, 'texts'), documents.map(textsOf));
    writeLines(path.join(folder, 'directory'), [directory]);
    return paths;
  },
};
