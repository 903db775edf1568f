import { type Container, continueContainers, indentAt, openContainer } from './scan-containers.ts';
import { afterDefinitions, definitionsOf } from './scan-definitions.ts';
import { indentedCode, LiteralBlock, openFence, openHtml } from './scan-literals.ts';
import { ScanOutput } from './scan-output.ts';
import { directive, footnoteDefinition, heading, rule, setext } from './scan-patterns.ts';
import { cellsOf, isDelimiterRow } from './scan-table.ts';
import type { Line } from './scan-types.ts';

/** Quotes and lists within each other; deeper ones are text. */
const deepest = 100;

/** Finds the blocks of a body line by line (CommonMark's containers, GFM tables, flow directives, `$$` math). */
export class BlockScanner {
  private readonly definitions: ReadonlySet<string>;
  private readonly output: ScanOutput;
  private containers: Container[] = [];
  private paragraph: Line[] = [];
  private literal: LiteralBlock | null = null;
  private inTable = false;

  constructor(
    private readonly body: string,
    base: number,
  ) {
    this.definitions = definitionsOf(body);
    this.output = new ScanOutput(this.definitions, base);
  }

  scan(): ScanOutput {
    const { body } = this;
    const lineEnd = body.includes('\r') ? /\r\n|\n|\r/g : /\n/g;
    for (let start = 0; start < body.length; ) {
      lineEnd.lastIndex = start;
      const found = lineEnd.exec(body);
      this.line(body.slice(start, found?.index), start);
      start = found ? lineEnd.lastIndex : body.length;
    }
    this.flush();
    return this.output;
  }

  private line(line: string, start: number): void {
    const { matched, at } = continueContainers(this.containers, line);
    const rest = line.slice(at);
    const isBlank = rest.trim() === '';
    if (this.literal) {
      if (matched >= this.literal.depth && this.takeIntoLiteral(rest, start + at, isBlank)) return;
      this.endLiteral();
    }
    if (isBlank) {
      this.blank(matched);
      return;
    }
    this.content(line, start, at, matched);
  }

  private blank(matched: number): void {
    this.flush();
    const quote = this.containers.findIndex((container, i) => i >= matched && container.kind === 'quote');
    if (quote >= 0) this.containers.length = quote;
  }

  private content(line: string, start: number, from: number, matched: number): void {
    let at = from;
    let isNew = false;
    for (;;) {
      const rest = line.slice(at);
      const allMatched = matched === this.containers.length;
      if (indentAt(rest) >= 4) {
        if (this.paragraph.length > 0 && !isNew) {
          this.addLine(rest, start + at);
          return;
        }
        this.leaveTo(matched);
        this.literal = new LiteralBlock(indentedCode, this.containers.length);
        this.takeIntoLiteral(rest, start + at, false);
        return;
      }
      const trimmed = rest.trimStart();
      const isUnderline = this.paragraph.length > 0 && allMatched && !isNew && !this.inTable && setext.test(trimmed);
      if (isUnderline) {
        this.endHeading(trimmed.startsWith('=') ? 1 : 2);
        return;
      }
      if (rule.test(trimmed.trimEnd())) {
        this.leaveTo(matched);
        return;
      }
      const isInterrupting = this.paragraph.length > 0 && allMatched && !isNew;
      const opened = matched < deepest ? openContainer(rest, isInterrupting) : null;
      if (!opened) {
        this.leaf(rest, start + at, matched, isNew);
        return;
      }
      this.leaveTo(matched);
      this.containers.push(opened.container);
      matched = this.containers.length;
      at += opened.length;
      isNew = true;
      if (line.slice(at).trim() === '') return;
    }
  }

  private leaf(rest: string, start: number, matched: number, isNew: boolean): void {
    const text = rest.trimStart();
    const at = start + rest.length - text.length;
    const isContinuing = this.paragraph.length > 0 && !isNew;
    if (this.startLeaf(text, at, rest.length - text.length, matched, isContinuing)) return;
    if (!isContinuing) this.leaveTo(matched);
    if (isContinuing && matched === this.containers.length && isDelimiterRow(text)) {
      if (this.startTable(text)) return;
    }
    if (this.inTable && isContinuing && matched < this.containers.length) this.leaveTo(matched);
    this.addLine(rest, start);
  }

