import { createHash } from 'node:crypto';
import { z } from 'zod';

/** A line of a journal. Texts are whole files; places and lengths are UTF-16 units. */
export type JournalRecord =
  /** The text as it was typed. `bases`: hashes of the file's bytes that this text supersedes. */
  | { kind: 'text'; id: string; path: string | null; bases: string[]; text: string; rich?: string | undefined }
  /** The same by what changed since the text before it in the journal. */
  | {
      kind: 'change';
      path: string | null;
      bases: string[];
      at: number;
      removed: number;
      inserted: string;
      /** JSON of the blocks that the text has in their most literal form, where it is another than before. */
      rich?: string | undefined;
    }
  /** The text before it is about to be written; the file then has this hash. */
  | { kind: 'saving'; hash: string; path: string | null };

const path = z.string().nullable();
const bases = z.array(z.string());
const rich = z.string().optional();
const JournalRecord = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), id: z.string(), path, bases, text: z.string(), rich }),
  z.object({
    kind: z.literal('change'),
    path,
    bases,
    at: z.number().int().min(0),
    removed: z.number().int().min(0),
    inserted: z.string(),
    rich,
  }),
  z.object({ kind: z.literal('saving'), hash: z.string(), path }),
]);

/** A record as a line: 16 hex digits of its SHA-256, a space, JSON, `\n`. Lone surrogates are escaped by JSON. */
export function encodeRecord(record: JournalRecord): string {
  const json = JSON.stringify(record);
  return `${checksum(json)} ${json}\n`;
}

/** The records of a journal up to the first line that is torn or damaged: each builds on the one before. */
export function decodeRecords(content: string): JournalRecord[] {
  const records: JournalRecord[] = [];
  for (let at = 0; ; ) {
    const end = content.indexOf('\n', at);
    if (end < 0) return records;
    const record = decodeLine(content.slice(at, end));
    if (record === null || (records.length === 0 && record.kind !== 'text')) return records;
    records.push(record);
    at = end + 1;
  }
}

function decodeLine(line: string): JournalRecord | null {
  const json = line.slice(17);
  if (line[16] !== ' ' || line.slice(0, 16) !== checksum(json)) return null;
  const parsed = JournalRecord.safeParse(JSON.parse(json));
  return parsed.success ? parsed.data : null;
}

function checksum(json: string): string {
  return createHash('sha256').update(json).digest('hex').slice(0, 16);
}

/** What turns `before` into `after`: one run of characters, as short as it can be. */
export function changeBetween(before: string, after: string): { at: number; removed: number; inserted: string } {
  const shorter = Math.min(before.length, after.length);
  let at = 0;
  while (at < shorter && before.charCodeAt(at) === after.charCodeAt(at)) at++;
  let tail = 0;
  while (
    tail < shorter - at &&
    before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)
  ) {
    tail++;
  }
  return { at, removed: before.length - at - tail, inserted: after.slice(at, after.length - tail) };
}

/** The last text of a journal and where it stands, or `null` for a journal without one. */
export function lastText(records: readonly JournalRecord[]): { text: string; at: number } | null {
  let last: { text: string; at: number } | null = null;
  records.forEach((record, at) => {
    if (record.kind === 'text') last = { text: record.text, at };
    else if (record.kind === 'change' && last) {
      const { text } = last;
      last = { text: text.slice(0, record.at) + record.inserted + text.slice(record.at + record.removed), at };
    }
  });
  return last;
}

/** The last rich form in a journal, if any. */
export function lastRich(records: readonly JournalRecord[]): string | undefined {
  return records.reduce<string | undefined>((rich, record) => ('rich' in record && record.rich) || rich, undefined);
}

export type Recovery =
  /** The disk has it all. */
  | { action: 'nothing' }
  /** The file is one that the text supersedes. */
  | { action: 'save'; text: string }
  /** There is no file (any more). */
  | { action: 'create'; text: string }
  /** Somebody else wrote the file since: both are kept. */
  | { action: 'keep-both'; text: string };

/**
 * What is to be done with a journal that its process left behind. `onDisk` is the hash of the note's file now, `null` where there
 * is none. Source of the rule: reliability, "Journal" and "The base hash is compared before each write".
 */
export function recoveryOf(
  records: readonly JournalRecord[],
  onDisk: string | null,
  hashOf: (text: string) => string,
): Recovery {
  const last = lastText(records);
  if (last === null) return { action: 'nothing' };
  const { text, at } = last;
  if (onDisk === null) return { action: 'create', text };
  const saved = records.findLastIndex((record) => record.kind === 'saving' && record.hash === onDisk);
  if (saved > at || hashOf(text) === onDisk) return { action: 'nothing' };
  const isOurs = records.some((r) => (r.kind === 'saving' ? r.hash === onDisk : r.bases.includes(onDisk)));
  return { action: isOurs ? 'save' : 'keep-both', text };
}
