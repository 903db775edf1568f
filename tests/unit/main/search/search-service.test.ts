import { describe, expect, test, vi } from 'vitest';
import { searchVault } from '../../../../main/search/search-vault.ts';
import { goal as goalOf } from '../../shared/findings/summaries.ts';
import { ask } from '../../shared/search/notes.ts';
import { fakeVault } from './fake-vault.ts';
import { eventually, query, ready, setUp, titles } from './search-setting.ts';

const goal = goalOf({ id: '01JDA0R7Y5N3W9Q2H8E6C4KQ7D', question: 'Why do admins leave?' });

describe('search service', () => {
  test('indexes a vault once it is verified and tells how far it is', async () => {
    const { service, processes, ports, states, open } = setUp();
    const texts = Object.fromEntries(Array.from({ length: 100 }, (_, i) => [`n${i}`, i % 2 ? 'refund' : 'checkout']));
    const vault = fakeVault(texts);
    service.connect();
    open(vault.vault);
    await vi.waitFor(() => expect(states).toContainEqual({ state: 'indexing', done: 0, total: 100 }));
    expect((await query(ports[0]!, 'refund')).total).toBe(0);
    vault.verify();
    await ready(states);
    expect(states[0]).toEqual({ state: 'idle' });
    expect(processes).toHaveLength(1);
    expect(service.state()).toEqual({ state: 'ready', notes: 100 });
    expect((await query(ports[0]!, 'refund')).total).toBe(50);
  });

  test('a saved note is findable at once, also while the rest is indexed; a removed one is not', async () => {
    const { service, ports, states, open } = setUp();
    const vault = fakeVault(
      Object.fromEntries(Array.from({ length: 400 }, (_, i) => [`n${i}`, 'checkout '.repeat(50)])),
    );
    open(vault.vault);
    vault.slow = 2;
    vault.verify();
    service.connect();
    await vi.waitFor(() => expect(states.at(-1)?.state).toBe('indexing'));
    vault.save('new', 'a refund');
    await eventually(async () => expect(titles(await query(ports[0]!, 'refund'))).toEqual(['new']));
    expect(states.at(-1)?.state).toBe('indexing');
    vault.slow = 0;
    await ready(states);
    vault.save('new', 'an exchange');
    vault.remove('n0');
    await eventually(async () => expect(titles(await query(ports[0]!, 'exchange'))).toEqual(['new']));
    await eventually(async () => expect((await query(ports[0]!, 'checkout')).total).toBe(399));
    expect(titles(await query(ports[0]!, 'refund'))).toEqual([]);
  });

  test('names of teams, people and companies find their notes, also after they change', async () => {
    const { service, ports, states, open } = setUp();
    const vault = fakeVault({ a: 'x', b: 'x' });
    vault.describe('a', { teamIds: ['replay'], participantIds: ['p_7f3k9q2m1x0c'] });
    open(vault.vault);
    service.connect();
    vault.verify();
    await ready(states);
    vault.setRoster({ people: [], teams: [{ id: 'replay', name: 'Session Replay', aliases: ['Rewind'] }] });
    await eventually(async () => expect(titles(await query(ports[0]!, 'rewind'))).toEqual(['a']));
    const noor = {
      id: 'p_7f3k9q2m1x0c',
      name: 'Noor Haddad',
      nicknames: ['Nono'],
      emails: [],
      handles: [],
      company: 'Lumenpay',
      doNotContact: false,
    };
    vault.setParticipants([noor]);
    await eventually(async () => expect(titles(await query(ports[0]!, 'noor lumenpay'))).toEqual(['a']));
    expect(titles(await query(ports[0]!, 'nono'))).toEqual(['a']);
  });

  test('a research goal is found by words of its question, also once it asks something else', async () => {
    const { service, ports, states, open } = setUp();
    const vault = fakeVault({ a: 'x', b: 'x' });
    vault.describe('a', { goals: [goal.id] });
    vault.describe('b', { goals: ['activation'] });
    open(vault.vault);
    service.connect();
    vault.verify();
    await ready(states);
    vault.setGoals([goal]);
    await eventually(async () => expect(titles(await query(ports[0]!, 'goal:leave'))).toEqual(['a']));
    for (const own of [`goal:"${goal.question}"`, `goal:${goal.id}`]) {
      expect(titles(await query(ports[0]!, own))).toEqual(['a']);
    }
    expect(titles(await query(ports[0]!, 'goal:activation'))).toEqual(['b']);
    vault.setGoals([{ ...goal, question: 'Who stays?' }]);
    await eventually(async () => expect(titles(await query(ports[0]!, 'goal:stays'))).toEqual(['a']));
  });

  test('a process that ends is started again, fed again, and the page gets a new port', async () => {
    const { service, processes, ports, states, errors, open } = setUp();
    const vault = fakeVault({ a: 'refund' });
    open(vault.vault);
    service.connect();
    vault.verify();
    await ready(states);
    processes[0]!.die();
    vault.save('b', 'refund');
    await vi.waitFor(() => expect(ports).toHaveLength(2));
    await ready(states);
    await eventually(async () => expect(titles(await query(ports[1]!, 'refund'))).toEqual(['a', 'b']));
    expect(errors).toEqual(['the search process ended (139)']);
  });

  test('a process that keeps failing is tried ever later and the page is told', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      const { processes, states, open } = setUp();
      const vault = fakeVault({ a: 'refund' });
      open(vault.vault);
      vault.verify();
      await vi.waitFor(() => expect(processes).toHaveLength(1));
      for (let i = 0; i < 5; i++) {
        processes.at(-1)!.die(1);
        const before = processes.length;
        vi.advanceTimersByTime(100 * 2 ** i - 1);
        expect(processes).toHaveLength(before);
        vi.advanceTimersByTime(1);
        expect(processes).toHaveLength(before + 1);
      }
      expect(states.at(-1)).toEqual({ state: 'failed' });
    } finally {
      vi.useRealTimers();
    }
  });

  test('another vault gets a process of its own; closing ends it', async () => {
    const { service, processes, ports, states, open } = setUp();
    const [first, second] = [fakeVault({ a: 'refund' }), fakeVault({ b: 'refund' }, '/other')];
    first.verify();
    open(first.vault);
    service.connect();
    await ready(states);
    open(second.vault);
    expect(processes[0]!.killed).toBe(true);
    expect(service.state()).toEqual({ state: 'idle' });
    second.verify();
    await ready(states);
    expect(titles(await query(ports.at(-1)!, 'refund'))).toEqual(['b']);
    open(null);
    expect(processes[1]!.killed).toBe(true);
    await vi.waitFor(() => expect(states.at(-1)).toEqual({ state: 'idle' }));
    expect(processes).toHaveLength(2);
  });

  test('a note that cannot be read is found by its title; while the vault is away it waits', async () => {
    const { service, ports, states, open } = setUp();
    const vault = fakeVault({ broken: 'refund', fine: 'refund' });
    vault.failing.set('broken', 'permission');
    open(vault.vault);
    service.connect();
    vault.verify();
    await ready(states);
    expect(titles(await query(ports[0]!, 'refund'))).toEqual(['fine']);
    expect(titles(await query(ports[0]!, 'broken'))).toEqual(['broken']);
    vault.failing.set('*', 'vault-gone');
    vault.save('late', 'refund');
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(titles(await query(ports[0]!, 'refund'))).toEqual(['fine']);
    vault.failing.clear();
    vault.emit('back');
    await eventually(async () => expect(titles(await query(ports[0]!, 'refund'))).toEqual(['fine', 'late']));
  });

  test('main itself asks: while the process starts, while it runs; one that ends leaves no question open', async () => {
    const { service, processes, states, open } = setUp();
    const { requestId: _, ...question } = ask('refund');
    await expect(service.ask(question)).rejects.toMatchObject({ code: 'search-down' });
    const vault = fakeVault({ a: 'refund', b: 'refund' });
    open(vault.vault);
    vault.verify();
    await vi.waitFor(() => expect(processes).toHaveLength(1));
    expect((await service.ask(question)).total).toBeLessThanOrEqual(2);
    await ready(states);
    const answers = await Promise.all([service.ask(question), service.ask({ ...question, query: 'nothing' })]);
    const whole = await service.askHighlights({ query: 'refund', sort: 'date', limit: 10 });
    expect(whole).toMatchObject({ type: 'highlights', total: whole.highlights.length });
    expect(answers.map((answer) => answer.total)).toEqual([2, 0]);
    const unanswered = service.ask(question);
    processes[0]!.die();
    await expect(unanswered).rejects.toMatchObject({ code: 'search-down' });
    await expect(service.ask(question)).rejects.toMatchObject({ code: 'search-down' });
  });

  test('messages that do not fit the protocol are dropped', async () => {
    const { service, processes, ports, states, open } = setUp();
    const vault = fakeVault({ a: 'refund' });
    open(vault.vault);
    service.connect();
    vault.verify();
    await ready(states);
    for (const bad of [
      null,
      7,
      {},
      { type: 'put' },
      { type: 'open', path: '/etc/passwd' },
      { type: 'put', documents: [{ id: 1 }] },
    ]) {
      processes[0]!.postMessage(bad);
      ports[0]!.postMessage(bad);
    }
    ports[0]!.postMessage({ ...ask('refund'), query: 'x'.repeat(10_001) });
    expect(titles(await query(ports[0]!, 'refund'))).toEqual(['a']);
  });
});

test('the command line searches a vault in its own process', async () => {
  const vault = fakeVault({ a: 'the refund', b: 'none' });
  vault.failing.set('b', 'permission');
  vault.verify();
  expect(titles(await searchVault(vault.vault, ask('refund')))).toEqual(['a']);
  expect((await searchVault(vault.vault, ask(''))).total).toBe(2);
});
