// One child process with a time limit for each answer; a child that hangs or dies is replaced.
import { fork } from 'node:child_process';
import path from 'node:path';
import { root } from './root.mjs';

/** `ask` resolves to `{ file, problem, milliseconds }`; `problem` is “hang …” where the limit passed, “the process died …” where it did. */
export function createWatchedWorker(program, { files, seconds }) {
  let child = null;

  async function start() {
    child = fork(path.join(root, program), {
      cwd: root,
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    await answer(child, (message) => message.ready, 120);
    child.send({ files });
  }

  return {
    async ask(request, limit = seconds) {
      if (child === null) await start();
      const asked = child;
      let file = request.text ?? '';
      const heard = answer(
        asked,
        (message) => {
          if (message.started !== undefined) file = message.started;
          return message.done;
        },
        limit,
      );
      asked.send(request);
      try {
        const { problem, milliseconds } = await heard;
        return { file, problem, milliseconds };
      } catch (error) {
        asked.kill('SIGKILL');
        child = null;
        return { file, problem: error.message, milliseconds: limit * 1000 };
      }
    },
    end() {
      child?.kill('SIGKILL');
      child = null;
    },
  };
}

function answer(child, isLast, seconds) {
  return new Promise((resolve, reject) => {
    const settle = (act, value) => {
      clearTimeout(timer);
      child.off('message', onMessage);
      child.off('exit', onExit);
      act(value);
    };
    const onMessage = (message) => isLast(message) && settle(resolve, message);
    const onExit = (code, signal) => settle(reject, new Error(`the process died (${signal ?? code})`));
    const timer = setTimeout(() => settle(reject, new Error(`hang: no answer within ${seconds} s`)), seconds * 1000);
    child.on('message', onMessage);
    child.on('exit', onExit);
  });
}
