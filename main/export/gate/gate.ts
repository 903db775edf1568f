import type { Participant } from '../../../shared/domain/participant.ts';
import { AppError } from '../../../shared/result.ts';
import type { Log } from '../../ports.ts';
import {
  type CheckAnswer,
  type CheckQuestion,
  type ClearAnswer,
  type ClearQuestion,
  GateAnswer,
  type GateQuestion,
  type Outgoing,
} from './protocol.ts';
import type { GateThread } from './thread.ts';

/** What the thread has to know for a question. The same `outgoing` again costs nothing. */
export interface Told {
  participants: readonly Participant[];
  outgoing: Outgoing;
}

/**
 * The gate's thread, which composes and looks through everything that leaves. Questions go one after another. Rejects with the AppErrors of
 * composing, and with 'gate-down' where the thread ended, did not answer in time, or answered what nobody asked: then nothing was looked
 * through, and the next question goes to a new thread.
 */
export interface Gate {
  clear(told: Told, question: Omit<ClearQuestion, 'do'>): Promise<ClearAnswer>;
  check(told: Told, question: Omit<CheckQuestion, 'do'>): Promise<CheckAnswer>;
  /** Ends the thread with all that it knows. A later question starts another. */
  close(): Promise<void>;
}

interface Parts {
  /** Called with the first question, not before. */
  start(): GateThread;
  log: Log;
  /** Milliseconds that an answer may take. */
  limit?: number;
  /** Milliseconds after which a thread that nobody asks ends. */
  idleAfter?: number;
}

interface Running {
  thread: GateThread;
  /** What it was told last. A copy: who is added to the vault's own list must be told. */
  participants: readonly Participant[] | null;
  outgoing: Outgoing | null;
  waiting: { id: number; resolve(answer: GateAnswer): void; reject(error: AppError): void } | null;
}

/** Keeps one thread: starts it with the first question, ends it when it is idle, and starts another where one failed. */
export function createGate({ start, log, limit = 120_000, idleAfter = 300_000 }: Parts): Gate {
  let running: Running | null = null;
  let turn: Promise<unknown> = Promise.resolve();
  let lastId = 0;
  let idle: NodeJS.Timeout | undefined;

  const end = async (it: Running, why: string) => {
    if (running === it) running = null;
    const { waiting } = it;
    it.waiting = null;
    waiting?.reject(new AppError('gate-down', why));
    await it.thread.terminate().catch(() => {});
  };

  const begin = (): Running => {
    const it: Running = { thread: start(), participants: null, outgoing: null, waiting: null };
    const fail = (why: string, detail = '') => {
      if (running !== it) return;
      log.error(`the privacy gate ended: ${why}${detail}`);
      void end(it, why);
    };
    it.thread.on('message', (message) => {
      const read = GateAnswer.safeParse(message);
      const { waiting } = it;
      if (!read.success || read.data.id !== waiting?.id) return fail('answer');
      it.waiting = null;
      waiting.resolve(read.data);
    });
    // Its message may hold words of a note.
    it.thread.on('error', (error) => fail('error', ` (${(error as NodeJS.ErrnoException).code ?? error.name})`));
    it.thread.on('exit', () => fail('exit'));
    return it;
  };

  const send = async (told: Told, ask: GateQuestion['ask']): Promise<GateAnswer> => {
    running ??= begin();
    const it = running;
    const question: GateQuestion = { id: ++lastId, ask };
    if (!isSame(it.participants, told.participants)) question.participants = it.participants = [...told.participants];
    if (it.outgoing !== told.outgoing) question.outgoing = it.outgoing = told.outgoing;
    let late: NodeJS.Timeout | undefined;
    try {
      return await new Promise<GateAnswer>((resolve, reject) => {
        it.waiting = { id: question.id, resolve, reject };
        // It also keeps a program alive that has nothing else to wait for.
        late = setTimeout(() => {
          log.error('the privacy gate did not answer');
          void end(it, 'late');
        }, limit);
        it.thread.postMessage(question);
      });
    } catch (error) {
      if (error instanceof AppError) throw error;
      await end(it, 'question');
      throw new AppError('gate-down', 'question');
    } finally {
      clearTimeout(late);
    }
  };

  const ask = <T>(told: Told, question: GateQuestion['ask'], read: (answer: GateAnswer['answer']) => T | null) => {
    const result = turn.then(async (): Promise<T> => {
      clearTimeout(idle);
      const { answer, failure } = await send(told, question);
      idle = setTimeout(() => void (running && end(running, 'idle')), idleAfter);
      idle.unref();
      if (failure) {
        if (failure.code === 'internal') log.error(`the privacy gate failed: ${failure.message}\n${failure.where}`);
        throw new AppError(failure.code, failure.message);
      }
      const value = read(answer);
      if (value !== null) return value;
      if (running) await end(running, 'answer');
      throw new AppError('gate-down', 'answer');
    });
    turn = result.catch(() => {});
    return result;
  };

  return {
    clear: (told, question) =>
      ask(told, { do: 'clear', ...question }, (answer) => (answer?.did === 'clear' ? answer : null)),
    check: (told, question) =>
      ask(told, { do: 'check', ...question }, (answer) => (answer?.did === 'check' ? answer : null)),
    async close() {
      clearTimeout(idle);
      if (running) await end(running, 'closed');
    },
  };
}

/** Whether these are the same people, each of them unchanged: the vault gives somebody who changed a new object. */
function isSame(told: readonly Participant[] | null, now: readonly Participant[]): boolean {
  return told !== null && told.length === now.length && told.every((one, i) => one === now[i]);
}
