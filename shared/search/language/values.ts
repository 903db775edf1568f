import { fold } from '../tokenize.ts';

/** What a value is compared by: accents, case, hyphens, spaces and apostrophes do not matter. */
export function foldValue(text: string): string {
  return fold(text).replace(/[\s'’ʼ_\-\u2010\u2011\u200b]+/g, '');
}

/** Whether two spellings name the same value. */
export function isSameValue(a: string, b: string): boolean {
  return foldValue(a) === foldValue(b);
}
