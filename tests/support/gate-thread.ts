import { EventEmitter } from 'node:events';
import { createKeeper } from '../../main/export/gate/keeper.ts';
import type { GateQuestion } from '../../main/export/gate/protocol.ts';
import type { GateThread } from '../../main/export/gate/thread.ts';

/** The gate's thread without the thread: messages are copied as on their way to one, and answered by the same code. */
export function gateInProcess(): GateThread {
  const events = new EventEmitter();
  const answer = createKeeper();
  let ended = false;
  return {
    postMessage(message) {
      const question = structuredClone(message) as GateQuestion;
      setImmediate(() => {
        if (!ended) events.emit('message', structuredClone(answer(question)));
      });
    },
    on: (event: string, listener: (...args: never[]) => void) => events.on(event, listener as never),
    async terminate() {
      ended = true;
    },
  };
}
