// Process of the benchmark of documents, in the app's runtime: `documents-child.mjs <vault> <scratch> <runs>`; sends what it measured.
import { importBundled } from '../bundle.mjs';

const [vaultFolder, scratch, runs] = process.argv.slice(2);
const { open, digest, readAndWrite } = await importBundled('tests/bench/documents/documents.ts');

const vault = await open(vaultFolder, scratch);
const measured = { ours: [], wall: [], theirs: [], bytes: 0, quotes: 0 };
// Once unmeasured: the compiler is no part of it.
for (let run = 0; run <= Number(runs); run++) {
  const begun = performance.now();
  const before = process.cpuUsage();
  const { text, quotes } = await digest(vault);
  const ours = milliseconds(process.cpuUsage(before));
  const wall = performance.now() - begun;
  const beforePeer = process.cpuUsage();
  readAndWrite(text);
  const theirs = milliseconds(process.cpuUsage(beforePeer));
  if (run > 0) for (const [key, value] of Object.entries({ ours, wall, theirs })) measured[key].push(value);
  measured.bytes = Buffer.byteLength(text);
  measured.quotes = quotes;
}
await vault.close();
process.send(measured);
process.disconnect();

function milliseconds({ user, system }) {
  return (user + system) / 1000;
}
