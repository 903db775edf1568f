import type { Highlight } from '../domain/interview.ts';
import { type ScannedInline, scanInline } from './scan-inline.ts';
import { cellsOf, placesInCell } from './scan-table.ts';
import type { HighlightTag, Line, ScannedBlock, ScannedMark, ScannedTimestamp } from './scan-types.ts';

/** Collects what the block scanner finds; `base` is where the body begins in the file. */
export class ScanOutput {
  private readonly blocks: ScannedBlock[] = [];
  private readonly parts: Highlight[] = [];
  private readonly marks: ScannedMark[] = [];
  private readonly tags: HighlightTag[] = [];
  private readonly timestamps: ScannedTimestamp[] = [];
  private tasks = 0;
  private images = 0;
  private links = 0;

  constructor(
    private readonly definitions: ReadonlySet<string>,
    private readonly base: number,
  ) {}

  found() {
    const { blocks, parts, marks, tags, timestamps, tasks, images, links } = this;
    return { blocks, parts, marks, tags, timestamps, tasks, images, links };
  }

  /** A row of a table: its cells apart by tabs. */
  addRow(line: Line): void {
    const row: ScannedInline = { text: '', highlights: [], timestamps: [], images: 0, links: 0 };
    cellsOf(line.text).forEach((cell, i) => {
      if (i > 0) row.text += '\t';
      const scanned = scanInline(cell.text, this.definitions);
      const shift = row.text.length;
      row.text += scanned.text;
      const placeOf = placesInCell(cell, line.text.slice(cell.at));
      for (const h of scanned.highlights) {
        const [start, end] = [placeOf(h.at), placeOf(h.at + h.length)];
        const place = { from: h.from + shift, to: h.to + shift, at: cell.at + start, length: end - start };
        row.highlights.push({ ...h, ...place });
      }
      for (const t of scanned.timestamps) {
        row.timestamps.push({ ...t, from: t.from + shift, at: cell.at + placeOf(t.at) });
      }
      row.images += scanned.images;
      row.links += scanned.links;
    });
    this.take('row', 0, row, [line]);
  }

  /** Running text; `isItem`: it begins a list item, and so may begin with a task box. */
  add(kind: ScannedBlock['kind'], depth: number, lines: Line[], isItem = false): void {
    const task = isItem ? /^\[[ xX]\][ \t]+(?=\S)/.exec(lines[0]!.text) : null;
    if (task) this.tasks++;
    if (task) lines[0] = { text: lines[0]!.text.slice(task[0].length), start: lines[0]!.start + task[0].length };
    const source = lines.length === 1 ? lines[0]!.text : lines.map((line) => line.text).join('\n');
    this.take(kind, depth, scanInline(source, this.definitions), lines);
  }

  private take(kind: ScannedBlock['kind'], depth: number, inline: ScannedInline, lines: Line[]): void {
    for (const { attributes, from, to, tag, at, length } of inline.highlights) {
      if (to <= from) continue;
      const [start, end] = [this.sourceOf(at, lines), this.sourceOf(at + length - 1, lines) + 1];
      this.tags.push({ attributes, tag, start, end });
      this.parts.push({ ...attributes, text: inline.text.slice(from, to).replaceAll('\n', ' ') });
      this.marks.push({ id: attributes.id, block: this.blocks.length, from, to });
    }
    this.images += inline.images;
    this.links += inline.links;
    for (const { seconds, label, from, at } of inline.timestamps) {
      this.timestamps.push({
        seconds,
        label,
        offset: this.sourceOf(at, lines),
        block: this.blocks.length,
        index: from,
      });
    }
    this.push(kind, depth, inline.text, lines);
  }

  /** Text that is taken as it is. */
  push(kind: ScannedBlock['kind'], depth: number, text: string, lines: Line[]): void {
    const last = lines.at(-1)!;
    const [start, end] = [this.base + lines[0]!.start, this.base + last.start + last.text.length];
    this.blocks.push({ kind, depth, text, start, end });
  }

  private sourceOf(at: number, lines: Line[]): number {
    let rest = at;
    for (const line of lines) {
      if (rest <= line.text.length) return this.base + line.start + rest;
      rest -= line.text.length + 1;
    }
    return this.base + lines[0]!.start;
  }
}
