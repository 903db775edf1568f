import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'rolldown';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createGate } from '../../../../main/export/gate/gate.ts';
import type { GateAnswer } from '../../../../main/export/gate/protocol.ts';
import { type GateThread, startGateThread } from '../../../../main/export/gate/thread.ts';
import { noPseudonyms } from '../../../../shared/privacy/pseudonyms.ts';
import { gateInProcess } from '../../../support/gate-thread.ts';
import { clearedFor, draft, setUp } from './outgoing.ts';

let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'fieldbook-gate-'));
  const input = resolve('main/export/gate/worker.ts');
  await build({ input, platform: 'node', logLevel: 'silent', output: { file: join(folder, 'gate.mjs') } });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Threads of the real kind that end with the test. */
const threads = (file = join(folder, 'gate.mjs')) => {
  const started: GateThread[] = [];
  const startGate = () => {
    started.push(startGateThread(file));
    return started.at(-1)!;
  };
  return { started, startGate };
};
const script = (name: string, onMessage: string) => {
  const file = join(folder, name);
  writeFileSync(file, `import { parentPort } from 'node:worker_threads';\nparentPort.on('message', ${onMessage});\n`);
  return file;
};
/** The gate's thread, but for what it says. */
const liar = (change: (answer: GateAnswer) => unknown) => (): GateThread => {
  const honest = gateInProcess();
  return {
    ...honest,
    on: (event: string, listener: (value: never) => void) =>
      honest.on(event as 'message', (message) =>
        (listener as (value: unknown) => void)(event === 'message' ? change(message as GateAnswer) : message),
      ),
  };
};
const gone = { code: 'gate-down' };

describe('a thread of its own', () => {
  test('starts with the first export, finds and clears, looks again at the door, and ends with the vault', async () => {
    const { started, startGate } = threads();
    const { exports, out, people } = setUp('Ask Ilse Varga of Lumenpay.\n', '', startGate);
    expect(started).toHaveLength(0);
    const bundle = await clearedFor(exports);
    expect(started).toHaveLength(1);
    expect(bundle.hits.map((hit) => hit.exact)).toEqual(['Lumenpay']);
    expect(bundle.undecided).toBe(0);
    await exports.copy(bundle.bundleId, bundle.sha256, 'rich');
    expect(out.copied).toHaveLength(1);
    people.push({ ...people[0]!, id: 'p_000000000002', name: 'Ilse Varga', emails: [], company: undefined });
    const refused = exports.copy(bundle.bundleId, bundle.sha256, 'rich');
    await expect(refused).rejects.toMatchObject({ code: 'not-cleared', message: 'hits' });
    expect(out.copied).toHaveLength(1);
    await exports.stop();
    const again = await exports.prepare(draft, null);
    expect(again.hits.map((hit) => hit.exact)).toEqual(['Ilse Varga', 'Lumenpay']);
    expect(started).toHaveLength(2);
    await exports.stop();
  });

  test.each([
    ['dies', '() => process.exit(0)'],
    ['cannot go on', '() => { throw new Error("Noor Haddad"); }'],
    ['needs too much memory', '() => { const all = []; for (;;) all.push(new Array(1e6).fill({})); }'],
    [
      'answers what nobody asked',
      '({ id }) => parentPort.postMessage({ id: id + 1, answer: { did: "check", open: [] } })',
    ],
    [
      'answers something else',
      '({ id }) => parentPort.postMessage({ id, answer: { did: "check", open: [], looked: 9, html: null } })',
    ],
    ['says nothing', '({ id }) => parentPort.postMessage({ id })'],
  ])('that %s lets nothing out, and the next one is a new one', async (name, onMessage) => {
    const bad = script(`${name.replaceAll(' ', '-')}.mjs`, onMessage);
    let isBad = false;
    const { exports, out } = setUp('Lumenpay.\n', '', () => (isBad ? startGateThread(bad, 32) : gateInProcess()));
    const bundle = await clearedFor(exports);
    await exports.stop();
    isBad = true;
    await expect(exports.copy(bundle.bundleId, bundle.sha256, 'text')).rejects.toMatchObject(gone);
    await expect(exports.prepare(draft, null)).rejects.toMatchObject(gone);
    expect(out.copied).toEqual([]);
    isBad = false;
    await exports.stop();
    // What was on screen is as it was.
    await exports.copy(bundle.bundleId, bundle.sha256, 'text');
    expect(out.copied).toHaveLength(1);
    await exports.stop();
  });

  test('that hangs is ended, and its log names nobody', async () => {
    const said: string[] = [];
    const log = { info() {}, error: (message: string) => void said.push(message) };
    const files = [
      script('hangs.mjs', '() => { for (;;); }'),
      script('throws.mjs', '() => { throw new Error("Noor Haddad"); }'),
    ];
    const naming = { as: 'link' as const };
    const source = { of: 'link' as const, draft: { document: 'link' as const, query: 'Noor Haddad' } };
    const told = { participants: [], outgoing: { source, naming, privacy: { k: 3, months: new Map() } } };
    const gate = createGate({ start: () => startGateThread(files.shift()!), log, limit: 300 });
    const ask = () => gate.clear(told, { decisions: new Map(), pseudonyms: noPseudonyms });
    await expect(ask()).rejects.toMatchObject(gone);
    await expect(ask()).rejects.toMatchObject(gone);
    expect(said).toHaveLength(2);
    expect(said.join()).not.toContain('Noor');
  });
});

