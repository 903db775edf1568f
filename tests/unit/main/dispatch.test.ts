import { expect, test } from 'vitest';
import { createDispatch } from '../../../main/dispatch.ts';
import type { Handlers } from '../../../shared/ipc/index.ts';
import { AppError } from '../../../shared/result.ts';

function setUp(handlers: Partial<Handlers>) {
  const logged: string[] = [];
  const log = { info: () => {}, error: (message: string) => void logged.push(message) };
  return { dispatch: createDispatch(handlers as Handlers, log), logged };
}

test('a valid call reaches its handler with the defaults of the schema filled in', async () => {
  const { dispatch } = setUp({
    'participants:create': async (input) => ({ ...input, id: 'p_000000000000' }),
  });
  const result = await dispatch('participants:create', { name: 'Noor Haddad' });
  expect(result).toMatchObject({ ok: true, value: { name: 'Noor Haddad', emails: [], doNotContact: false } });
});

test.each([
  ['a channel that is none', 'notes:delete-all', {}],
  ['a channel of the prototype', 'toString', {}],
  ['a channel that is no text', 7, {}],
  ['an input of the wrong shape', 'notes:read', { id: 7 }],
  ['an input with a base hash that is no hash', 'notes:save', { id: 'x', baseHash: '../../etc', text: '' }],
])('%s is refused as invalid and reaches no handler', async (_case, channel, input) => {
  const never = async () => {
    throw new Error('reached');
  };
  const { dispatch, logged } = setUp({ 'notes:read': never, 'notes:save': never });
  expect(await dispatch(channel, input)).toMatchObject({ ok: false, error: { code: 'invalid' } });
  expect(logged).toEqual([]);
});

test('an expected failure keeps its code; an unforeseen one becomes internal without its message', async () => {
  const { dispatch, logged } = setUp({
    'notes:read': async () => {
      throw new AppError('vault-gone', 'Customer research');
    },
    'vault:close': async () => {
      throw new Error('Unexpected token in "Noor said: the export is broken"');
    },
  });
  expect(await dispatch('notes:read', { id: 'x' })).toEqual({
    ok: false,
    error: { code: 'vault-gone', message: 'Customer research' },
  });
  expect(await dispatch('vault:close', undefined)).toEqual({ ok: false, error: { code: 'internal', message: '' } });
  expect(logged).toEqual(['vault:close failed']);
});
