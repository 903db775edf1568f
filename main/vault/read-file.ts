import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import type { ReadOnlyReason } from '../../shared/domain/interview.ts';
import { AppError } from '../../shared/result.ts';

/** Beyond this a file is shown in part and cannot be edited. In bytes. */
export const largest = 20 * 1024 * 1024;
const shownOfTooLarge = 1024 * 1024;

export interface FileText {
  /** BOM included, line endings as found. Lossy where `readOnly` is set. */
  text: string;
  /** SHA-256 of all bytes, lower-case hex. */
  hash: string;
  readOnly: Extract<ReadOnlyReason, 'encoding' | 'too-large' | 'damaged'> | null;
  size: number;
  mtimeMs: number;
}

/** SHA-256 in lower-case hex. */
export function hashOf(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Reads a file as text. Rejects with the system's error, or AppError 'invalid' for what is no regular file (a FIFO, a device). */
export async function readText(path: string): Promise<FileText> {
  // Without O_NONBLOCK opening a FIFO waits for a writer for ever.
  const file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const { size, mtimeMs, isRegular } = await facts(file);
    if (!isRegular) throw new AppError('invalid', 'This is not an ordinary file.');
    if (size > largest) {
      const { hash, start } = await hashInParts(file);
      return { text: decode(start).text, hash, readOnly: 'too-large', size, mtimeMs };
    }
    const bytes = await file.readFile();
    return { ...decode(bytes), hash: hashOf(bytes), size: bytes.length, mtimeMs };
  } finally {
    await file.close();
  }
}

/** Bytes as text: strict UTF-8 with the BOM kept; else lossy and with the reason why it cannot be edited. `damaged`: no text at all. */
export function decode(bytes: Uint8Array): { text: string; readOnly: 'encoding' | 'damaged' | null } {
  if (hasNulRun(bytes)) return { text: lossy(bytes), readOnly: 'damaged' };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes), readOnly: null };
  } catch {
    return { text: lossy(bytes), readOnly: utf16(bytes) === null && isBinary(bytes) ? 'damaged' : 'encoding' };
  }
}

/** Power loss leaves runs of NUL where bytes were not written; single ones may be anybody's text. */
function hasNulRun(bytes: Uint8Array): boolean {
  const first = bytes.indexOf(0);
  if (first < 0) return false;
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return bytes.length < 16 ? buffer.every((byte) => byte === 0) : buffer.includes(Buffer.alloc(16), first);
}

/** What is no UTF-8 and holds NUL, or control characters in every tenth place, is no text in any encoding without a byte order mark. */
function isBinary(bytes: Uint8Array): boolean {
  if (bytes.includes(0)) return true;
  const start = bytes.subarray(0, 65_536);
  const controls = start.reduce((count, byte) => count + Number(byte < 0x20 && (byte < 0x09 || byte > 0x0d)), 0);
  return controls * 10 > start.length;
}

function utf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null;
}

function lossy(bytes: Uint8Array): string {
  const encoding = utf16(bytes);
  if (encoding) return new TextDecoder(encoding).decode(bytes);
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes).replaceAll('\0', '');
}

async function facts(file: FileHandle) {
  const stats = await file.stat();
  return { size: stats.size, mtimeMs: stats.mtimeMs, isRegular: stats.isFile() };
}

async function hashInParts(file: FileHandle): Promise<{ hash: string; start: Uint8Array }> {
  const hash = createHash('sha256');
  const start = Buffer.alloc(shownOfTooLarge);
  let filled = 0;
  for await (const part of file.createReadStream({ autoClose: false, highWaterMark: 1024 * 1024 })) {
    hash.update(part);
    filled += (part as Buffer).copy(start, filled, 0, shownOfTooLarge - filled);
  }
  return { hash: hash.digest('hex'), start: start.subarray(0, filled) };
}
