import path from 'node:path';
import { makeVault } from '../../make-vault.mjs';
import { compare, median } from '../bench-table.mjs';
import { measureInApp } from './app-process.mjs';

const LIMIT = 200;
/** Findings with highlights each. */
const SIZES = [
  { findings: 10, evidence: 20, limit: LIMIT },
  { findings: 1, evidence: 200, limit: LIMIT },
  { findings: 1, evidence: 5000, limit: null },
];
const PEER = 'remark reads and writes the same document';

/**
 * A digest of findings, from the files of a vault to bytes in which each name has its stand-in, in processor time of a process of its
 * own. Beside it the same document is read and written once by the packages of remark.
 */
export async function benchDocuments({ program, folder, runs, notes, corpus, seed, progress }) {
  const rows = [];
  const facts = {};
  for (const { findings, evidence, limit } of SIZES) {
    const name = `${findings} × ${evidence}`;
    const vault = path.join(folder, `vault-${findings}-${evidence}`);
    makeVault({ corpus, notes, seed, out: vault, findings, evidence });
    const { ours, wall, theirs, bytes, quotes } = await measureInApp(
      'documents-child.mjs',
      [vault, path.join(folder, 'data'), runs],
      { program },
    );
    rows.push(
      compare({ figure: `digest of ${quotes} quotes (${name})`, values: ours, peer: PEER, peerValues: theirs, limit }),
    );
    facts[`${name} by the clock, ${Math.round(bytes / 1024)} KB`] = `${median(wall).toFixed(0)} ms`;
    progress?.(name);
  }
  return { rows, facts };
}
