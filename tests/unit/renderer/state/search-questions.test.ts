import { expect, test, vi } from 'vitest';
import type { SearchLine } from '../../../../renderer/state/search-lines.ts';
import { createSearchQuestions } from '../../../../renderer/state/search-questions.ts';
import type { HighlightsRequest, PageAnswer, PageRequest } from '../../../../shared/search/protocol.ts';

class Line implements SearchLine {
  asked: PageRequest[] = [];
  isClosed = false;
  onmessage: ((event: { data: PageAnswer }) => void) | null = null;
  postMessage(question: PageRequest) {
    this.asked.push(question);
  }
  close() {
    this.isClosed = true;
  }
  answer(at: number, total: number) {
    const { requestId } = this.asked[at]!;
    this.onmessage?.({ data: { type: 'highlights', requestId, highlights: [], total, problems: [] } });
  }
}

function setUp() {
  let give: (line: SearchLine) => void = () => {};
  const connect = vi.fn(async () => {});
  const onLine = vi.fn((take: (line: SearchLine) => void) => {
    give = take;
    return () => {};
  });
  const questions = createSearchQuestions({ onLine, connect });
  const ask = (query: string) =>
    questions.ask<HighlightsRequest>({ type: 'highlights', query, sort: 'date', limit: 10 });
  return { ask, connect, onLine, give: (line: Line) => give(line) };
}

test('each question gets its own answer, in whatever order they come', async () => {
  const { ask, give } = setUp();
  const first = ask('a');
  const line = new Line();
  give(line);
  const second = ask('b');
  line.answer(1, 2);
  line.answer(0, 1);
  expect([(await first).total, (await second).total]).toEqual([1, 2]);
});

test('nothing is connected before somebody asks, and once for all', () => {
  const { ask, connect, onLine } = setUp();
  expect(onLine).not.toHaveBeenCalled();
  void ask('a');
  void ask('b');
  expect([onLine.mock.calls.length, connect.mock.calls.length]).toEqual([1, 1]);
});

test('a process that was started anew is asked again what had no answer, and nothing else', async () => {
  const { ask, give } = setUp();
  const [before, after] = [new Line(), new Line()];
  give(before);
  const answered = ask('a');
  give(before);
  const open = ask('b');
  before.answer(0, 1);
  await answered;
  give(after);
  expect(before.isClosed).toBe(true);
  expect(after.asked).toMatchObject([{ query: 'b' }]);
  after.answer(0, 7);
  expect((await open).total).toBe(7);
});
