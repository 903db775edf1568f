import { isScalar, parseDocument } from 'yaml';
import type { YamlValue } from './front-matter.ts';

/** Words that YAML 1.1 readers (most other tools) take for a truth value or nothing. */
const words = /^(?:y|n|yes|no|on|off|true|false|null|~)$/i;

export type Quote = 'plain' | 'single' | 'double';

/** A value on one line in the sample's style: `[a, b]`, `{team: x, from: 2026-01-01}`, quotes only where YAML needs them. */
export function writeYamlValue(value: YamlValue, quote: Quote = 'plain', insideFlow = false): string {
  if (value === null) return insideFlow ? 'null' : '';
  if (typeof value === 'string') return writeString(value, quote, insideFlow);
  if (Array.isArray(value)) return `[${value.map((item) => writeYamlValue(item, 'plain', true)).join(', ')}]`;
  if (typeof value === 'object') {
    const pairs = Object.entries(value).map(
      ([key, item]) => `${writeString(key, 'plain', true)}: ${writeYamlValue(item, 'plain', true)}`,
    );
    return `{${pairs.join(', ')}}`;
  }
  return writeNumber(value);
}

/** A key as it stands at the start of a line. */
export function writeYamlKey(key: string): string {
  return writeString(key, 'plain', true);
}

function writeNumber(value: number | boolean): string {
  if (Number.isNaN(value)) return '.nan';
  if (value === Number.POSITIVE_INFINITY) return '.inf';
  if (value === Number.NEGATIVE_INFINITY) return '-.inf';
  return Object.is(value, -0) ? '-0.0' : String(value);
}

function writeString(value: string, quote: Quote, insideFlow: boolean): string {
  if (quote === 'plain' && canBePlain(value, insideFlow)) return value;
  const isOneLine = !needsEscape(value);
  if (quote === 'single' && isOneLine) return `'${value.replaceAll("'", "''")}'`;
  return doubleQuoted(value);
}

function canBePlain(value: string, insideFlow: boolean): boolean {
  if (value === '' || value !== value.trim() || needsEscape(value)) return false;
  if (words.test(value) || /^[-?:](?:\s|$)|^[,[\]{}#&*!|>'"%@`]|^(?:---|\.\.\.)/.test(value)) return false;
  if (/:(?:\s|$)|\s#/.test(value) || (insideFlow && /[,[\]{}]|^[-?:]|:$/.test(value))) return false;
  const read = parseDocument(value, { logLevel: 'silent' });
  return read.errors.length === 0 && isScalar(read.contents) && read.contents.value === value && !isOldNumber(value);
}

/** What YAML 1.1 reads as a number though 1.2 does not: `12:34`, `0b11`, `1_000`, `017`. Times of day keep their plain form elsewhere. */
function isOldNumber(value: string): boolean {
  return /^[-+]?(?:0b[01_]+|0[0-7_]+|[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?|[0-9][0-9_]*(?:\.[0-9_]*)?)$/.test(
    value,
  );
}

function needsEscape(value: string): boolean {
  return /[\u0000-\u001F\u007F-\u009F\u2028\u2029\uFEFF\uFFFE\uFFFF]/.test(value) || /\p{Surrogate}/u.test(value);
}

function doubleQuoted(value: string): string {
  return JSON.stringify(value).replace(
    /[\u007F-\u009F\u2028\u2029\uFEFF\uFFFE\uFFFF]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
