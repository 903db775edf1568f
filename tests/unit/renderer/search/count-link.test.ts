import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openCountLink } from '../../../../renderer/features/saved-searches/count-link.ts';
import type { SearchLine } from '../../../../renderer/state/search-lines.ts';
import type { CountRequest } from '../../../../shared/search/protocol.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

class Line {
  asked: CountRequest[] = [];
  closed = false;
  onmessage: SearchLine['onmessage'] = null;
  postMessage(question: CountRequest) {
    this.asked.push(question);
  }
  close() {
    this.closed = true;
  }
  /** Answers the last question: each query finds as many interviews as it has letters. */
  answer() {
    const question = this.asked.at(-1)!;
    const counts = question.queries.map((query) => query.length);
    this.onmessage?.({ data: { type: 'count', requestId: question.requestId, counts } });
  }
}

function setUp() {
  let give: (line: SearchLine) => void = () => {};
  const said: Record<string, number>[] = [];
  const state = { quiet: Number.POSITIVE_INFINITY };
  const link = openCountLink({
    onLine(listener) {
      give = listener;
      return () => {};
    },
    connect: async () => {},
    onCounts: (counts) => said.push(Object.fromEntries(counts)),
    quietFor: () => state.quiet,
  });
  const line = () => {
    const next = new Line();
    give(next as unknown as SearchLine);
    return next;
  };
  return { link, line, said, state };
}

test('many changes at once are one question', () => {
  const { link, line, said } = setUp();
  const port = line();
  for (let i = 0; i < 5; i++) {
    link.count(['a', 'bb', 'a']);
    vi.advanceTimersByTime(100);
  }
  vi.advanceTimersByTime(300);
  expect(port.asked.map((question) => question.queries)).toEqual([['a', 'bb']]);
  port.answer();
  expect(said).toEqual([{ a: 1, bb: 2 }]);
});

test('nothing is counted while somebody searches', () => {
  const { link, line, state } = setUp();
  const port = line();
  state.quiet = 100;
  link.count(['a']);
  vi.advanceTimersByTime(400);
  expect(port.asked).toEqual([]);
  state.quiet = 650;
  vi.advanceTimersByTime(500);
  expect(port.asked).toHaveLength(1);
});

test('a long list is counted in parts, and a search goes between them', () => {
  const { link, line, said, state } = setUp();
  const port = line();
  link.count(Array.from({ length: 25 }, (_, n) => 'x'.repeat(n + 1)));
  vi.advanceTimersByTime(300);
  expect(port.asked.map((question) => question.queries.length)).toEqual([10]);
  state.quiet = 0;
  port.answer();
  expect(Object.keys(said.at(-1)!)).toHaveLength(10);
  expect(port.asked).toHaveLength(1);
  state.quiet = 1000;
  vi.advanceTimersByTime(600);
  port.answer();
  port.answer();
  expect(port.asked.map((question) => question.queries.length)).toEqual([10, 10, 5]);
  expect(said.at(-1)).toMatchObject({ x: 1, [`${'x'.repeat(25)}`]: 25 });
});

test('an answer that a change has overtaken does not count', () => {
  const { link, line, said } = setUp();
  const port = line();
  link.count(['a']);
  vi.advanceTimersByTime(300);
  link.count(['a', 'bb']);
  port.answer();
  expect(said).toEqual([]);
  vi.advanceTimersByTime(300);
  port.answer();
  expect(said).toEqual([{ a: 1, bb: 2 }]);
});

test('a new process is asked again; what is not wanted any more is forgotten', () => {
  const { link, line, said } = setUp();
  const first = line();
  link.count(['a', 'bb']);
  vi.advanceTimersByTime(300);
  first.answer();
  const second = line();
  expect(first.closed).toBe(true);
  link.count(['bb']);
  vi.advanceTimersByTime(300);
  second.answer();
  expect(said.at(-1)).toEqual({ bb: 2 });
});

test('without a line nothing is lost: it is asked when there is one', () => {
  const { link, line } = setUp();
  link.count(['a']);
  vi.advanceTimersByTime(1000);
  const port = line();
  vi.advanceTimersByTime(300);
  expect(port.asked).toHaveLength(1);
  link.close();
  expect(port.closed).toBe(true);
});
