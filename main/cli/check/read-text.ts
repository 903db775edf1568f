import { guessText } from '../../vault/encoding.ts';

/** The text that bytes hold, without a byte order mark; `null` where they hold none. */
export function textOf(bytes: Uint8Array): string | null {
  if (!bytes.includes(0)) return utf8(bytes) ?? guessText(bytes)?.text ?? null;
  const isMarked = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  return isMarked ? (guessText(bytes)?.text ?? null) : utf16(bytes);
}

function utf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Without a mark, UTF-16 shows by its zeros: they are all on one side of the pairs, and there are many of them. */
function utf16(bytes: Uint8Array): string | null {
  if (bytes.length % 2 !== 0) return null;
  const zeros = [0, 0];
  for (let at = 0; at < bytes.length; at++) if (bytes[at] === 0) zeros[at % 2]!++;
  const [high, low] = zeros as [number, number];
  const most = Math.max(high, low);
  if (Math.min(high, low) > 0 || most < bytes.length / 8) return null;
  return new TextDecoder(low > high ? 'utf-16le' : 'utf-16be').decode(bytes);
}
