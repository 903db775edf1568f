import { EventEmitter } from 'node:events';
import { createIndexCache, type IndexCache } from '../../../../main/search/cache/index-cache.ts';
import { NotePacker } from '../../../../main/search/cache/packed-note.ts';
import type { ParentLink } from '../../../../main/search/serve.ts';
import { serveSearch } from '../../../../main/search/serve.ts';
import type { SearchDocument } from '../../../../shared/search/feed.ts';
import { clock } from '../../shared/search/notes.ts';

/** One end of a channel as both sides of Electron know it. */
export class FakePort extends EventEmitter {
  other: FakePort | null = null;
  private waiting: unknown[] = [];

  /** What came before anybody listened comes now. */
  start() {
    for (const data of this.waiting.splice(0)) this.emit('message', { data });
  }

  postMessage(data: unknown) {
    const copy = structuredClone(data);
    queueMicrotask(() => this.other?.receive(copy));
  }

  private receive(data: unknown) {
    if (this.listenerCount('message') === 0) this.waiting.push(data);
    else this.emit('message', { data });
  }
}

export function fakeChannel() {
  const [port1, port2] = [new FakePort(), new FakePort()];
  port1.other = port2;
  port2.other = port1;
  return { port1, port2 };
}

interface Received {
  type: string;
  documents?: SearchDocument[];
}

/** The real search process behind messages, in this very one; `die` ends it as a crash would. */
export class FakeProcess extends EventEmitter {
  killed = false;
  readonly received: Received[] = [];
  private readonly link = new EventEmitter();

  constructor(
    readonly args: string[] = [],
    serve: (link: ParentLink) => void = (link) => serveFrom(link, args, () => this.killed),
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
    const data = structuredClone(message) as Received;
    this.received.push(data);
    setImmediate(() => this.killed || this.link.emit('message', { data, ports }));
  }

  /** Ids of the notes that it was given, in order. */
  put(): string[] {
    return this.received.flatMap(({ documents = [] }) => documents.map(({ id }) => id));
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

/** As the entry of the real process does it. What was killed writes nothing any more. */
export function serveFrom(link: ParentLink, [file, how]: string[], isKilled: () => boolean) {
  const packer = new NotePacker();
  const real = file === undefined ? undefined : createIndexCache(file, packer);
  const cache: IndexCache | undefined = real && {
    load: real.load,
    save: (engine, hasChanged) =>
      isKilled() ? new Promise(() => {}) : real.save(engine, () => isKilled() || hasChanged()),
  };
  serveSearch(link, { ...clock, keepPlain: (plain) => packer.pack(plain), cache, anew: how === 'anew' });
}
