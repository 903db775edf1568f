import { expect, test, vi } from 'vitest';

// The module opens the page's own lines as it is loaded, which needs no bridge before somebody asks for one.
import { createSearchLines, type SearchLine } from '../../../../renderer/state/search-lines.ts';
import type { PageAnswer, PageRequest } from '../../../../shared/search/protocol.ts';

class Port {
  asked: { requestId: number; noteId?: string }[] = [];
  closed = false;
  onmessage: ((event: MessageEvent) => void) | null = null;
  postMessage(question: { requestId: number }) {
    this.asked.push(question);
  }
  close() {
    this.closed = true;
  }
  answer(requestId: number, here = 0) {
    this.onmessage?.({ data: { type: 'preview', requestId, blocks: [], here } } as MessageEvent);
  }
}

function setUp() {
  let give: (port: Port) => void = () => {};
  const connect = vi.fn(async () => {});
  const lines = createSearchLines({
    onPort(listener) {
      give = listener;
      return () => {};
    },
    connect,
  });
  const part = () => {
    const own: { line: SearchLine | null; heard: PageAnswer[]; stop(): void } = { line: null, heard: [], stop() {} };
    own.stop = lines.onLine((line) => {
      own.line?.close();
      own.line = line;
      line.onmessage = ({ data }) => own.heard.push(data);
    });
    return own;
  };
  return { lines, part, connect, give: (port: Port) => give(port) };
}

const question = (requestId: number): PageRequest => ({ type: 'preview', requestId, noteId: 'a', query: '' });

test('two parts that number their questions alike each hear their own answer, under their own number', () => {
  const { part, give } = setUp();
  const [search, counts] = [part(), part()];
  const port = new Port();
  give(port);
  search.line?.postMessage(question(1));
  counts.line?.postMessage(question(1));
  const [first, second] = port.asked.map((asked) => asked.requestId);
  port.answer(second!, 2);
  expect(search.heard).toEqual([]);
  port.answer(first!, 1);
  expect(search.heard).toMatchObject([{ requestId: 1, here: 1 }]);
  expect(counts.heard).toMatchObject([{ requestId: 1, here: 2 }]);
});

test('a part that leaves takes nothing from the others, and hears nothing more', () => {
  const { part, give } = setUp();
  const [search, counts] = [part(), part()];
  const port = new Port();
  give(port);
  search.line?.postMessage(question(1));
  search.stop();
  search.line?.close();
  counts.line?.postMessage(question(1));
  for (const { requestId } of port.asked) port.answer(requestId);
  expect(port.closed).toBe(false);
  expect(search.heard).toEqual([]);
  expect(counts.heard).toHaveLength(1);
});

test('a part that comes later uses the port that is there, and main is asked for none', async () => {
  const { lines, part, give, connect } = setUp();
  part();
  await lines.connect();
  expect(connect).toHaveBeenCalledTimes(1);
  give(new Port());
  const late = part();
  await lines.connect();
  expect(late.line).not.toBeNull();
  expect(connect).toHaveBeenCalledTimes(1);
});

test('after a restart each part has a line to the new process; the old one leads nowhere', () => {
  const { part, give } = setUp();
  const search = part();
  const [before, after] = [new Port(), new Port()];
  give(before);
  const old = search.line;
  old?.postMessage(question(1));
  give(after);
  expect(before.closed).toBe(true);
  old?.postMessage(question(2));
  search.line?.postMessage(question(3));
  expect(before.asked).toHaveLength(1);
  expect(after.asked).toHaveLength(1);
  before.answer(before.asked[0]!.requestId);
  after.answer(after.asked[0]!.requestId);
  expect(search.heard).toMatchObject([{ requestId: 3 }]);
});
