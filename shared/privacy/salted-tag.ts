/**
 * A short tag of a text, by which two spellings are told to be the same without either being written down. 53 bits, as 11 letters and
 * digits. Not a secret: whoever has the salt can try what the text might be.
 */
export function saltedTag(salt: string, text: string): string {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  const source = `${salt}\n${text}`;
  for (let i = 0; i < source.length; i++) {
    const unit = source.charCodeAt(i);
    high = Math.imul(high ^ unit, 2654435761);
    low = Math.imul(low ^ unit, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return (4294967296 * (2097151 & low) + (high >>> 0)).toString(36).padStart(11, '0');
}
