import { useId, useState } from 'react';

/**
 * What a field above a `PickerList` holds: the text typed, the row that is marked, and the attributes that say so to screen
 * readers. The rows are the caller's, who finds them by `word`.
 */
export function usePickerField() {
  const [typed, setTyped] = useState('');
  const [marked, setMarked] = useState(0);
  const listId = useId();
  const type = (text: string) => {
    setTyped(text);
    setMarked(0);
  };
  return {
    typed,
    word: typed.trim(),
    type,
    marked,
    setMarked,
    listId,
    /** For the input. `at` is the number of the marked row, `-1` for none. */
    fieldProps: (rows: number, at: number) => ({
      role: 'combobox' as const,
      'aria-expanded': rows > 0,
      'aria-controls': listId,
      'aria-autocomplete': 'list' as const,
      'aria-activedescendant': at >= 0 ? `${listId}-${at}` : undefined,
      value: typed,
      onChange: (event: { target: { value: string } }) => type(event.target.value),
    }),
  };
}
