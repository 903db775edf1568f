import { Layers, Shapes, Sheet, Tags } from 'lucide-react';
import { useMemo, useState } from 'react';
import { keysOf } from '../../../../shared/commands.ts';
import { type HighlightKind, highlightKinds } from '../../../../shared/domain/interview.ts';
import { useCommand } from '../../../commands/use-command.ts';
import { useNavigation } from '../../../state/navigation.ts';
import { useVault } from '../../../state/vault.ts';
import { Button } from '../../../ui/Button.tsx';
import { humanize, plural } from '../../../ui/format.ts';
import { isMac } from '../../../ui/keys.ts';
import { letGo } from '../../../ui/list-choice.ts';
import { Menu } from '../../../ui/Menu.tsx';
import { Popover } from '../../../ui/Popover.tsx';
import { KindIcon } from '../KindIcon.tsx';
import { beginFinding, setKind, setTags } from './bulk-changes.ts';
import { FindingForm } from './FindingForm.tsx';
import styles from './Highlights.module.css';
import { keysOfAll, useHighlights } from './highlights-store.ts';
import { TagsForm } from './TagsForm.tsx';

type Open = 'kind' | 'tags' | 'finding' | null;
const nothing = 'Choose highlights first';
const keyOfCommand = (id: Parameters<typeof keysOf>[0]) => keysOf(id, isMac)[0] ?? '';

/** What can be done with the highlights that are chosen, or else with the one the keyboard is on: each is one change, with one undo. */
export function BulkBar({ onDone }: { onDone(): void }) {
  const { found, choice } = useHighlights();
  const [open, setOpen] = useState<Open>(null);
  const { chosen } = choice;
  const active = chosen.size > 0 ? null : choice.active;
  const highlights = useMemo(() => {
    const keys = keysOfAll(found);
    if (chosen.size > 0) return (found ?? []).filter((_, index) => chosen.has(keys[index] ?? ''));
    const at = active === null ? -1 : keys.indexOf(active);
    return at < 0 ? [] : (found ?? []).slice(at, at + 1);
  }, [found, chosen, active]);
  const writable = useVault((s) => s.vault.state === 'open' && s.vault.vault.readOnly === null);
  const cannot = !writable ? 'The vault is open for reading only' : highlights.length === 0 ? nothing : null;
  useCommand('highlight:kind', () => setOpen('kind'), cannot);
  useCommand('highlight:tags', () => setOpen('tags'), cannot);
  useCommand('highlight:to-finding', () => setOpen('finding'), cannot);
  const shareTable = () =>
    useNavigation.getState().go({
      area: 'share',
      draft: {
        document: 'highlights',
        form: 'csv',
        title: 'Highlights',
        of: { ids: [...new Set(highlights.map(({ highlightId }) => highlightId))] },
      },
    });
  useCommand('highlight:csv', shareTable, highlights.length === 0 ? nothing : null);
  useCommand('highlight:new-finding', () => beginFinding(highlights, 'supports'), cannot);

  const close = () => {
    setOpen(null);
    onDone();
  };
  const panel = (which: Open) => ({
    open: open === which,
    onOpenChange: (now: boolean) => (now ? setOpen(which) : close()),
  });
  const shown = choice.chosen.size > 0 || open !== null;
  if (!shown || cannot !== null) return null;
  return (
    <div role="toolbar" aria-label="Chosen highlights" className={styles.bulk}>
      <span className={styles.chosen}>{plural(highlights.length, 'highlight')} selected</span>
      <Menu
        {...panel('kind')}
        align="start"
        trigger={
          <Button variant="quiet" icon={<Shapes size={14} aria-hidden />} keys={keyOfCommand('highlight:kind')}>
            Kind
          </Button>
        }
        items={highlightKinds.map((kind: HighlightKind) => ({
          label: humanize(kind),
          icon: <KindIcon kind={kind} plain />,
          onSelect: () => void setKind(highlights, kind),
        }))}
      />
      <Popover
        {...panel('tags')}
        label="Tags of the chosen highlights"
        side="top"
        trigger={
          <Button variant="quiet" icon={<Tags size={14} aria-hidden />} keys={keyOfCommand('highlight:tags')}>
            Tags
          </Button>
        }
      >
        <TagsForm
          highlights={highlights}
          onApply={(change) => {
            close();
            void setTags(highlights, change);
          }}
        />
      </Popover>
      <Popover
        {...panel('finding')}
        label="Add to a finding"
        side="top"
        trigger={
          <Button variant="quiet" icon={<Layers size={14} aria-hidden />} keys={keyOfCommand('highlight:to-finding')}>
            Add to finding
          </Button>
        }
      >
        <FindingForm highlights={highlights} onDone={close} />
      </Popover>
      <Button variant="quiet" icon={<Sheet size={14} aria-hidden />} onClick={shareTable}>
        CSV…
      </Button>
      <span className={styles.spacer} />
      <Button
        variant="quiet"
        keys="Escape"
        onClick={() => {
          useHighlights.setState({ choice: letGo(choice) });
          onDone();
        }}
      >
        Clear
      </Button>
    </div>
  );
}