  /** Starts what may interrupt a paragraph. */
  private startLeaf(text: string, at: number, indent: number, matched: number, isContinuing: boolean): boolean {
    const title = heading.exec(text);
    if (title) {
      this.leaveTo(matched);
      const skip = title[0].length;
      this.output.add('heading', title[1]!.length, [{ text: withoutClosing(text.slice(skip)), start: at + skip }]);
      return true;
    }
    const code = openFence(text, indent);
    if (code) {
      this.leaveTo(matched);
      this.literal = new LiteralBlock(code, this.containers.length);
      return true;
    }
    if (directive.test(text)) {
      this.leaveTo(matched);
      const label = directive.exec(text)?.[1];
      if (label) this.output.add('text', 0, [{ text: label, start: at + text.indexOf('[') + 1 }]);
      return true;
    }
    const html = openHtml(text, isContinuing);
    if (html) {
      this.leaveTo(matched);
      this.literal = new LiteralBlock(html, this.containers.length);
      this.takeIntoLiteral(text, at, false);
      return true;
    }
    return !isContinuing && this.startFootnote(text, at, matched);
  }

  private startFootnote(text: string, at: number, matched: number): boolean {
    const note = footnoteDefinition.exec(text);
    if (!note) return false;
    this.leaveTo(matched);
    const skip = note[0].length;
    if (text.length > skip) this.addLine(text.slice(skip), at + skip);
    return true;
  }

  /** Takes a line into the open literal; false where it does not belong to it. */
  private takeIntoLiteral(rest: string, start: number, isBlank: boolean): boolean {
    const taken = this.literal!.take(rest, start, isBlank);
    if (taken === 'last') this.endLiteral();
    return taken !== 'after';
  }

  private endLiteral(): void {
    this.literal!.writeTo(this.output, this.definitions);
    this.literal = null;
  }

  private startTable(delimiters: string): boolean {
    const header = this.paragraph.at(-1)!;
    if (cellsOf(header.text).length !== cellsOf(delimiters).length) return false;
    this.paragraph.pop();
    this.flush();
    this.inTable = true;
    this.addRow(header);
    return true;
  }

  private addLine(rest: string, start: number): void {
    const text = rest.trimStart();
    const line = { text: text.trimEnd(), start: start + rest.length - text.length };
    if (this.inTable) this.addRow(line);
    else this.paragraph.push(line);
  }

  private addRow(line: Line): void {
    this.output.addRow(line);
    // The table stays open for more rows, as a paragraph would.
    if (this.paragraph.length === 0) this.paragraph = [{ text: '', start: line.start }];
  }

  private endHeading(depth: number): void {
    const lines = afterDefinitions(this.paragraph);
    this.paragraph = [];
    // Under definitions alone the line is text.
    if (lines.length > 0) this.output.add('heading', depth, lines);
  }

  /** Ends the paragraph and all containers that the line does not continue. */
  private leaveTo(matched: number): void {
    this.flush();
    this.containers.length = matched;
  }

  private flush(): void {
    if (this.literal) this.endLiteral();
    const lines = this.inTable ? this.paragraph : afterDefinitions(this.paragraph);
    this.paragraph = [];
    const wasTable = this.inTable;
    this.inTable = false;
    if (lines.length > 0 && !wasTable) this.output.add('text', 0, lines, this.containers.at(-1)?.kind === 'item');
  }
}

/** The text of a heading without the `#` signs that may close it. */
function withoutClosing(text: string): string {
  const content = text.trimEnd();
  let end = content.length;
  while (content[end - 1] === '#') end--;
  const isClosing = end < content.length && (end === 0 || content[end - 1] === ' ' || content[end - 1] === '\t');
  return isClosing ? content.slice(0, end).trimEnd() : content;
}
