import { indentAt } from './scan-containers.ts';
import { textOfHtml } from './scan-html.ts';
import type { ScanOutput } from './scan-output.ts';
import { fence, htmlStarts, loneTag } from './scan-patterns.ts';
import type { Line } from './scan-types.ts';

interface LiteralForm {
  kind: 'code' | 'html' | 'indented';
  /** Ends with the line that matches, `null`: with a blank line. */
  until: RegExp | null;
  /** Whether the ending line belongs to the content. */
  keepsEnd: boolean;
  /** Columns that each line may lose, as its fence was indented so far. */
  indent: number;
}

/** The form of the fenced code or math that a line opens, `null` if it opens none. `indent`: the columns before the fence. */
export function openFence(text: string, indent: number): LiteralForm | null {
  const open = fence.exec(text);
  if (!open) return null;
  const char = open[1]![0] === '$' ? '\\$' : open[1]![0];
  const until = new RegExp(`^ {0,3}${char}{${open[1]!.length},}[ \\t]*$`);
  return { kind: 'code', until, keepsEnd: false, indent };
}

/** The form of the HTML block that a line opens, `null` if it opens none. A lone tag does not end a paragraph (`isContinuing`). */
export function openHtml(text: string, isContinuing: boolean): LiteralForm | null {
  if (text[0] !== '<') return null;
  const found =
    htmlStarts.find(([start]) => start.test(text)) ?? (!isContinuing && loneTag.test(text) ? [null, null] : null);
  return found && { kind: 'html', until: found[1], keepsEnd: true, indent: 0 };
}

/** Code that is indented by four columns. */
export const indentedCode: LiteralForm = { kind: 'indented', until: null, keepsEnd: false, indent: 4 };

/** A run of lines whose content is taken as it is, until its end is met. `depth`: how many containers it stands in. */
export class LiteralBlock {
  private readonly lines: Line[] = [];

  constructor(
    private readonly form: LiteralForm,
    readonly depth: number,
  ) {}

  /** Takes the next line: `in` it, the `last` of it, or `after` it and not taken. */
  take(rest: string, start: number, isBlank: boolean): 'in' | 'last' | 'after' {
    const { kind, until, keepsEnd, indent } = this.form;
    if (kind === 'indented' && !isBlank && indentAt(rest) < 4) return 'after';
    if (kind === 'html' && until === null && isBlank) return 'after';
    const isEnd = until?.test(rest) ?? false;
    if (!isEnd || keepsEnd) {
      const lost = /^[ \t]*/.exec(rest)![0].length;
      const cut = rest[0] === '\t' ? Math.min(lost, 1) : Math.min(lost, indent);
      this.lines.push({ text: rest.slice(indent > 0 ? cut : 0), start });
    }
    return isEnd ? 'last' : 'in';
  }

  /** Gives its text, if it has any, to the output. Not to be used after. */
  writeTo(output: ScanOutput, definitions: ReadonlySet<string>): void {
    const { lines } = this;
    const { kind } = this.form;
    if (kind === 'indented') while (lines.at(-1)?.text.trim() === '') lines.pop();
    if (lines.length === 0) return;
    const source = lines.map((line) => line.text).join('\n');
    const text = kind === 'html' ? textOfHtml(source, definitions) : source;
    if (text.trim() !== '') output.push(kind === 'html' ? 'text' : 'code', 0, text, lines);
  }
}
