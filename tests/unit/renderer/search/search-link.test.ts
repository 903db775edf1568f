import { afterEach, expect, test, vi } from 'vitest';
import { openSearchLink } from '../../../../renderer/features/search/search-link.ts';
import type { SearchLine } from '../../../../renderer/state/search-lines.ts';
import type { PreviewRequest, SearchAnswer, SearchRequest } from '../../../../shared/search/protocol.ts';

afterEach(() => vi.useRealTimers());

const question: Omit<SearchRequest, 'requestId'> = {
  query: 'refund',
  filters: { teamIds: [], pmIds: [], tags: [] },
  limit: 40,
  sort: 'relevance',
};
const answerTo = (request: SearchRequest | undefined): SearchAnswer => ({
  requestId: request?.requestId ?? -1,
  hits: [],
  total: 0,
  facets: { team: [], pm: [], tag: [] },
  took: 1,
});

class Port {
  asked: (SearchRequest | PreviewRequest)[] = [];
  closed = false;
  onmessage: (event: { data: unknown }) => void = () => {};
  postMessage(request: SearchRequest) {
    this.asked.push(request);
  }
  close() {
    this.closed = true;
  }
}

function setUp(connect = () => Promise.resolve()) {
  let give: (port: SearchLine) => void = () => {};
  const [onAnswer, onPreview, onAway] = [vi.fn(), vi.fn(), vi.fn()];
  const link = openSearchLink({
    onPort: (listener) => {
      give = listener;
      return () => {};
    },
    connect,
    onAnswer,
    onPreview,
    onAway,
  });
  const port = () => {
    const next = new Port();
    give(next as unknown as SearchLine);
    return next;
  };
  return { link, port, onAnswer, onPreview, onAway };
}

test('asks once there is a port, and again on the next one until it is answered', () => {
  const { link, port, onAnswer } = setUp();
  link.search(question);
  const first = port();
  expect(first.asked).toMatchObject([{ query: 'refund' }]);
  const second = port();
  expect(first.closed).toBe(true);
  const [asked] = second.asked;
  second.onmessage({ data: answerTo(asked as SearchRequest) });
  expect(onAnswer).toHaveBeenCalledTimes(1);
  expect(port().asked).toEqual([]);
});

test('drops answers to questions that are no longer the newest, each sort for itself', () => {
  const { link, port, onAnswer, onPreview } = setUp();
  const line = port();
  link.search(question);
  link.search({ ...question, query: 'refunds' });
  link.preview({ noteId: 'a', query: 'refunds' });
  const [older, newer, preview] = line.asked;
  line.onmessage({ data: answerTo(newer as SearchRequest) });
  line.onmessage({ data: answerTo(older as SearchRequest) });
  line.onmessage({ data: { type: 'preview', requestId: preview?.requestId, blocks: [], here: 0 } });
  expect(onAnswer.mock.calls).toEqual([[answerTo(newer as SearchRequest)]]);
  expect(onPreview).toHaveBeenCalledTimes(1);
});

test('says that the process is away after a second without an answer, and when it is back', () => {
  vi.useFakeTimers();
  const { link, port, onAway } = setUp();
  const line = port();
  link.search(question);
  vi.advanceTimersByTime(999);
  expect(onAway).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(onAway).toHaveBeenLastCalledWith(true);
  line.onmessage({ data: answerTo(line.asked[0] as SearchRequest) });
  expect(onAway).toHaveBeenLastCalledWith(false);
  link.close();
});

test('a main process that gives no port counts as away', async () => {
  const { onAway } = setUp(() => Promise.reject(new Error('gone')));
  await vi.waitFor(() => expect(onAway).toHaveBeenCalledWith(true));
});