describe('what it says is not simply believed', () => {
  const cleared =
    (change: Partial<Extract<GateAnswer['answer'], { did: 'clear' }>['cleared']>) => (message: GateAnswer) =>
      message.answer?.did === 'clear'
        ? { ...message, answer: { ...message.answer, cleared: { ...message.answer.cleared, ...change } } }
        : message;

  test('that nothing is open, although something is', async () => {
    const { exports } = setUp('Lumenpay.\n', '', liar(cleared({ undecided: 0 })));
    await expect(exports.prepare(draft, null)).rejects.toMatchObject(gone);
  });

  test('that something was kept that nobody kept', async () => {
    const keep = (message: GateAnswer) => {
      const hits = message.answer?.did === 'clear' ? message.answer.cleared.hits : [];
      return cleared({ undecided: 0, hits: hits.map((hit) => ({ ...hit, decision: { decision: 'keep' } })) })(message);
    };
    const { exports } = setUp('Lumenpay.\n', '', liar(keep));
    await expect(exports.prepare(draft, null)).rejects.toMatchObject(gone);
  });

  test('that it looked, although it did not', async () => {
    const blind = (message: GateAnswer) =>
      message.answer?.did === 'check' ? { ...message, answer: { ...message.answer, open: [], looked: 0 } } : message;
    const { exports, out } = setUp('Lumenpay.\n', '', liar(blind));
    const bundle = await clearedFor(exports);
    await expect(exports.copy(bundle.bundleId, bundle.sha256, 'text')).rejects.toMatchObject(gone);
    expect(out.copied).toEqual([]);
  });

  test('that a picture leaves which main does not have', async () => {
    const { exports } = setUp('x\n', '', liar(cleared({ images: [{ path: 'a/b.png', name: 'b.png' }] })));
    await expect(exports.prepare(draft, null)).rejects.toMatchObject(gone);
  });
});

test('drafts that are typed over one another do not pile up', async () => {
  let questions = 0;
  const counted = (): GateThread => {
    const thread = gateInProcess();
    const postMessage = (message: unknown) => {
      questions++;
      thread.postMessage(message);
    };
    return { ...thread, postMessage };
  };
  const { exports } = setUp('Lumenpay.\n', '', counted);
  const made = await Promise.allSettled(
    Array.from({ length: 40 }, (_, i) => exports.prepare({ ...draft, title: `Filters ${i}` }, null)),
  );
  expect(made.map((one) => (one.status === 'fulfilled' ? one.value.title : one.reason.code))).toEqual([
    ...Array(39).fill('cancelled'),
    'Research: Filters 39',
  ]);
  expect(questions).toBeLessThanOrEqual(2);
});

test('what was reopened or overtaken while it was looked through does not leave', async () => {
  const slow = (): GateThread => {
    const thread = gateInProcess();
    return { ...thread, postMessage: (message) => void setTimeout(() => thread.postMessage(message), 20) };
  };
  const { exports, out } = setUp('Lumenpay.\n', '', slow);
  const bundle = await clearedFor(exports);
  const [changed, leaving] = await Promise.allSettled([
    exports.decide(bundle.bundleId, { [bundle.hits[0]!.hitId]: null }),
    exports.copy(bundle.bundleId, bundle.sha256, 'text'),
  ]);
  expect(changed).toMatchObject({ status: 'fulfilled', value: { undecided: 1 } });
  expect(leaving).toMatchObject({ status: 'rejected', reason: { code: 'not-cleared' } });
  expect(out.copied).toEqual([]);
});
