import type { ReactNode } from 'react';
import { type Field, fieldOf, foldText, rank, type Stretch } from './fuzzy.ts';

export interface PickerOption {
  id: string;
  label: string;
  /** Shown quietly at the end of the row, and searched too. */
  hint?: string;
  /** How often it is used; shown at the end of the row. */
  count?: number;
  /** Dot or icon before the label. */
  mark?: ReactNode;
  /** Further words to find it by (aliases); the one it was found by is shown. */
  keywords?: readonly string[];
}

export interface FoundOption {
  option: PickerOption;
  /** Where the query stands in its label. */
  label: Stretch[];
  /** What stands at the end of its row, and where the query is in that. */
  hint: { text: string; stretches: Stretch[] } | null;
}

const less = { keyword: 5, hint: 20 };
const prepared = new WeakMap<PickerOption, Field[]>();

function fieldsOf(option: PickerOption): Field[] {
  const known = prepared.get(option);
  if (known) return known;
  const fields = [
    fieldOf(option.label),
    fieldOf(option.hint ?? '', less.hint),
    ...(option.keywords ?? []).map((keyword) => fieldOf(keyword, less.keyword)),
  ];
  prepared.set(option, fields);
  return fields;
}

/** The options that fit what was typed, best first, by the rules of the switcher; all in the order given where nothing was. */
export function findOptions(options: readonly PickerOption[], typed: string, most: number): FoundOption[] {
  return rank(typed, options, fieldsOf, { limit: most }).map(({ candidate: option, stretches }) => {
    const keyword = (option.keywords ?? []).findIndex((_, i) => (stretches[i + 2] ?? []).length > 0);
    const hint =
      keyword >= 0
        ? { text: option.keywords![keyword]!, stretches: stretches[keyword + 2]! }
        : option.hint
          ? { text: option.hint, stretches: stretches[1] ?? [] }
          : null;
    return { option, label: stretches[0] ?? [], hint };
  });
}

/** Whether what was typed is the name of one of the options, however it is cased and accented. */
export function isNamed(options: readonly PickerOption[], typed: string): boolean {
  const folded = foldText(typed.trim());
  return options.some((option) => foldText(option.label.trim()) === folded);
}
