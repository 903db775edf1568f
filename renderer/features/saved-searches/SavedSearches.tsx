import { ArrowDown, ArrowUp, Bookmark, Ellipsis, Pencil, Trash2 } from 'lucide-react';
import { type DragEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { keysOf } from '../../../shared/commands.ts';
import type { SavedSearch } from '../../../shared/ipc/saved-searches.ts';
import { useNavigation } from '../../state/navigation.ts';
import { moveSearch, removeSearch, useSavedSearches } from '../../state/saved-searches.ts';
import { useView } from '../../state/view.ts';
import side from '../../styles/sidebar.module.css';
import { isMac } from '../../ui/keys.ts';
import { Menu } from '../../ui/Menu.tsx';
import { useShownSearch } from './current-search.ts';
import { askToRename, moveBy } from './SavedSearchCommands.tsx';
import styles from './SavedSearches.module.css';
import { useCounts } from './use-counts.ts';

const iconSize = 16;

/** The saved searches in the sidebar, each with how many interviews it finds now. Nothing where none is saved. */
export function SavedSearches() {
  const searches = useSavedSearches((s) => s.searches);
  const shown = useShownSearch();
  const counts = useCounts(searches);
  const list = useRef<HTMLUListElement>(null);
  const [dragged, setDragged] = useState<string | null>(null);
  const focusThen = useFocusAfterChange(list, searches);
  if (searches.length === 0) return null;

  const drop = (event: DragEvent, to: number) => {
    event.preventDefault();
    if (dragged !== null) void moveSearch(dragged, to);
    setDragged(null);
  };
  return (
    <section aria-labelledby="saved-searches">
      <h2 id="saved-searches" className={side.heading}>
        Saved searches
      </h2>
      <ul ref={list} className={styles.list}>
        {searches.map((search, i) => (
          <li
            key={search.id}
            className={styles.item}
            draggable
            data-dragged={dragged === search.id || undefined}
            onDragStart={(event) => {
              event.dataTransfer.effectAllowed = 'move';
              event.dataTransfer.setData('text/plain', search.name);
              setDragged(search.id);
            }}
            onDragOver={(event) => dragged !== null && event.preventDefault()}
            onDragEnd={() => setDragged(null)}
            onDrop={(event) => drop(event, i)}
          >
            <Row
              search={search}
              place={i}
              last={i === searches.length - 1}
              count={counts.get(search.query)}
              here={shown?.id === search.id}
              neighborId={(searches[i + 1] ?? searches[i - 1])?.id}
              focusThen={focusThen}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

interface RowProps {
  search: SavedSearch;
  place: number;
  last: boolean;
  count: number | undefined;
  here: boolean;
  /** Which row has the focus when this one is gone. */
  neighborId: string | undefined;
  /** Called before a change of the rows: names the one that has the focus afterwards. */
  focusThen: (id: string | undefined) => void;
}

function Row({ search, place, last, count, here, neighborId, focusThen }: RowProps) {
  const [menuOpen, setMenuOpen] = useState(false);
  const rename = () => askToRename(search);
  const remove = () => {
    focusThen(neighborId);
    void removeSearch(search);
  };
  const move = (steps: -1 | 1) => {
    focusThen(search.id);
    void moveBy(search, steps);
  };
  const keyDown = (event: KeyboardEvent) => {
    const action = matches(event, 'saved-search:rename')
      ? rename
      : matches(event, 'saved-search:delete')
        ? remove
        : matches(event, 'saved-search:move-up')
          ? () => place > 0 && move(-1)
          : matches(event, 'saved-search:move-down')
            ? () => !last && move(1)
            : null;
    if (!action) return;
    event.preventDefault();
    action();
  };
  const key = (id: Parameters<typeof keysOf>[0]) => ({ keys: keysOf(id, isMac)[0] ?? '' });
  return (
    <>
      <button
        type="button"
        className={side.row}
        aria-current={here ? 'page' : undefined}
        title={search.query}
        data-saved-search={search.id}
        onClick={() => openSearch(search)}
        onKeyDown={keyDown}
        onFocus={() => useSavedSearches.setState({ focused: search.id })}
        onBlur={() => useSavedSearches.setState({ focused: null })}
        onContextMenu={(event) => {
          event.preventDefault();
          setMenuOpen(true);
        }}
      >
        <Bookmark size={iconSize} aria-hidden />
        <span className={side.label}>{search.name}</span>
        <span className={side.count} data-count="">
          {count?.toLocaleString('en-US')}
        </span>
      </button>
      <Menu
        open={menuOpen}
        onOpenChange={setMenuOpen}
        trigger={
          <button type="button" className={styles.more} aria-label={`More for ${search.name}`}>
            <Ellipsis size={iconSize} aria-hidden />
          </button>
        }
        items={[
          {
            label: 'Rename…',
            icon: <Pencil size={iconSize} aria-hidden />,
            onSelect: rename,
            ...key('saved-search:rename'),
          },
          {
            label: 'Move up',
            icon: <ArrowUp size={iconSize} aria-hidden />,
            onSelect: () => move(-1),
            ...key('saved-search:move-up'),
            unavailable: place === 0 ? 'It is the first' : null,
          },
          {
            label: 'Move down',
            icon: <ArrowDown size={iconSize} aria-hidden />,
            onSelect: () => move(1),
            ...key('saved-search:move-down'),
            unavailable: last ? 'It is the last' : null,
          },
          'separator',
          {
            label: 'Delete',
            icon: <Trash2 size={iconSize} aria-hidden />,
            danger: true,
            onSelect: remove,
            ...key('saved-search:delete'),
          },
        ]}
      />
    </>
  );
}

/** Gives the focus to a row once the rows have changed: the browser takes it from one that is moved or gone. */
function useFocusAfterChange(list: React.RefObject<HTMLUListElement | null>, searches: readonly SavedSearch[]) {
  const wanted = useRef<string | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when the rows have changed
  useEffect(() => {
    for (const row of list.current?.querySelectorAll<HTMLElement>('[data-saved-search]') ?? []) {
      if (row.dataset.savedSearch === wanted.current) row.focus();
    }
    wanted.current = null;
  }, [searches]);
  return (id: string | undefined) => {
    wanted.current = id ?? null;
  };
}

function openSearch({ query }: SavedSearch) {
  useView.setState({ focusMode: false });
  useNavigation.getState().go({ area: 'search', query });
}

function matches(event: KeyboardEvent, id: Parameters<typeof keysOf>[0]): boolean {
  return keysOf(id, isMac).some((keys) => {
    const parts = keys.split('+');
    const held = (name: string) => parts.includes(name);
    const mod = isMac ? event.metaKey : event.ctrlKey;
    return (
      event.key === parts.at(-1) &&
      event.altKey === held('Alt') &&
      event.shiftKey === held('Shift') &&
      mod === held('$mod')
    );
  });
}
