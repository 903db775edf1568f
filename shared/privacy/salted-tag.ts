import { textHash } from '../text-hash.ts';

/**
 * A short tag of a text, by which two spellings are told to be the same without either being written down. 53 bits, as 11 letters and
 * digits. Not a secret: whoever has the salt can try what the text might be.
 */
export function saltedTag(salt: string, text: string): string {
  return textHash(`${salt}\n${text}`).toString(36).padStart(11, '0');
}
