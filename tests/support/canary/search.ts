import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

/** Bytes that a text may be written as: plain, as Chromium writes strings, in an address, in JSON. */
function formsOf(text: string): Buffer[] {
  const forms = [
    text,
    encodeURIComponent(text),
    encodeURIComponent(text).replaceAll('%20', '+'),
    JSON.stringify(text).slice(1, -1),
  ];
  return [...new Set(forms)].map((form) => Buffer.from(form)).concat(Buffer.from(text, 'utf16le'));
}

/** Which of the texts stand in these bytes. */
export function standingIn(bytes: Uint8Array | string, texts: readonly string[]): string[] {
  const buffer =
    typeof bytes === 'string' ? Buffer.from(bytes) : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  return texts.filter((text) => formsOf(text).some((form) => buffer.includes(form)));
}

/** The files below a folder, as paths with `/`; none where it is not there. */
export async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'));
}

/** Where the texts stand below a folder, in names and bytes of files, but for the places that may hold them. */
export async function findBelow(
  folder: string,
  texts: readonly string[],
  mayHold: (path: string, text: string) => boolean,
) {
  const found: string[] = [];
  for (const file of await filesBelow(folder)) {
    const unwanted = texts.filter((text) => !mayHold(file, text));
    if (unwanted.length === 0) continue;
    const bytes = await readFile(path.join(folder, file)).catch(() => Buffer.alloc(0)); // just gone
    for (const text of unwanted.filter((one) => file.includes(one))) found.push(`${text} in ${file}`);
    for (const text of standingIn(bytes, unwanted)) found.push(`${text} in ${file}`);
  }
  return [...new Set(found)];
}
