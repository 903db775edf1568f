import type { Person } from './cast.ts';

/** What sort of identifier a plant is. */
export const plantKinds = [
  'name',
  'nickname',
  'company',
  'email',
  'handle',
  'phone',
  'crm',
  'link',
  'ip',
  'card',
  'iban',
  'address',
] as const;
export type PlantKind = (typeof plantKinds)[number];

/**
 * What gives an identifier away, whatever was done to the text around it: any one of the given strings, as letters and digits alone, as
 * digits alone, as whole words, or as they stand.
 */
export interface Needle {
  as: 'letters' | 'digits' | 'words' | 'exactly';
  any: readonly string[];
}

/** An identifier as it is written somewhere. */
export interface Written {
  text: string;
  needles: readonly Needle[];
}

/** An identifier that was put into a vault on purpose. */
export interface Plant extends Written {
  n: number;
  kind: PlantKind;
  /** Name of the place in `places`. */
  surface: string;
  spelling: string;
  /** Who it belongs to, where the vault knows them. */
  person: Person | null;
}

/** Something that looks like an identifier and is none. */
export interface LookAlike {
  n: number;
  kind: string;
  surface: string;
  text: string;
}

/** Letters and digits of each word of a text that is long enough to be told from others. */
export function wordNeedles(text: string, shortest = 5): Needle[] {
  return text
    .split(/[\s\-–'’.,]+/)
    .filter((word) => word.length >= shortest)
    .map((word) => ({ as: 'letters', any: spelledOut(word) }));
}

const umlauts: Record<string, string> = { ä: 'ae', ö: 'oe', ü: 'ue', Ä: 'Ae', Ö: 'Oe', Ü: 'Ue' };

/** A word, and as it is written where there are no umlauts. */
function spelledOut(word: string): string[] {
  const out = word.replace(/[äöü]/gi, (letter) => umlauts[letter]!);
  return out === word ? [word] : [word, out];
}
