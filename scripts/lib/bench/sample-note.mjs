import { createRandom } from '../random.mjs';

const PARAGRAPH_WORDS = 40;
const KINDS = ['pain', 'request', 'bug', 'praise', 'workaround', 'quote', 'question'];

/**
 * A note of about `words` words with `highlights` highlights, spread evenly, cut from transcripts: as a file (`text`) and as
 * what another editor needs to show the same: `blocks` of `{ type, parts: [{ text, mark }] }`.
 */
export function sampleNote({ id, title, words, highlights = 0, transcripts, seed = 1 }) {
  const random = createRandom(seed);
  const source = transcripts.join(' ').match(/[\p{L}\p{N}][\p{L}\p{N}’'-]*/gu);
  let at = random.below(source.length);
  const take = (count) => Array.from({ length: count }, () => source[at++ % source.length]).join(' ');
  const blocks = [];
  const paragraphs = Math.round(words / PARAGRAPH_WORDS);
  for (let n = 0; n < paragraphs; n++) {
    if (n % 12 === 0) blocks.push({ type: 'heading', parts: [{ text: take(4), mark: false }] });
    const type = n % 5 === 3 || n % 5 === 4 ? 'item' : 'paragraph';
    const marks = Math.floor(((n + 1) * highlights) / paragraphs) - Math.floor((n * highlights) / paragraphs);
    blocks.push({ type, parts: partsOf(take, marks) });
  }
  return { id, title, text: fileOf({ id, title, blocks, random }), blocks };
}

/** A paragraph's text, as many stretches of it highlighted as `marks` says. */
function partsOf(take, marks) {
  const parts = [{ text: take(8), mark: false }];
  for (let n = 0; n < marks; n++) parts.push({ text: take(7), mark: true }, { text: take(5), mark: false });
  parts.push({ text: take(Math.max(1, PARAGRAPH_WORDS - 8 - 12 * marks)), mark: false });
  // Spaces stand outside what is marked.
  return parts.map((part, n) => {
    const before = !part.mark && n > 0 ? ' ' : '';
    const after = !part.mark && n < parts.length - 1 && parts[n + 1].mark ? ' ' : '';
    return { ...part, text: `${before}${part.text}${after}` };
  });
}

function fileOf({ id, title, blocks, random }) {
  const mark = (text) => {
    const highlight = `h_${random.base32(12).toLowerCase()}`;
    return `<mark data-highlight="${highlight}" data-kind="${random.pick(KINDS)}">${text}</mark>`;
  };
  const line = ({ type, parts }) => {
    const text = parts.map((part) => (part.mark ? mark(part.text) : part.text)).join('');
    return `${type === 'heading' ? '## ' : type === 'item' ? '- ' : ''}${text}`;
  };
  const body = blocks.map((block, n) => {
    const next = blocks[n + 1]?.type;
    return `${line(block)}\n${block.type === 'item' && next === 'item' ? '' : '\n'}`;
  });
  const fields = [`id: ${id}`, `title: ${title}`, 'occurredAt: 2026-11-18T15:00:00+01:00', 'status: complete'];
  return `---\n${fields.join('\n')}\n---\n${body.join('').replace(/\n\n$/, '\n')}`;
}
