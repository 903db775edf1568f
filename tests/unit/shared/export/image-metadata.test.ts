import { deflateSync, inflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { withoutMetadata } from '../../../../shared/export/image-metadata.ts';
import { pngChunk } from '../../../support/pictures.ts';
import '../../../support/property-seed.ts';

const text = (value: string) => Buffer.from(value, 'latin1');
const bytes = (...parts: (Uint8Array | number[])[]) => Buffer.concat(parts.map((part) => Buffer.from(part)));

const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const header = pngChunk('IHDR', Buffer.from([0, 0, 0, 2, 0, 0, 0, 1, 8, 2, 0, 0, 0]));
const pixels = Buffer.from([0, 255, 0, 0, 0, 0, 255]);
const data = pngChunk('IDAT', deflateSync(pixels));
const end = pngChunk('IEND', Buffer.alloc(0));
const density = pngChunk('pHYs', Buffer.from([0, 0, 11, 19, 0, 0, 11, 19, 1]));
const png = bytes(signature, header, density, data, end);

const segment = (code: number, body: Uint8Array | number[]) =>
  bytes([0xff, code, (body.length + 2) >> 8, (body.length + 2) & 255], body);
const jfif = segment(0xe0, bytes(text('JFIF\0'), [1, 1, 0, 0, 72, 0, 72, 0, 0]));
const tables = segment(0xdb, new Array(65).fill(1));
const frame = segment(0xc0, [8, 0, 1, 0, 1, 1, 1, 0x11, 0]);
const scan = bytes(segment(0xda, [1, 1, 0, 0, 63, 0]), [0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56]);
const second = bytes(segment(0xda, [1, 1, 0, 1, 63, 0]), [0x78]);
const eoi = [0xff, 0xd9];
const jpeg = bytes([0xff, 0xd8], jfif, tables, frame, scan, second, eoi);
const exif = (way: number | null, little = false) => {
  const u16 = (n: number) => (little ? [n & 255, n >> 8] : [n >> 8, n & 255]);
  const u32 = (n: number) => (little ? [...u16(n & 65535), ...u16(n >> 16)] : [...u16(n >> 16), ...u16(n & 65535)]);
  const entries = [[...u16(0x010f), ...u16(2), ...u32(4), ...text('Acme')]];
  if (way !== null) entries.push([...u16(0x0112), ...u16(3), ...u32(1), ...u16(way), 0, 0]);
  const head = [...text(little ? 'II' : 'MM'), ...u16(42), ...u32(8), ...u16(entries.length)];
  return segment(0xe1, bytes(text('Exif\0\0'), head, entries.flat(), text('GPS 52.5200 canary')));
};

const cleaned = (image: Uint8Array) => {
  const clean = withoutMetadata(image);
  if (typeof clean === 'string') throw new Error(clean);
  return Buffer.from(clean.bytes);
};

describe('PNG', () => {
  test.each([
    ['text', pngChunk('tEXt', text('Author\0canary'))],
    ['compressed text', pngChunk('zTXt', bytes(text('Comment\0\0'), deflateSync(text('canary'))))],
    ['international text (XMP)', pngChunk('iTXt', text('XML:com.adobe.xmp\0\0\0\0\0canary'))],
    ['EXIF', pngChunk('eXIf', text('MM canary'))],
    ['time', pngChunk('tIME', Buffer.from([7, 234, 11, 26, 9, 0, 0]))],
    ['a color profile with the name of a display', pngChunk('iCCP', bytes(text('canary\0\0'), deflateSync(text('x'))))],
    ['what nobody knows yet', pngChunk('caNa', text('canary'))],
  ])('goes: %s', (_what, extra) => {
    const there = bytes(signature, header, extra, density, data, extra, end);
    expect(cleaned(there)).toEqual(png);
  });

  test('what stands behind the end, or in it, goes', () => {
    expect(cleaned(bytes(png, text('canary'), data))).toEqual(png);
    expect(cleaned(bytes(signature, header, density, data, pngChunk('IEND', text('canary'))))).toEqual(png);
  });

  test('the pixels are the same bytes', () => {
    const out = cleaned(bytes(signature, header, pngChunk('tEXt', text('a\0b')), data, end));
    const at = out.indexOf('IDAT');
    expect(inflateSync(out.subarray(at + 4, at + 4 + out.readUInt32BE(at - 4)))).toEqual(pixels);
  });

  test.each([
    ['cut off', png.subarray(0, png.length - 6)],
    ['without pixels', bytes(signature, header, end)],
    ['a length beyond the end', bytes(signature, header, [0xff, 0xff, 0xff, 0xff], text('IDAT'), [1, 2, 3, 4])],
    ['another first chunk', bytes(signature, data, header, end)],
  ])('damaged: %s', (_what, image) => expect(withoutMetadata(image)).toBe('damaged'));
});

describe('JPEG', () => {
  test.each([
    ['EXIF', exif(null)],
    ['EXIF that says: as it stands', exif(1)],
    ['XMP', segment(0xe1, text('http://ns.adobe.com/xap/1.0/\0canary'))],
    ['a color profile', segment(0xe2, text('ICC_PROFILE\0canary'))],
    ['IPTC', segment(0xed, text('Photoshop 3.0\x008BIMcanary'))],
    ['a comment', segment(0xfe, text('canary'))],
    ['a thumbnail', segment(0xe0, text('JFXX\0canary'))],
  ])('goes: %s, before, between and after the scans', (_what, extra) => {
    const there = bytes([0xff, 0xd8], jfif, extra, tables, frame, scan, extra, second, extra, eoi, text('canary'));
    expect(cleaned(there)).toEqual(jpeg);
  });

  test.each([
    [6, false],
    [3, true],
  ])('the way it is turned stays (%i, little-endian: %s), and nothing else of its EXIF', (way, little) => {
    const out = cleaned(bytes([0xff, 0xd8], exif(way, little), exif(8), jfif, tables, frame, scan, second, eoi));
    expect(out.toString('latin1')).not.toMatch(/canary|Acme/);
    const kept = segment(0xe1, [
      ...[...text('Exif\0\0'), ...text('MM'), 0, 42, 0, 0, 0, 8, 0, 1],
      ...[0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, way, 0, 0, 0, 0, 0, 0],
    ]);
    expect(out).toEqual(bytes([0xff, 0xd8], kept, jfif, tables, frame, scan, second, eoi));
  });

  test('the thumbnail of JFIF goes, its density stays', () => {
    const own = segment(0xe0, bytes(text('JFIF\0'), [1, 1, 0, 0, 72, 0, 72, 2, 1], text('canary')));
    const out = cleaned(bytes([0xff, 0xd8], own, tables, frame, scan, second, eoi));
    expect(out).toEqual(jpeg);
  });

  test('what a decoder must know of the colors stays', () => {
    const adobe = segment(0xee, bytes(text('Adobe'), [0, 100, 0, 0, 0, 0, 2]));
    expect(cleaned(bytes([0xff, 0xd8], adobe, tables, frame, scan, eoi)).includes(adobe)).toBe(true);
  });

  test.each([
    ['cut off in a scan', jpeg.subarray(0, jpeg.length - 3)],
    ['cut off in a table', jpeg.subarray(0, 40)],
    ['without a scan', bytes([0xff, 0xd8], jfif, tables, frame, eoi)],
    ['no marker where one must be', bytes([0xff, 0xd8], jfif, [0, 0], scan, eoi)],
    ['an EXIF block that points beyond itself', bytes([0xff, 0xd8, 0xff, 0xe1, 0, 4, 1, 2, 9])],
  ])('damaged: %s', (_what, image) => expect(withoutMetadata(image)).toBe('damaged'));
});

test.each([
  ['SVG', text('<svg xmlns="http://www.w3.org/2000/svg"/>')],
  ['GIF', text('GIF89a')],
  ['WebP', text('RIFF\0\0\0\0WEBPVP8 ')],
  ['HEIC', bytes([0, 0, 0, 24], text('ftypheic'))],
  ['nothing', Buffer.alloc(0)],
])('of another kind: %s', (_what, image) => expect(withoutMetadata(image)).toBe('kind'));

test('any bytes end in a picture that is clean, or in a reason', () => {
  const hostile = fc.oneof(
    fc.uint8Array({ maxLength: 200 }),
    fc.tuple(fc.constantFrom(png, jpeg), fc.nat(), fc.nat(255)).map(([image, at, byte]) => {
      const copy = Uint8Array.from(image);
      copy[at % copy.length] = byte;
      return copy;
    }),
  );
  fc.assert(
    fc.property(hostile, (image) => {
      const clean = withoutMetadata(image);
      if (typeof clean === 'string') return;
      expect(withoutMetadata(clean.bytes)).toEqual(clean);
    }),
  );
});
