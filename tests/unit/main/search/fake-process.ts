import { EventEmitter } from 'node:events';
import type { ParentLink } from '../../../../main/search/serve.ts';
import { serveSearch } from '../../../../main/search/serve.ts';

/** One end of a channel as both sides of Electron know it. */
export class FakePort extends EventEmitter {
  other: FakePort | null = null;
  start() {}
  postMessage(data: unknown) {
    const copy = structuredClone(data);
    queueMicrotask(() => this.other?.emit('message', { data: copy }));
  }
}

export function fakeChannel() {
  const [port1, port2] = [new FakePort(), new FakePort()];
  port1.other = port2;
  port2.other = port1;
  return { port1, port2 };
}

/** The real search process behind messages, in this very one; `die` ends it as a crash would. */
export class FakeProcess extends EventEmitter {
  killed = false;
  readonly received: { type: string }[] = [];
  private readonly link = new EventEmitter();

  constructor(
    serve: (link: ParentLink) => void = (link) =>
      serveSearch(link, { now: () => performance.now(), today: () => '2026-11-26' }),
  ) {
    super();
    const link = Object.assign(this.link, {
      postMessage: (message: unknown) => {
        const copy = structuredClone(message);
        setImmediate(() => this.killed || this.emit('message', copy));
      },
    }) as unknown as ParentLink;
    setImmediate(() => this.killed || serve(link));
  }

  postMessage(message: unknown, ports: FakePort[] = []) {
    const data = structuredClone(message) as { type: string };
    this.received.push(data);
    setImmediate(() => this.killed || this.link.emit('message', { data, ports }));
  }

  kill() {
    this.killed = true;
    this.emit('exit', 0);
    return true;
  }

  die(code = 139) {
    this.killed = true;
    this.emit('exit', code);
  }
}
