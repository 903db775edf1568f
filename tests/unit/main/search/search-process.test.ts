import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { MessageChannel, type MessagePort, Worker } from 'node:worker_threads';
import { rolldown } from 'rolldown';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createSearchClient, type SearchChild } from '../../../../main/search/search-client.ts';
import type { PreviewAnswer, SearchAnswer } from '../../../../shared/search/protocol.ts';
import { ask, documentOf } from '../../shared/search/notes.ts';

let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'fieldbook-search-'));
  const entry = path.join(import.meta.dirname, '../../../../main/search/process.ts');
  const bundle = await rolldown({ input: entry, platform: 'node', logLevel: 'silent' });
  await bundle.write({ file: path.join(folder, 'search.mjs'), format: 'esm' });
  // Gives the entry what Electron gives it: a parentPort whose messages carry their ports.
  await writeFile(
    path.join(folder, 'boot.mjs'),
    `import { parentPort } from 'node:worker_threads';
     const port = (p) => ({ on: (_, l) => p.on('message', (data) => l({ data })), postMessage: (m) => p.postMessage(m), start() {} });
     process.parentPort = {
       on: (_, l) => parentPort.on('message', ({ data, ports }) => l({ data, ports: ports.map(port) })),
       postMessage: (m) => parentPort.postMessage(m),
     };
     await import(${JSON.stringify(pathToFileURL(path.join(folder, 'search.mjs')).href)});`,
  );
});
afterAll(() => rm(folder, { recursive: true, force: true }));

function fork(): SearchChild<MessagePort> & { worker: Worker } {
  const worker = new Worker(path.join(folder, 'boot.mjs'));
  return {
    worker,
    postMessage: (data, ports = []) => worker.postMessage({ data, ports }, ports),
    on: (event: 'message' | 'exit', listener: (value: never) => void) =>
      worker.on(event as string, listener as (...values: unknown[]) => void),
    kill: () => void worker.terminate(),
  };
}

test('the built process, on a thread of its own, answers over its port and comes back after it was killed', async () => {
  const workers: Worker[] = [];
  const ports: MessagePort[] = [];
  const onLoaded = vi.fn();
  const client = createSearchClient<MessagePort>({
    fork: () => {
      const child = fork();
      workers.push(child.worker);
      return child;
    },
    createChannel: () => new MessageChannel(),
    sendPort: (port) => void ports.push(port),
    log: { info: () => {}, error: () => {} },
    onUp: () => {},
    onLoaded,
    onDown: () => {},
  });
  const over = <A>(port: MessagePort, request: unknown) =>
    new Promise<A>((resolve) => {
      port.once('message', resolve);
      port.postMessage(request);
    });
  try {
    client.connect();
    client.start('');
    await vi.waitFor(() => expect(onLoaded).toHaveBeenCalledTimes(1), { timeout: 10_000 });
    await client.feed({
      type: 'put',
      documents: [documentOf({ id: 'a', title: 'Refunds', body: 'a **slow** refund' })],
    });
    const answer = await over<SearchAnswer>(ports[0]!, ask('refund'));
    expect(answer.hits[0]).toMatchObject({
      noteId: 'a',
      passages: [{ text: 'a slow refund', hit: 'refund', occurrence: 0 }],
    });
    const preview = await over<PreviewAnswer>(ports[0]!, { type: 'preview', requestId: 2, noteId: 'a', query: 'slow' });
    expect(preview.blocks).toMatchObject([{ text: 'a slow refund', matches: [[2, 6]] }]);

    const ended = workers[0]!.terminate();
    await expect(client.feed({ type: 'put', documents: [documentOf({ id: 'b' })] })).rejects.toMatchObject({
      code: 'search-down',
    });
    await ended;
    await vi.waitFor(() => expect(onLoaded).toHaveBeenCalledTimes(2), { timeout: 10_000 });
    expect((await over<SearchAnswer>(ports[1]!, ask(''))).total).toBe(0);
  } finally {
    client.stop();
    for (const port of ports) port.close();
  }
});
