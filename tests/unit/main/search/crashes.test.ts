import { describe, expect, test, vi } from 'vitest';
import { createSearchClient } from '../../../../main/search/search-client.ts';
import type { ParentLink } from '../../../../main/search/serve.ts';
import { type FakePort, FakeProcess, fakeChannel, serveFrom } from './fake-process.ts';
import { fakeVault } from './fake-vault.ts';
import { eventually, query, ready, setUp, titles } from './search-setting.ts';

/** A process that ends whenever it is given a note with `poison` in its text (or in its title, where `inTitles`). */
function frail(args: string[], inTitles = false): FakeProcess {
  const child: FakeProcess = new FakeProcess(args, (link) => {
    const listening: ParentLink = {
      postMessage: (message) => link.postMessage(message),
      on: (event, listener) =>
        link.on(event, (message) => {
          const { documents = [] } = message.data as { documents?: { source: string; title: string }[] };
          const isHit = documents.some(
            ({ source, title }) => source.includes('poison') || (inTitles && title === 'bad'),
          );
          if (isHit) child.die();
          else listener(message);
        }),
    };
    serveFrom(listening, args, () => child.killed);
  });
  return child;
}

const texts = Object.fromEntries(Array.from({ length: 60 }, (_, i) => [`n${i}`, 'refund']));

describe('a note on which the process ends each time', () => {
  test('is found by its title alone, the others as ever, and the log names it', async () => {
    const app = setUp((args) => frail(args));
    const vault = fakeVault({ ...texts, bad: 'refund poison' });
    vault.verify();
    app.service.connect();
    app.open(vault.vault);
    await eventually(() => expect(app.processes.length).toBeGreaterThan(3));
    await ready(app.states);
    const port = app.ports.at(-1)!;
    expect((await query(port, 'refund')).total).toBe(60);
    expect(titles(await query(port, 'bad'))).toEqual(['bad']);
    expect(app.errors.filter((line) => line.includes('again'))).toEqual([expect.stringMatching(/: bad$/)]);
    expect(app.states).not.toContainEqual({ state: 'failed' });

    vault.save('bad', 'refund, mended');
    await eventually(async () => expect((await query(port, 'mended')).total).toBe(1));
  });

  test('is left out where its title does it too', async () => {
    const app = setUp((args) => frail(args, true));
    const vault = fakeVault({ ...texts, bad: 'refund poison' });
    vault.verify();
    app.service.connect();
    app.open(vault.vault);
    await eventually(() => expect(app.processes.length).toBeGreaterThan(4));
    await ready(app.states);
    expect((await query(app.ports.at(-1)!, 'refund')).total).toBe(60);
    expect(titles(await query(app.ports.at(-1)!, 'bad'))).toEqual([]);
  });

  test('one that was only there by chance is found as before', async () => {
    const app = setUp();
    const vault = fakeVault(texts);
    vault.slow = 1;
    vault.verify();
    app.service.connect();
    app.open(vault.vault);
    await eventually(() => expect(app.processes[0]!.put().length).toBeGreaterThan(0));
    app.processes[0]!.die(137);
    await ready(app.states);
    expect((await query(app.ports.at(-1)!, 'refund')).total).toBe(60);
    expect(app.errors).toEqual(['the search process ended (137)']);
  });
});

describe('a process that ends early', () => {
  /** A client whose processes do what is told, and its clock. */
  function client() {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
    const processes: FakeProcess[] = [];
    const failures: number[] = [];
    const made = createSearchClient<FakePort>({
      fork(args) {
        const child = new FakeProcess(args, () => {});
        processes.push(child);
        return child;
      },
      createChannel: fakeChannel,
      sendPort: () => {},
      log: { info: () => {}, error: () => {} },
      onUp: () => {},
      onLoaded: () => {},
      onDown: (count) => void failures.push(count),
    });
    made.start('/kept');
    return { client: made, processes, failures };
  }

  const said = (child: FakeProcess, type: string) => child.emit('message', { type, notes: [] });

  test('while it loads what was kept: the second time that is left alone', () => {
    const { client: made, processes } = client();
    try {
      for (let i = 0; i < 3; i++) {
        said(processes.at(-1)!, 'started');
        processes.at(-1)!.die();
        vi.advanceTimersByTime(10_000);
      }
      expect(processes.map(({ args }) => args)).toEqual([['/kept'], ['/kept'], ['/kept', 'anew'], ['/kept', 'anew']]);
      said(processes.at(-1)!, 'started');
      said(processes.at(-1)!, 'loaded');
      processes.at(-1)!.die();
      vi.advanceTimersByTime(10_000);
      expect(processes.at(-1)!.args).toEqual(['/kept']);
    } finally {
      made.stop();
      vi.useRealTimers();
    }
  });

  test('out of memory each time, a minute after its start: it is tried ever later', async () => {
    const { client: made, processes, failures } = client();
    try {
      for (let i = 0; i < 12; i++) {
        said(processes.at(-1)!, 'started');
        said(processes.at(-1)!, 'loaded');
        vi.advanceTimersByTime(60_000);
        processes.at(-1)!.die(134);
        vi.advanceTimersByTime(Math.min(5 * 60_000, 100 * 2 ** i) - 1);
        expect(processes).toHaveLength(i + 1);
        vi.advanceTimersByTime(1);
        expect(processes).toHaveLength(i + 2);
      }
      expect(failures.at(-1)).toBe(12);
      said(processes.at(-1)!, 'started');
      said(processes.at(-1)!, 'loaded');
      await made.feed({ type: 'complete' });
      vi.advanceTimersByTime(60_000);
      processes.at(-1)!.die();
      expect(failures.at(-1)).toBe(1);
    } finally {
      made.stop();
      vi.useRealTimers();
    }
  });
});
