/**
 * A file name or path as it may be shown: a line break, another control character or a change of writing direction in it would let it
 * pose as another one, or as more than one. Each becomes �, so that names that differ still look different.
 */
export function shownName(name: string): string {
  return name.replace(
    /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]|\p{Surrogate}/gu,
    '\uFFFD',
  );
}
