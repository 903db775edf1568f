import { parseArgs } from 'node:util';
import type { GateThread } from '../export/gate/thread.ts';
import { UsageError } from './usage.ts';

/** What the command line needs of its process. */
export interface CliIo {
  out(text: string): void;
  err(text: string): void;
  cwd: string;
  env: Record<string, string | undefined>;
  /** Whether standard output is a terminal that shows bold letters. */
  color: boolean;
  /** All that comes in on standard input. */
  stdin(): Promise<Uint8Array>;
  /** Fills a new or empty folder with the sample vault. */
  writeSample(folder: string): Promise<void>;
  /** Starts the thread that looks through what leaves. */
  startGate(): GateThread;
}

const options = {
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  'app-data': { type: 'string' },
  limit: { type: 'string' },
  sort: { type: 'string' },
  view: { type: 'string' },
  team: { type: 'string', multiple: true },
  pm: { type: 'string', multiple: true },
  tag: { type: 'string', multiple: true },
  status: { type: 'string', multiple: true },
  goal: { type: 'string', multiple: true },
  after: { type: 'string' },
  before: { type: 'string' },
  from: { type: 'string' },
  'dry-run': { type: 'boolean' },
  type: { type: 'string' },
  finding: { type: 'string', multiple: true },
  interview: { type: 'string', multiple: true },
  query: { type: 'string' },
  participant: { type: 'string' },
  title: { type: 'string' },
  owner: { type: 'string' },
  deadline: { type: 'string' },
  feedback: { type: 'string' },
  pseudonyms: { type: 'boolean' },
  markdown: { type: 'boolean' },
  vault: { type: 'string' },
  target: { type: 'string' },
  show: { type: 'boolean' },
  to: { type: 'string' },
  base: { type: 'string' },
  draft: { type: 'boolean' },
  ready: { type: 'boolean' },
  reviewer: { type: 'string', multiple: true },
  label: { type: 'string', multiple: true },
  'on-top-of': { type: 'string' },
  public: { type: 'boolean' },
} as const;

export type CliOptions = ReturnType<typeof parse>['values'];

/** Reads a command line. Throws UsageError for an option that does not exist. */
export function parse(argv: string[]) {
  try {
    return parseArgs({ args: argv, options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
