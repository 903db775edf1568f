import { deflateSync } from 'node:zlib';
import { pngChunk } from '../support/pictures.ts';

const utf8 = (text: string) => Buffer.from(text, 'utf8');
const header = Buffer.from([0, 0, 0, 2, 0, 0, 0, 1, 8, 2, 0, 0, 0]);
const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

function png(shade: number, chunk: Buffer, behind = ''): Buffer {
  const pixels = deflateSync(Buffer.from([0, shade & 255, 0, 0, 0, shade >> 8, 255]));
  const end = pngChunk('IEND', Buffer.alloc(0));
  return Buffer.concat([signature, pngChunk('IHDR', header), chunk, pngChunk('IDAT', pixels), end, utf8(behind)]);
}

function segment(code: number, body: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from([0xff, code, (body.length + 2) >> 8, (body.length + 2) & 255]), body]);
}

function jpeg(shade: number, extra: Buffer, behind = ''): Buffer {
  const jfif = segment(0xe0, Buffer.concat([utf8('JFIF\0'), Buffer.from([1, 1, 0, 0, 72, 0, 72, 0, 0])]));
  const tables = segment(0xdb, Buffer.alloc(65, 1 + (shade % 200)));
  const frame = segment(0xc0, Buffer.from([8, 0, 1, 0, 1, 1, 1, 0x11, 0]));
  const scan = Buffer.concat([segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])), Buffer.from([0x12, 0xff, 0x00, 0x34])]);
  const end = Buffer.from([0xff, 0xd9]);
  return Buffer.concat([Buffer.from([0xff, 0xd8]), jfif, extra, tables, frame, scan, end, utf8(behind)]);
}

/** Where a picture can say something besides what it shows: PNG and JPEG that say `text` there. */
const forms: ((shade: number, text: string) => Buffer)[] = [
  (shade, text) => png(shade, pngChunk('tEXt', utf8(`Author\0${text}`))),
  (shade, text) => png(shade, pngChunk('zTXt', Buffer.concat([utf8('Comment\0\0'), deflateSync(utf8(text))]))),
  (shade, text) => png(shade, pngChunk('iTXt', utf8(`XML:com.adobe.xmp\0\0\0\0\0<dc:creator>${text}</dc:creator>`))),
  (shade, text) => png(shade, pngChunk('eXIf', utf8(`MM\0*${text}`))),
  (shade, text) => png(shade, Buffer.alloc(0), text),
  (shade, text) => jpeg(shade, segment(0xe1, utf8(`Exif\0\0MM\0*\0\0\0\x08\0\0${text}`))),
  (shade, text) => jpeg(shade, segment(0xe1, utf8(`http://ns.adobe.com/xap/1.0/\0<dc:creator>${text}</dc:creator>`))),
  (shade, text) => jpeg(shade, segment(0xfe, utf8(text))),
  (shade, text) => jpeg(shade, segment(0xed, utf8(`Photoshop 3.0\x008BIM${text}`))),
  (shade, text) => jpeg(shade, Buffer.alloc(0), text),
];

/** The `n`-th picture, unlike any other, that says `text` in one of ten places that nobody sees. */
export function pictureSaying(n: number, text: string): { bytes: Buffer; ending: 'png' | 'jpg' } {
  const form = n % forms.length;
  return { bytes: forms[form]!(n, text), ending: form < 5 ? 'png' : 'jpg' };
}
