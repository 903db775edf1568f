import { parentPort } from 'node:worker_threads';
import { createKeeper } from './keeper.ts';
import type { GateQuestion } from './protocol.ts';

// The gate's thread: a file of its own in dist/ (scripts/build.mjs).
const answer = createKeeper();
parentPort?.on('message', (question: GateQuestion) => parentPort?.postMessage(answer(question)));
