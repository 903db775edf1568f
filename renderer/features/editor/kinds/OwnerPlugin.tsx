import { LexicalTypeaheadMenuPlugin, MenuOption, type MenuTextMatch } from '@lexical/react/LexicalTypeaheadMenuPlugin';
import type { TextNode } from 'lexical';
import { useMemo, useState } from 'react';
import { createPortal } from 'react-dom';
import { useVault } from '../../../state/vault.ts';
import { PickerRow } from '../../../ui/PickerRow.tsx';
import { type FoundOption, findOptions } from '../../../ui/picker-options.ts';
import { personOptions } from '../fields/options.tsx';
import styles from './OwnerPlugin.module.css';

const most = 8;

class PersonChoice extends MenuOption {
  constructor(readonly found: FoundOption) {
    super(found.option.id);
  }
}

/** The name being typed behind an `@` that stands after a space or an opening parenthesis; `null` where there is none. */
export function ownerMatch(text: string): MenuTextMatch | null {
  const match = /(^|[\s(])(\(?@([\p{L}\p{N}-]{0,40}))$/u.exec(text);
  if (!match) return null;
  return {
    leadOffset: match.index + match[1]!.length,
    matchingString: match[3]!,
    replaceableString: match[2]!,
  };
}

/** What names an owner at the end of a recommendation (note-format.md): `(@mira)`. */
function ownerText(id: string): string {
  return `(@${id})`;
}

/** Offers the people of the roster where an `@` is typed, so that a recommendation gets an owner by id. */
export function OwnerPlugin() {
  const [host, setHost] = useState<HTMLElement | null>(null);
  return <div ref={setHost}>{host && <OwnerMenu host={host} />}</div>;
}

/** `host`: what the list is put into, within the page's main part. */
function OwnerMenu({ host }: { host: HTMLElement }) {
  const roster = useVault((s) => s.roster);
  const [typed, setTyped] = useState<string | null>(null);
  const options = useMemo(
    () =>
      typed === null
        ? []
        : findOptions(personOptions(roster, false), typed, most).map((found) => new PersonChoice(found)),
    [roster, typed],
  );
  const choose = ({ key }: PersonChoice, node: TextNode | null, close: () => void) => {
    node?.setTextContent(ownerText(key)).selectEnd();
    close();
  };
  return (
    <LexicalTypeaheadMenuPlugin<PersonChoice>
      options={options}
      parent={host}
      triggerFn={ownerMatch}
      onQueryChange={setTyped}
      onSelectOption={choose}
      menuRenderFn={(anchor, { selectedIndex, selectOptionAndCleanUp, setHighlightedIndex }) =>
        anchor.current && options.length > 0
          ? createPortal(
              <div className={styles.menu}>
                {options.map((option, index) => (
                  // biome-ignore lint/a11y/useKeyWithClickEvents: the text keeps the focus and has the keys
                  // biome-ignore lint/a11y/useFocusableInteractive: as above
                  <div
                    key={option.key}
                    ref={option.setRefElement}
                    id={`typeahead-item-${index}`}
                    role="option"
                    aria-selected={index === selectedIndex}
                    data-highlighted={index === selectedIndex || undefined}
                    className={styles.row}
                    onMouseEnter={() => setHighlightedIndex(index)}
                    onMouseDown={(event) => event.preventDefault()}
                    onClick={() => selectOptionAndCleanUp(option)}
                  >
                    <PickerRow {...option.found} />
                  </div>
                ))}
              </div>,
              anchor.current,
            )
          : null
      }
    />
  );
}
