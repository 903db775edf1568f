import { type FileHandle, mkdir, open, readdir, readFile, rename, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import type { Log } from '../../ports.ts';
import { isTemporary, replaceDurably, syncFolder } from '../durable-write.ts';
import { errnoOf } from '../file-errors.ts';
import { createKeyedQueue } from '../queue.ts';
import { hashOf } from '../read-file.ts';
import { changeBetween, decodeRecords, encodeRecord, type JournalRecord } from './records.ts';

/** A text that is not in its file yet; `rich` is the JSON of blocks that it has in their most literal form. */
export interface ToKeep {
  id: string;
  baseHash: string | null;
  text: string | null;
  rich?: string | undefined;
}

/** What was typed since the last durable save of each note, in app data: what `kill -9` leaves of it. */
export interface Journal {
  /** Keeps a text that the file does not have yet; `null`: it has all. Resolves once it is on the disk. */
  keep(note: ToKeep): Promise<void>;
  /** The file is about to become `text`, whose bytes have `hash`. Never rejects: a save does not depend on the journal. */
  saving(note: { id: string; path: string | null; hash: string; text: string }): Promise<void>;
  /** The file is that text. The note may have another id from now on. Never rejects. */
  saved(note: { id: string; hash: string; text: string; newId: string }): Promise<void>;
  /** All journals that are here: left by another process, or by a page that is gone. */
  left(): Promise<LeftJournal[]>;
  close(): Promise<void>;
}

/** A journal that nobody writes any more. */
export interface LeftJournal {
  records: JournalRecord[];
  /** It has been dealt with. */
  remove(): Promise<void>;
}

interface Chain {
  file: FileHandle;
  /** The last text in it. */
  text: string;
  /** Bytes. */
  written: number;
}

/** A journal is written anew once it is this many times as long as its text, and this many bytes more. */
const growth = { times: 4, bytes: 256 * 1024 };

/** Where the journals of a vault are, by vault id and real path. */
export function journalFolder(appDataDir: string, vaultId: string, root: string): string {
  return join(appDataDir, 'journals', hashOf(`${vaultId}\n${root}`).slice(0, 32));
}

/** Opens the journals of a vault. `pathOf` tells where a note's file is; `null` where it has none. Rejects with the system's error. */
export function openJournal(folder: string, pathOf: (id: string) => string | null, log: Log): Journal {
  const inOrder = createKeyedQueue();
  const chains = new Map<string, Chain>();
  /** Hashes of the writes that were begun, by note: a text typed meanwhile supersedes them too. */
  const begun = new Map<string, string[]>();
  const fileOf = (id: string) => join(folder, `${hashOf(id).slice(0, 32)}.journal`);

  async function keep(id: string, base: string | null, text: string, rich?: string): Promise<void> {
    const chain = chains.get(id);
    const known = begun.get(id) ?? [];
    const learned = base === null ? -1 : known.indexOf(base);
    if (learned > 0) begun.set(id, known.slice(learned));
    if (chain?.text === text) return;
    const head = {
      path: pathOf(id),
      bases: [...new Set([...(base === null ? [] : [base]), ...(begun.get(id) ?? [])])],
    };
    if (!chain || chain.written > growth.times * text.length + growth.bytes) {
      return startChain(id, { kind: 'text', id, ...head, text, rich });
    }
    await append(id, chain, [{ kind: 'change', ...head, ...changeBetween(chain.text, text), rich }], true);
    chain.text = text;
  }

  async function startChain(id: string, record: JournalRecord & { kind: 'text' }): Promise<void> {
    await endChain(id);
    const line = Buffer.from(encodeRecord(record));
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await replaceDurably(fileOf(id), line, { mode: 0o600 });
    const file = await open(fileOf(id), 'a');
    chains.set(id, { file, text: record.text, written: line.length });
  }

  /** A line that could be torn ends the chain: what comes next starts another, whole. */
  async function append(id: string, chain: Chain, records: JournalRecord[], sync: boolean): Promise<void> {
    const line = Buffer.from(records.map(encodeRecord).join(''));
    try {
      await chain.file.appendFile(line);
      if (sync) await chain.file.datasync();
      chain.written += line.length;
    } catch (error) {
      await endChain(id);
      throw error;
    }
  }

  async function endChain(id: string): Promise<void> {
    const chain = chains.get(id);
    chains.delete(id);
    await chain?.file.close().catch(() => {});
  }

  async function drop(id: string): Promise<void> {
    await endChain(id);
    await unlink(fileOf(id)).catch(ignoreMissing);
  }

  function quietly(id: string, task: () => Promise<void>): Promise<void> {
    return inOrder(id, task).catch((error: unknown) => log.error('The journal could not be written', error));
  }

  async function close(): Promise<void> {
    await Promise.all([...chains.keys()].map((id) => inOrder(id, () => endChain(id))));
  }

  return {
    keep: ({ id, baseHash, text, rich }) =>
      inOrder(id, () => (text === null ? drop(id) : keep(id, baseHash, text, rich))),
    saving({ id, path, hash, text }) {
      begun.set(id, [...(begun.get(id) ?? []), hash].slice(-20));
      return quietly(id, async () => {
        const chain = chains.get(id);
        if (!chain) return;
        const change: JournalRecord[] =
          chain.text === text
            ? []
            : [{ kind: 'change', path, bases: begun.get(id) ?? [], ...changeBetween(chain.text, text) }];
        await append(id, chain, [...change, { kind: 'saving', hash, path }], true);
        chain.text = text;
      });
    },
    saved: ({ id, hash, text, newId }) =>
      quietly(id, async () => {
        const written = begun.get(id) ?? [hash];
        const chain = chains.get(id);
        begun.set(newId, written);
        if (chain?.text === text) await drop(id);
        else if (chain && newId !== id) {
          // Nothing is kept under the new id yet: it has just been given.
          chains.delete(id);
          await rename(fileOf(id), fileOf(newId)).catch(ignoreMissing);
          chains.set(newId, chain);
        }
      }),
    async left() {
      await close();
      const names = await readdir(folder).catch(() => []);
      const found: LeftJournal[] = [];
      for (const name of names) {
        const file = join(folder, name);
        if (isTemporary(name)) await unlink(file).catch(() => {});
        if (!name.endsWith('.journal')) continue;
        const content = await readFile(file, 'utf8').catch(() => null);
        if (content === null) continue;
        const remove = async () => {
          await unlink(file).catch(ignoreMissing);
          await syncFolder(folder);
        };
        found.push({ records: decodeRecords(content), remove });
      }
      return found;
    },
    close,
  };
}

function ignoreMissing(error: unknown): void {
  if (errnoOf(error) !== 'ENOENT') throw error;
}
