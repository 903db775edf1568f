import { History } from 'lucide-react';
import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import type { Version } from '../../../shared/ipc/history.ts';
import type { Output } from '../../../shared/ipc/index.ts';
import type { ShownNote } from '../../state/shown-note.ts';
import { useVault } from '../../state/vault.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { errorSentence } from '../../ui/errors.ts';
import { today } from '../../ui/format.ts';
import { VirtualList, type VirtualListHandle, type VirtualRow } from '../../ui/VirtualList.tsx';
import styles from './History.module.css';
import { dayWords } from './history-words.ts';
import { restoreVersion } from './restore-version.ts';
import { type Against, VersionPane } from './VersionPane.tsx';
import { VersionRow } from './VersionRow.tsx';
import { createVersionTexts } from './version-texts.ts';

interface Props {
  note: ShownNote;
  id: string;
  history: Output<'history:list'>;
  close(): void;
}

type Row = VirtualRow &
  ({ heading: true; label: string } | { heading?: false; version: Version; older: Version | null });

/** The versions of an interview by day, and what changed in the chosen one. */
export function HistoryDialog({ note, id, history: { versions, problem }, close }: Props) {
  const title = useVault((s) => s.notes.find((one) => one.id === id)?.title);
  const [now] = useState(() => note.text());
  const [texts] = useState(() => createVersionTexts(id));
  const rows = useMemo(() => rowsOf(versions), [versions]);
  const [chosen, setChosen] = useState(() => firstOf(versions)?.key ?? null);
  const [against, setAgainst] = useState<Against>('now');
  const [text, setText] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const list = useRef<VirtualListHandle>(null);
  const shown = useDeferredValue(chosen);
  const row = rows.find((one) => !one.heading && one.key === shown);
  const version = row && !row.heading ? row.version : null;
  useEffect(() => list.current?.focus(), []);

  const cannot = useCannotRestore(note, version, text, now);
  const restore = async () => {
    if (!version || cannot !== null) return;
    setBusy(true);
    if (await restoreVersion(note, version, text ?? '')) close();
    setBusy(false);
  };
  return (
    <Dialog
      open
      onOpenChange={close}
      width={1040}
      title={title ? `History of “${title}”` : 'History'}
      initialFocus={() => document.querySelector<HTMLElement>('[data-history] [role=listbox]') ?? true}
      footer={
        <>
          <p className={styles.foot}>
            {problem ? `The last changes are not in the history. ${errorSentence(problem)}` : cannot?.words}
          </p>
          <Button
            variant="accent"
            disabled={cannot !== null || busy}
            icon={<History size={16} aria-hidden />}
            onClick={() => void restore()}
          >
            Restore this version
          </Button>
        </>
      }
    >
      <div className={styles.history} data-history>
        {version ? (
          <>
            <div className={styles.versions}>
              <VirtualList<Row>
                label="Versions"
                rows={rows}
                handle={list}
                activeKey={chosen}
                onActive={setChosen}
                onOpen={() => void restore()}
                render={(one) =>
                  one.heading ? (
                    <div className={styles.day}>{one.label}</div>
                  ) : (
                    <VersionRow version={one.version} older={one.older} texts={texts} />
                  )
                }
              />
            </div>
            <VersionPane
              version={version}
              older={row && !row.heading ? row.older : null}
              now={now}
              texts={texts}
              against={against}
              onAgainst={setAgainst}
              onText={setText}
            />
          </>
        ) : (
          <EmptyState title="No earlier versions yet">
            While you write, Fieldbook keeps a version a minute for 7 days, then one a day for 90 days. They stay on
            this computer, outside the vault.
          </EmptyState>
        )}
      </div>
    </Dialog>
  );
}

/** The newest version that is not what stands there already. */
function firstOf(versions: readonly Version[]): Version | undefined {
  return versions.find((version) => !version.isCurrent) ?? versions[0];
}

function rowsOf(versions: readonly Version[]): Row[] {
  const date = today();
  const rows: Row[] = [];
  let day = '';
  for (const [index, version] of versions.entries()) {
    const label = dayWords(version.keptAt, date);
    if (label !== day) rows.push({ key: `day ${index}`, height: 32, heading: true, label });
    day = label;
    rows.push({ key: version.key, height: 48, version, older: versions[index + 1] ?? null });
  }
  return rows;
}

function useCannotRestore(note: ShownNote, version: Version | null, text: string | null, now: string) {
  const vaultLocked = useVault((s) => s.vault.state === 'open' && s.vault.vault.readOnly !== null);
  const reason = note.readOnly();
  if (version === null) return { words: '' };
  if (vaultLocked) return { words: 'The vault is open for reading only, so nothing can be restored.' };
  if (reason === 'file') return { words: 'The file cannot be written, so nothing can be restored.' };
  if (reason === 'duplicate-id') return { words: 'Another file has the same id, so nothing can be restored.' };
  if (!version.isText) return version.isCurrent ? { words: '' } : null;
  if (text === null || text === now) return { words: '' };
  return null;
}
