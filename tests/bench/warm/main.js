// Starts the search process of the app on a kept index, again and again, beside a plain reading of the same bytes. Prints one
// line of JSON: `{warm, first, read, bytes}`, milliseconds each. Arguments: search.js, the file of the index, how often.
import { readFile } from 'node:fs/promises';
import { app, utilityProcess } from 'electron';

const [search, file, count] = process.argv.slice(-3);
const request = { requestId: 1, query: 'setup', view: 'interviews', limit: 20, sort: 'relevance' };

function start() {
  return new Promise((resolve, reject) => {
    const begun = performance.now();
    let warm = null;
    const child = utilityProcess.fork(search, [file]);
    child.on('exit', (code) => reject(new Error(`the search process ended (${code})`)));
    child.on('message', (message) => {
      if (message.type === 'loaded') {
        warm = performance.now() - begun;
        if (message.notes.length === 0) reject(new Error('the kept index was not taken up'));
        child.postMessage({ type: 'ask', request });
      } else if (message.type === 'answer') {
        child.removeAllListeners('exit');
        child.on('exit', () => resolve({ warm, first: performance.now() - begun - warm }));
        child.kill();
      }
    });
  });
}

async function measure() {
  const out = { warm: [], first: [], read: [], bytes: 0 };
  for (let n = -1; n < Number(count); n++) {
    const begun = performance.now();
    out.bytes = (await readFile(file)).length;
    const read = performance.now() - begun;
    const { warm, first } = await start();
    if (n < 0) continue; // the first time the system's own cache is cold
    out.read.push(read);
    out.warm.push(warm);
    out.first.push(first);
  }
  process.stdout.write(`measured ${JSON.stringify(out)}\n`);
}

app
  .whenReady()
  .then(measure)
  .then(
    () => app.exit(0),
    (error) => {
      process.stderr.write(`${error.stack}\n`);
      app.exit(1);
    },
  );
