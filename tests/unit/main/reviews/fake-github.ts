import type { z } from 'zod';
import { GitHubError } from '../../../../main/github/answer.ts';
import type { GitHub } from '../../../../main/github/client.ts';
import { readEndpoint } from '../../../../main/github/endpoint.ts';

interface Said {
  login: string;
  body: string;
  at?: string;
}

interface OnLine extends Said {
  path: string;
  line: number | null;
  commit: string;
  from?: number;
  answers?: number;
  /** Where it was written, once the lines have changed. */
  outdated?: { line: number; commit: string };
  side?: 'LEFT' | 'RIGHT';
  hunk?: string;
  isFile?: boolean;
}

/** One repository with its pull requests, as far as reviews ask for it. */
export class FakeRepository {
  pulls = new Map<number, FakePull>();
  /** `<commit>:<path>` → text. */
  files = new Map<string, string>();
  /** Routes that were asked for. */
  asked: string[] = [];
  /** What a call throws instead of answering. */
  refuse: (route: string, parameters: Record<string, unknown>) => GitHubError | null = () => null;

  pull(number: number, branch = `branch-${number}`): FakePull {
    const pull = new FakePull(number, branch);
    this.pulls.set(number, pull);
    return pull;
  }

  as(login: string): GitHub {
    const answer = (route: string, parameters: Record<string, unknown>): unknown => {
      this.asked.push(route);
      const refused = this.refuse(route, parameters);
      if (refused) throw refused;
      const number = Number(parameters.pull_number ?? parameters.issue_number);
      const pull = this.pulls.get(number);
      const end = route.slice(route.lastIndexOf('/') + 1);
      if (end === 'pulls') {
        const [, branch] = String(parameters.head).split(':');
        return [...this.pulls.values()].filter((one) => one.branch === branch).map((one) => one.shown());
      }
      if (end === '{path}') {
        const text = this.files.get(`${parameters.ref}:${parameters.path}`);
        if (text === undefined) throw new GitHubError('gone', 'repository', 404);
        return { type: 'file', encoding: 'base64', content: Buffer.from(text).toString('base64'), sha: 'b'.repeat(40) };
      }
      if (!pull) throw new GitHubError('gone', 'repository', 404);
      if (end === '{pull_number}') return pull.shown();
      if (end === 'reviews') return pull.reviews;
      if (route.includes('/issues/')) return pull.talk;
      return pull.lines.toReversed();
    };
    const read = <T>(shape: z.ZodType<T> | undefined, data: unknown) => (shape ? shape.parse(data) : (data as T));
    const request = async (route: string, parameters: object, { shape }: { shape?: z.ZodType } = {}) => ({
      ...{ status: 200, headers: {}, redirected: false },
      data: read(shape, answer(route, parameters as never)),
    });
    const github = {
      ...{ endpoint: readEndpoint(''), host: 'github.com', login, request },
      find: async (route: string, parameters: object, options: object) => {
        try {
          return await request(route, parameters, options);
        } catch (error) {
          if (error instanceof GitHubError && error.status === 404) return null;
          throw error;
        }
      },
      pages: async (route: string, parameters: object, { shape, most }: { shape?: z.ZodType; most: number }) =>
        (answer(route, parameters as never) as unknown[]).slice(0, most).map((item) => read(shape, item)),
    };
    return github as unknown as GitHub;
  }
}

let next = 100;

export class FakePull {
  state: 'open' | 'draft' | 'merged' | 'closed' = 'open';
  asked: string[] = [];
  reviews: object[] = [];
  lines: object[] = [];
  talk: object[] = [];
  constructor(
    readonly number: number,
    readonly branch: string,
  ) {}

  shown(): object {
    return {
      ...{ number: this.number, title: `Pull ${this.number}`, html_url: this.url, user: { login: 'mira-o' } },
      ...{ state: this.state === 'open' || this.state === 'draft' ? 'open' : 'closed', draft: this.state === 'draft' },
      merged_at: this.state === 'merged' ? '2026-11-25T10:00:00Z' : null,
      ...{
        requested_reviewers: this.asked.map((login) => ({ login })),
        requested_teams: [],
        head: { ref: this.branch },
      },
      ...{ comments: this.talk.length, review_comments: this.lines.length },
    };
  }

  get url() {
    return `https://github.com/acme/product/pull/${this.number}`;
  }

  review(login: string, state: string, body = '', at = '2026-11-20T10:00:00Z') {
    const id = next++;
    const html_url = `${this.url}#pullrequestreview-${id}`;
    this.reviews.push({ id, user: { login }, state, body, submitted_at: at, html_url });
  }

  say({ login, body, at = '2026-11-20T10:00:00Z' }: Said): number {
    const id = next++;
    this.talk.push({ id, user: { login }, body, created_at: at, html_url: `${this.url}#issuecomment-${id}` });
    return id;
  }

  comment(one: OnLine): number {
    const id = next++;
    const { login, body, path, line, commit, from = null, at = '2026-11-20T10:00:00Z', answers, outdated } = one;
    this.lines.push({
      ...{ id, user: { login }, body, path, created_at: at, html_url: `${this.url}#discussion_r${id}` },
      ...{ line: outdated ? null : line, start_line: outdated ? null : from, commit_id: commit },
      ...{ original_line: outdated?.line ?? line, original_start_line: from },
      ...{ original_commit_id: outdated?.commit ?? commit, side: one.side ?? 'RIGHT', diff_hunk: one.hunk ?? '' },
      ...{ subject_type: one.isFile ? 'file' : 'line', ...(answers !== undefined && { in_reply_to_id: answers }) },
    });
    return id;
  }
}
