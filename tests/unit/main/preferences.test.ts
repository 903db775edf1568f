import { expect, test } from 'vitest';
import { appContract } from '../../../shared/ipc/app.ts';

test('a change of one preference leaves the others alone', () => {
  const { input } = appContract['app:set-preferences'];
  expect(input.parse({ panes: { window: { list: 320 } } })).toEqual({ panes: { window: { list: 320 } } });
  expect(input.parse({})).toEqual({});
  expect(input.safeParse({ theme: 'pink' }).success).toBe(false);
});
