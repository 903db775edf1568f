import { afterEach, expect, test, vi } from 'vitest';

afterEach(() => {
  vi.unstubAllGlobals();
  vi.resetModules();
});

/** The page's side of the bridge, and main telling something. */
async function createPage() {
  const listeners: ((json: string) => void)[] = [];
  const on = (_event: string, listener: (json: string) => void) => void listeners.push(listener);
  vi.stubGlobal('window', { bridge: { on } });
  const { listen } = await import('../../../renderer/api.ts');
  const tell = (payload: unknown) => {
    for (const listener of listeners) listener(JSON.stringify(payload));
  };
  return { listen, tell };
}

test('what is told again in the same words is news', async () => {
  const { listen, tell } = await createPage();
  const states: unknown[] = [];
  listen('search:state-changed', (state) => states.push(state));
  tell({ state: 'ready', notes: 3 });
  tell({ state: 'ready', notes: 3 });
  expect(states).toEqual([
    { state: 'ready', notes: 3 },
    { state: 'ready', notes: 3 },
  ]);
  expect(states[1]).not.toBe(states[0]);
});

test('what is told once is read once, for all who listen', async () => {
  const { listen, tell } = await createPage();
  const states: unknown[] = [];
  listen('search:state-changed', (state) => states.push(state));
  listen('search:state-changed', (state) => states.push(state));
  tell({ state: 'ready', notes: 3 });
  expect(states).toHaveLength(2);
  expect(states[1]).toBe(states[0]);
});

test('who stopped listening hears no more', async () => {
  const { listen, tell } = await createPage();
  const states: unknown[] = [];
  const stop = listen('search:state-changed', (state) => states.push(state));
  stop();
  listen('search:state-changed', (state) => states.push(state));
  tell({ state: 'idle' });
  expect(states).toEqual([{ state: 'idle' }]);
});
