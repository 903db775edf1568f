/** What a pattern can be of. */
export type PatternKind = 'email' | 'phone' | 'link' | 'ip' | 'card' | 'iban' | 'address';

/** Where a pattern holds in a text, at `[start, end)` in UTF-16 units. */
export interface Span {
  kind: PatternKind;
  start: number;
  end: number;
}
