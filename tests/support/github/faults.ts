/** One request, as the double has seen it. Neither its token nor its body. */
export interface Asked {
  /** The first one is 1. */
  n: number;
  method: string;
  /** `GET /repos/{owner}/{repo}`; `null` for what GitHub does not have. */
  route: string | null;
  path: string;
  query: Record<string, string>;
  /** Whose token came with it. */
  login: string | null;
  /** `null` where no answer was given. */
  status: number | null;
}

/**
 * What goes wrong instead of an answer:
 * - `refused`: the connection ends before anything was done. (For "connection refused" by the system: `double.down()`.)
 * - `reset`: all was done, and the connection ends without an answer.
 * - `cut`: all was done, and the answer ends in its middle.
 * - `silence`: all was done, and no answer comes. `silence-before`: nothing was done.
 * - `html`: a proxy's page with status 200, and nothing was done.
 * - `{ status, … }`: this answer, and nothing was done. `{ slow }`: the right one, after so many milliseconds.
 */
export type Fault =
  | 'refused'
  | 'reset'
  | 'cut'
  | 'silence'
  | 'silence-before'
  | 'html'
  | { slow: number }
  | { status: number; message?: string; body?: unknown; headers?: Record<string, string> };

/** The `n`th request from now on, or all that it picks. */
export type When = number | ((asked: Asked) => boolean);

interface Planned {
  when: (asked: Asked) => boolean;
  fault: Fault;
  /** How often still. */
  times: number;
}

interface Hold {
  when: (asked: Asked) => boolean;
  reached(): void;
  released: Promise<void>;
}

/** What was planned to go wrong, and what is held up. */
export class Faults {
  private planned: Planned[] = [];
  private holds: Hold[] = [];
  private readonly seen: () => number;

  /** `seen`: how many requests there were so far. */
  constructor(seen: () => number) {
    this.seen = seen;
  }

  /** Without `times`, a number or a predicate is good for one request. */
  plan(when: When, fault: Fault, times = 1): void {
    const target = typeof when === 'number' ? this.seen() + when : 0;
    this.planned.push({ when: typeof when === 'number' ? ({ n }) => n === target : when, fault, times });
  }

  clear(): void {
    this.planned = [];
  }

  next(asked: Asked): Fault | null {
    const found = this.planned.find((one) => one.times > 0 && one.when(asked));
    if (!found) return null;
    found.times -= 1;
    return found.fault;
  }

  /** Requests that it picks wait, before anything is done, until `release`. `reached` tells of the first. */
  hold(when: (asked: Asked) => boolean): { reached: Promise<void>; release(): void } {
    let reached = () => {};
    let release = () => {};
    const isReached = new Promise<void>((resolve) => {
      reached = resolve;
    });
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    const hold = { when, reached, released };
    this.holds.push(hold);
    return {
      reached: isReached,
      release: () => {
        this.holds = this.holds.filter((one) => one !== hold);
        release();
      },
    };
  }

  async wait(asked: Asked): Promise<void> {
    for (const hold of this.holds.filter((one) => one.when(asked))) {
      hold.reached();
      await hold.released;
    }
  }
}

/** GitHub's refusals of requests that came too fast, or too many at once. */
export const secondaryLimit = (seconds: number): Fault => ({
  status: 403,
  message: 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.',
  headers: { 'retry-after': String(seconds) },
});

/** What a sign-in page of a proxy sends where it lets nothing through. */
export const proxyPage =
  '<!DOCTYPE html>\n<html><head><title>Sign in to the network</title></head><body><form></form></body></html>\n';
