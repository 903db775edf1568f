import { type Channel, contract, type Handlers } from '../shared/ipc/index.ts';
import { AppError, type Result } from '../shared/result.ts';
import type { Log } from './ports.ts';

/** Answers one call of the page. Never rejects: every failure is a `Result` with a code of the closed set. */
export type Dispatch = (channel: unknown, input: unknown) => Promise<Result<unknown>>;

/**
 * Validates the input with the contract's schema, runs the handler and wraps what comes back. An unknown channel or a bad
 * input is 'invalid'; an unforeseen error is 'internal' and logged by its name and stack frames alone, because messages of
 * parsers quote the text they failed on.
 */
export function createDispatch(handlers: Handlers, log: Log): Dispatch {
  return async (channel, input) => {
    if (typeof channel !== 'string' || !Object.hasOwn(contract, channel)) return failure('invalid', 'channel');
    const known = channel as Channel;
    const parsed = contract[known].input.safeParse(input);
    if (!parsed.success) return failure('invalid', parsed.error.issues[0]?.path.join('.') ?? '');
    try {
      const handler = handlers[known] as (input: unknown) => Promise<unknown>;
      return { ok: true, value: await handler(parsed.data) };
    } catch (error) {
      if (error instanceof AppError) return failure(error.code, error.message);
      log.error(`${known} failed`, error);
      return failure('internal', '');
    }
  };
}

function failure(code: AppError['code'], message: string): Result<never> {
  return { ok: false, error: { code, message } };
}
