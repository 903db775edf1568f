import { afterEach, expect, test, vi } from 'vitest';
import { openSearchLink, type Question } from '../../../../renderer/features/search/search-link.ts';
import type { SearchLine } from '../../../../renderer/state/search-lines.ts';

afterEach(() => vi.useRealTimers());

const question: Question<'search'> = {
  query: 'refund',
  view: 'interviews',
  limit: 40,
  sort: 'relevance',
};

interface Asked {
  requestId: number;
  query: string;
}

class Port {
  asked: Asked[] = [];
  closed = false;
  onmessage: (event: { data: unknown }) => void = () => {};
  postMessage(request: Asked) {
    this.asked.push(request);
  }
  answer(to: Asked | undefined) {
    this.onmessage({ data: { requestId: to?.requestId } });
  }
  close() {
    this.closed = true;
  }
}

function setUp(connect = () => Promise.resolve()) {
  let give: (port: SearchLine) => void = () => {};
  const onAway = vi.fn();
  const link = openSearchLink({
    onPort: (listener) => {
      give = listener;
      return () => {};
    },
    connect,
    onAway,
  });
  const port = () => {
    const next = new Port();
    give(next as unknown as SearchLine);
    return next;
  };
  return { link, port, onAway };
}

test('asks once there is a port, and again on the next one until it is answered', () => {
  const { link, port } = setUp();
  const hear = vi.fn();
  link.ask('search', question, hear);
  const first = port();
  expect(first.asked).toMatchObject([{ query: 'refund' }]);
  const second = port();
  expect(first.closed).toBe(true);
  second.answer(second.asked[0]);
  expect(hear).toHaveBeenCalledTimes(1);
  expect(port().asked).toEqual([]);
});

test('drops answers to questions that are no longer the newest, each sort for itself', () => {
  const { link, port } = setUp();
  const [older, newer, preview] = [vi.fn(), vi.fn(), vi.fn()];
  link.ask('search', question, older);
  const line = port();
  link.ask('search', { ...question, query: 'refunds' }, newer);
  link.ask('preview', { noteId: 'a', query: 'refunds' }, preview);
  expect(line.asked[2]).toMatchObject({ type: 'preview', noteId: 'a' });
  for (const at of [1, 0, 2]) line.answer(line.asked[at]);
  expect([older, newer, preview].map((hear) => hear.mock.calls.length)).toEqual([0, 1, 1]);
});

test('nobody hears what came too late for a closed view', () => {
  const { link, port } = setUp();
  const hear = vi.fn();
  link.ask('search', question, hear);
  const line = port();
  link.close();
  line.answer(line.asked[0]);
  expect(hear).not.toHaveBeenCalled();
  expect(port().asked).toEqual([]);
});

test('says that the process is away after a second without an answer, however often one asks, and when it is back', () => {
  vi.useFakeTimers();
  const { link, port, onAway } = setUp();
  const line = port();
  link.ask('search', question, () => {});
  vi.advanceTimersByTime(600);
  link.ask('search', { ...question, query: 'refunds' }, () => {});
  vi.advanceTimersByTime(399);
  expect(onAway).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(onAway).toHaveBeenLastCalledWith(true);
  port().answer({ requestId: 2, query: '' });
  expect(onAway).toHaveBeenLastCalledWith(false);
  expect(line.closed).toBe(true);
});

test('a main process that gives no port counts as away', async () => {
  const { onAway } = setUp(() => Promise.reject(new Error('gone')));
  await vi.waitFor(() => expect(onAway).toHaveBeenCalledWith(true));
});
