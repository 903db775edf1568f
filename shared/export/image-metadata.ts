/** A picture as it may leave: its pixels, and nothing that tells who took it, when, where or with what. */
export interface CleanImage {
  type: 'image/png' | 'image/jpeg';
  bytes: Uint8Array;
}

/** Why a picture stays: `kind` is none of those that can be cleaned, `damaged` does not hold what its kind says. */
export type ImageRefusal = 'kind' | 'damaged';

/**
 * A PNG or JPEG without its metadata (EXIF, XMP, IPTC, comments, text, color profiles, thumbnails, whatever stands behind its end):
 * what is known to be needed for the pixels is kept byte for byte, everything else goes, known or not. Of a JPEG's EXIF the way it
 * is turned stays, alone. Told by its bytes, not by its name. Linear in the size.
 */
export function withoutMetadata(bytes: Uint8Array): CleanImage | ImageRefusal {
  if (startsWith(bytes, pngSignature)) {
    const clean = cleanPng(bytes);
    return clean ? { type: 'image/png', bytes: clean } : 'damaged';
  }
  if (startsWith(bytes, [0xff, 0xd8, 0xff])) {
    const clean = cleanJpeg(bytes);
    return clean ? { type: 'image/jpeg', bytes: clean } : 'damaged';
  }
  return 'kind';
}

const pngEnd = Uint8Array.of(0, 0, 0, 0, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82);
const pngSignature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** The chunks that make the pixels (PNG, third edition): colors as numbers and animation are, a profile with a name is not. */
const pngChunks = new Set([
  ...['IHDR', 'PLTE', 'IDAT', 'tRNS', 'cHRM', 'gAMA', 'sBIT', 'sRGB', 'cICP', 'bKGD', 'pHYs'],
  ...['acTL', 'fcTL', 'fdAT'],
]);

function cleanPng(bytes: Uint8Array): Uint8Array | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const kept = [bytes.subarray(0, 8)];
  for (let at = 8; at + 12 <= bytes.length; ) {
    const end = at + 12 + view.getUint32(at);
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    if (end > bytes.length || (at === 8 && type !== 'IHDR')) return null;
    if (type === 'IEND') return kept.length > 2 ? join([...kept, pngEnd]) : null;
    if (pngChunks.has(type)) kept.push(bytes.subarray(at, end));
    at = end;
  }
  return null;
}

const marker = { soi: 0xd8, eoi: 0xd9, sos: 0xda, app0: 0xe0, app1: 0xe1, app14: 0xee, comment: 0xfe };

function cleanJpeg(bytes: Uint8Array): Uint8Array | null {
  const kept: Uint8Array[] = [Uint8Array.of(0xff, marker.soi)];
  let turned = false;
  let scans = 0;
  for (let at = 2; at < bytes.length; ) {
    if (bytes[at] !== 0xff) return null;
    while (bytes[at] === 0xff) at++;
    const code = bytes[at++];
    if (code === undefined) return null;
    if (code === marker.eoi) {
      kept.push(Uint8Array.of(0xff, marker.eoi));
      return scans > 0 ? join(kept) : null;
    }
    // Markers without a length: restarts and TEM. Outside of a scan they mean nothing.
    if (code === 0x01 || (code >= 0xd0 && code <= marker.soi)) continue;
    const length = ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
    const end = at + length;
    if (length < 2 || end > bytes.length) return null;
    const body = bytes.subarray(at + 2, end);
    if (code === marker.app1 && !turned) {
      const way = orientationOf(body);
      if (way > 1) kept.push(orientationSegment(way));
      turned = way > 1;
    } else {
      kept.push(...keptSegment(code, body));
    }
    at = end;
    if (code !== marker.sos) continue;
    scans++;
    const next = endOfScan(bytes, at);
    kept.push(bytes.subarray(at, next));
    at = next;
  }
  return null;
}

/** Tables, frames and scans as they are; of the two application segments that decoders need, the fixed fields. */
function keptSegment(code: number, body: Uint8Array): Uint8Array[] {
  const isText = (word: string) =>
    startsWith(
      body,
      [...word].map((letter) => letter.charCodeAt(0)),
    );
  if (code === marker.app0 && isText('JFIF\0') && body.length >= 12) {
    // Version, unit and density; the thumbnail's size as none.
    return [segment(code, Uint8Array.of(...body.subarray(0, 12), 0, 0))];
  }
  if (code === marker.app14 && isText('Adobe') && body.length >= 12) return [segment(code, body.subarray(0, 12))];
  if ((code >= 0xe0 && code <= 0xef) || code >= 0xf0 || code < 0xc0) return [];
  return [segment(code, body)];
}

function segment(code: number, body: Uint8Array): Uint8Array {
  const length = body.length + 2;
  const out = new Uint8Array(length + 2);
  out.set([0xff, code, length >> 8, length & 0xff]);
  out.set(body, 4);
  return out;
}

/** Where the compressed data of a scan ends: at the next marker that is neither a stuffed byte nor a restart. */
function endOfScan(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0 && at + 1 < bytes.length; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1]!;
    if (next !== 0x00 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at;
  }
  return bytes.length;
}

/** The tag "Orientation" of an EXIF block, 1 to 8; 1 (as it stands) where there is none. */
function orientationOf(body: Uint8Array): number {
  if (!startsWith(body, [0x45, 0x78, 0x69, 0x66, 0, 0]) || body.length < 14) return 1;
  const view = new DataView(body.buffer, body.byteOffset + 6, body.byteLength - 6);
  const little = view.getUint16(0) === 0x4949;
  const first = view.getUint32(4, little);
  if (first + 2 > view.byteLength) return 1;
  const entries = view.getUint16(first, little);
  for (let i = 0; i < entries; i++) {
    const at = first + 2 + i * 12;
    if (at + 12 > view.byteLength) return 1;
    if (view.getUint16(at, little) !== 0x0112) continue;
    const way = view.getUint16(at + 8, little);
    return way >= 1 && way <= 8 ? way : 1;
  }
  return 1;
}

/** An EXIF block that says which way up, and nothing else. */
function orientationSegment(way: number): Uint8Array {
  const exif = [0x45, 0x78, 0x69, 0x66, 0, 0];
  const header = [0x4d, 0x4d, 0, 42, 0, 0, 0, 8];
  const entry = [0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, way, 0, 0, 0, 0, 0, 0];
  return segment(marker.app1, Uint8Array.of(...exif, ...header, ...entry));
}

function startsWith(bytes: Uint8Array, head: readonly number[]): boolean {
  return bytes.length >= head.length && head.every((byte, i) => bytes[i] === byte);
}

function join(parts: readonly Uint8Array[]): Uint8Array {
  const out = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}
