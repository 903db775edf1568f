import { Refusal } from './api.ts';

/** How many requests are let through, and until when no more are. */
export class Limits {
  limit = 5000;
  remaining = 5000;
  /** When `remaining` is `limit` again. */
  resetAt = Date.now() + 3_600_000;
  /** How far the server's clock, by which it tells of that, is ahead of this machine's, in ms. */
  clockAhead = 0;
  /** Some GitHub Enterprise servers have none. */
  areOff = false;

  shown() {
    const reset = Math.ceil((this.resetAt + this.clockAhead) / 1000);
    return { limit: this.limit, remaining: this.remaining, reset, used: this.limit - this.remaining, resource: 'core' };
  }

  /** Counts a request; throws GitHub's refusal where none is left. */
  count(): void {
    if (this.areOff) return;
    if (Date.now() >= this.resetAt) {
      this.remaining = this.limit;
      this.resetAt = Date.now() + 3_600_000;
    }
    if (this.remaining === 0) throw new Refusal(403, 'API rate limit exceeded for user ID 1001.');
    this.remaining -= 1;
  }

  headers(): Record<string, string> {
    if (this.areOff) return {};
    const { limit, remaining, reset, used, resource } = this.shown();
    return {
      'x-ratelimit-limit': String(limit),
      'x-ratelimit-remaining': String(remaining),
      'x-ratelimit-reset': String(reset),
      'x-ratelimit-used': String(used),
      'x-ratelimit-resource': resource,
    };
  }
}
