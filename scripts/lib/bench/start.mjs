import path from 'node:path';
import { compare } from '../bench-table.mjs';
import { run } from '../run.mjs';
import { fieldbookOn, helloWorld, timedStart } from '../timed-start.mjs';
import { largeVault } from './large-vault.mjs';
import { untilState } from './until-state.mjs';

const BUDGET = 1.4;
const HELLO = 'Electron hello world, ready to show';

/** Start-up against an Electron hello world, all interleaved. Resolves to the rows of the table. */
export async function benchStart({ program, folder: temporary, notes, runs, corpus, seed, progress }) {
  const folder = (name) => path.join(temporary, name);
  const sample = folder('sample');
  const cli = await run(process.execPath, ['dist/cli/cli.js', 'sample', sample], { capture: true });
  if (cli.code !== 0) throw new Error(`the sample vault could not be written:\n${cli.output}`);
  const contenders = {
    hello: helloWorld(folder('hello-profile')),
    sample: fieldbookOn(sample, folder('sample-profile')),
    large: fieldbookOn(largeVault({ notes, corpus, seed }), folder('large-profile')),
  };
  for (const contender of Object.values(contenders)) await warmUp(program, contender);

  const times = { hello: [], sample: [], large: [] };
  for (let round = 0; round < runs; round++) {
    for (const [name, contender] of Object.entries(contenders)) {
      times[name].push(await timedStart({ program, ...contender }));
    }
    progress(`${round + 1} of ${runs}`);
  }
  const peer = { peer: HELLO, peerValues: times.hello, budget: BUDGET };
  return [
    compare({ figure: 'start with the sample vault', values: times.sample, ...peer }),
    compare({ figure: `start with ${notes} notes`, values: times.large, ...peer }),
  ];
}

/** A first start that writes the snapshot of the catalogue, and a second that uses it. */
async function warmUp(program, contender) {
  const fieldbook = contender.args[0] === '.';
  await timedStart({ program, ...contender, thenWait: fieldbook ? untilVerified : undefined });
  await timedStart({ program, ...contender });
}

/** Until the catalogue has been checked against the folder, which the page is told. */
function untilVerified(page) {
  return untilState(page, 'vault:state', ({ state, verified }) => state === 'open' && verified);
}
