// The process that the fuzz command may have to kill: makes or takes one file at a time and tries it.
import { importBundled } from './bundle.mjs';
import { createRandom } from './random.mjs';

process.env.NODE_ENV ??= 'production';
const { hostileFile, tryFile } = await importBundled('tests/fuzz/main.ts');
let bases = [];

process.on('disconnect', () => process.exit());
process.on('message', ({ files, seed, text }) => {
  if (files) {
    bases = files;
    return;
  }
  const random = createRandom(seed);
  const file = text ?? hostileFile(random, bases);
  // Only once it is sent: a file that hangs would keep it back for ever.
  process.send({ started: file }, () => {
    const before = process.cpuUsage().user;
    const problem = tryFile(file, seed);
    process.send({ done: true, problem, milliseconds: Math.round((process.cpuUsage().user - before) / 1000) });
  });
});
process.send({ ready: true });
