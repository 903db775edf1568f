// Process of the benchmark of the scan, in the app's runtime: `privacy-child.mjs <settings as JSON>`; sends what it measured.
import { readFileSync } from 'node:fs';
import { importBundled } from '../bundle.mjs';

const { file, runs } = JSON.parse(process.argv[2]);
const { text, long, people, identities: counts } = JSON.parse(readFileSync(file, 'utf8'));
const { createRescanner, identitiesOf, scannerOf } = await importBundled('tests/bench/privacy/privacy.ts');

const measured = [];
for (const count of counts) {
  const identities = identitiesOf(people, count);
  const build = await timed(() => scannerOf(identities));
  const scan = build.result;
  const scans = await timed(() => scan(text));
  const peer = await timed(() => oneExpression(identities, text));
  measured.push({ count: identities.length, build, scans, peer, hits: scans.result.length, peerHits: peer.result });
}
const scan = scannerOf(identitiesOf(people, counts[0]));
const whole = await timed(() => scan(long));
const rescan = createRescanner(scan);
rescan(long);
let decided = 0;
const again = await timed(() => rescan(long.replace('\n\n', `\n\nDecision ${++decided}. `)));
process.send({ measured: measured.map(withoutResults), whole: withoutResults(whole), again: withoutResults(again) });
process.disconnect();

/** By clock and by processor, in milliseconds; once unmeasured, as the compiler is no part of it. */
async function timed(run) {
  const clock = [];
  const processor = [];
  let result = run();
  for (let i = 0; i < runs; i++) {
    await new Promise((resolve) => setImmediate(resolve));
    const before = process.cpuUsage();
    const begun = performance.now();
    result = run();
    clock.push(performance.now() - begun);
    const { user, system } = process.cpuUsage(before);
    processor.push((user + system) / 1000);
  }
  return { clock, processor, result };
}

/** What stands in for a scanner where nobody wrote one: one regular expression of all values. */
function oneExpression(identities, text) {
  const values = identities.map(({ value }) => value.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&'));
  return [...text.matchAll(new RegExp(`(?<![\\p{L}\\p{N}])(?:${values.join('|')})(?![\\p{L}\\p{N}])`, 'giu'))].length;
}

function withoutResults(value) {
  return JSON.parse(JSON.stringify(value, (key, inner) => (key === 'result' ? undefined : inner)));
}
