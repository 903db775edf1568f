import type { GitHubDouble } from '../support/github/double.ts';

/** What goes wrong at one call. */
export interface Fault {
  name: string;
  /** Lets the `n`th request from now on go wrong. */
  plan(double: GitHubDouble, n: number, world: FaultWorld): Planned;
}

interface Planned {
  /** What happens before the user tries again, and once the last try is over. */
  beforeRetry?(): void;
  atEnd?(): void;
}

interface FaultWorld {
  /** Whether the request changes something: reads are tried three times by the client itself, so that one failure of these shows nothing. */
  isWrite: boolean;
  /** The `n`th request from now on finds nobody. */
  refuse(n: number): void;
  /** Somebody else commits to our branch. */
  pushTheirs(): void;
}

const passing = (name: string, fault: Parameters<GitHubDouble['fail']>[1]): Fault => ({
  name,
  plan(double, n, { isWrite }) {
    const first = double.requests.length + n;
    double.fail(({ n: at }) => at >= first, fault, isWrite ? 1 : 3);
    return { beforeRetry: () => double.clearFaults() };
  },
});

const answered = (status: number, more: { message?: string; headers?: Record<string, string> } = {}) =>
  passing(String(status), { status, ...more });

/** The system refuses the connection: nobody listens where the request goes. */
const refused: Fault = {
  name: 'connection refused',
  plan(_double, n, { refuse, isWrite }) {
    for (let nth = n; nth < n + (isWrite ? 1 : 3); nth++) refuse(nth);
    return {};
  },
};

/** The request lies about on its way, the client gives up, and it arrives when the user has tried again, or is about to. */
const late: Fault = {
  name: 'arrives late',
  plan(double, n) {
    const target = double.requests.length + n;
    const held = double.hold(({ n: at }) => at === target);
    return {
      beforeRetry() {
        if (n % 2 === 0) return held.release();
        const inTheMiddle = double.requests.length + 6;
        // Holds nothing: it sees each request.
        double.hold(({ n: at }) => {
          if (at === inTheMiddle) held.release();
          return false;
        });
      },
      atEnd: () => held.release(),
    };
  },
};

/** Somebody else commits to the branch just before the request arrives. */
const overtaken: Fault = {
  name: 'others commit before it',
  plan(double, n, { pushTheirs }) {
    const target = double.requests.length + n;
    const held = double.hold(({ n: at }) => at === target);
    void held.reached.then(() => {
      pushTheirs();
      held.release();
    });
    return { atEnd: () => held.release() };
  },
};

/** All that can go wrong at a call. */
export const faults: readonly Fault[] = [
  refused,
  passing('reset before it was done', 'refused'),
  passing('reset after it was done', 'reset'),
  passing('answer cut short', 'cut'),
  answered(401, { message: 'Bad credentials' }),
  answered(403, { message: 'Resource not accessible by personal access token' }),
  answered(404, { message: 'Not Found' }),
  answered(409, { message: 'Conflict' }),
  answered(422, { message: 'Validation Failed' }),
  answered(429, { message: 'Too many requests', headers: { 'retry-after': '1' } }),
  answered(500, { message: 'Server Error' }),
  passing('time-out, not done', 'silence-before'),
  passing('time-out, done', 'silence'),
  late,
  passing('a proxy’s page', 'html'),
  overtaken,
];
