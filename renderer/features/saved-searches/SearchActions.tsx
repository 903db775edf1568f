import { Bookmark, BookmarkCheck, Link, Share, Table, TextQuote } from 'lucide-react';
import { useState } from 'react';
import { keysOf } from '../../../shared/commands.ts';
import type { HighlightsDraft, ResultsDraft } from '../../../shared/ipc/export.ts';
import { nameOfQuery } from '../../../shared/search/query-name.ts';
import { runCommand, useCommand } from '../../commands/use-command.ts';
import { usePaneKeys } from '../../commands/use-keys.ts';
import { useNavigation } from '../../state/navigation.ts';
import { renameSearch, saveSearch } from '../../state/saved-searches.ts';
import { useSearch } from '../../state/search.ts';
import { useVault } from '../../state/vault.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { isMac } from '../../ui/keys.ts';
import { Menu } from '../../ui/Menu.tsx';
import { NameDialog } from '../../ui/NameDialog.tsx';
import { toast } from '../../ui/Toast.tsx';
import { copySearchLink } from './copy-search-link.ts';
import { useShownSearch } from './current-search.ts';
import styles from './SearchActions.module.css';

const iconSize = 16;

/** What can be done with the search on screen: keep it, or hand it to others as a link, a list, a table. */
export function SearchActions() {
  const { query, view, sort } = useSearch();
  const saved = useShownSearch();
  const [naming, setNaming] = useState(false);
  const text = query.trim();
  const goals = useVault((s) => s.goals);
  const nameOf = (operator: string, value: string) =>
    (operator === 'goal' && goals.find(({ id }) => id === value)?.question) || value;
  const nothing = text === '' ? 'Search for something first' : null;

  const noTable = view === 'highlights' ? null : nothing;

  const share = (form: 'markdown' | 'csv') => {
    const title = saved?.name ?? (text === '' ? 'Highlights' : nameOfQuery(text, nameOf));
    // Highlights as a table are all that there are, not only those that a list shows at first.
    const draft: ResultsDraft | HighlightsDraft =
      view === 'highlights' && form === 'csv'
        ? { document: 'highlights', form, title, of: { query: text, sort } }
        : { document: 'results', form, title, query: text, view, sort };
    useNavigation.getState().go({ area: 'share', draft });
  };
  useCommand('search:save', () => setNaming(true), nothing);
  useCommand('search:copy-link', () => void copySearchLink(text), nothing);
  useCommand('search:copy-markdown', () => share('markdown'), nothing);
  useCommand('search:csv', () => share('csv'), noTable);
  usePaneKeys('search:save');

  const keep = async (name: string) => {
    if (saved) await renameSearch(saved, name);
    else if (await saveSearch(name, text)) toast({ message: `Saved as “${name}”` });
  };
  const Mark = saved ? BookmarkCheck : Bookmark;
  return (
    <div className={styles.actions}>
      <IconButton
        label={saved ? `Saved as “${saved.name}”` : 'Save the search'}
        keys={keysOf('search:save', isMac)[0] ?? ''}
        icon={<Mark size={iconSize} aria-hidden />}
        data-active={saved !== null || undefined}
        aria-disabled={nothing !== null}
        onClick={() => runCommand('search:save')}
      />
      <Menu
        trigger={<IconButton label="Share the search" icon={<Share size={iconSize} aria-hidden />} />}
        items={[
          {
            label: 'Copy as a link',
            icon: <Link size={iconSize} aria-hidden />,
            unavailable: nothing,
            onSelect: () => runCommand('search:copy-link'),
          },
          {
            label: 'Results as Markdown…',
            icon: <TextQuote size={iconSize} aria-hidden />,
            unavailable: nothing,
            onSelect: () => runCommand('search:copy-markdown'),
          },
          {
            label: 'Results as CSV…',
            icon: <Table size={iconSize} aria-hidden />,
            unavailable: noTable,
            onSelect: () => runCommand('search:csv'),
          },
        ]}
      />
      <NameDialog
        open={naming}
        onClose={() => setNaming(false)}
        title={saved ? 'Rename the saved search' : 'Save the search'}
        description={saved ? undefined : 'It stays in the sidebar on this computer and counts what it finds.'}
        name={saved?.name ?? nameOfQuery(text, nameOf)}
        maxLength={120}
        action={saved ? 'Rename' : 'Save'}
        onName={(name) => void keep(name)}
      />
    </div>
  );
}
