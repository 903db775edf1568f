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
  const [text, setText] = useState<{ of: string; text: string } | null>(null);
  const [busy, setBusy] = useState(false);
  const list = useRef<VirtualListHandle>(null);
  // Drawing what changed may take a moment longer than the next key.
  const shown = rowOf(rows, useDeferredValue(chosen));
  const version = rowOf(rows, chosen)?.version ?? null;
  useEffect(() => list.current?.focus(), []);

  const locked = useLocked(note);
  const isAsNow = version?.isText ? text?.of === chosen && text.text === now : version?.isCurrent;
  const restore = async () => {
    if (!version || locked !== null || busy) return;
    setBusy(true);
    try {
      // The one that is chosen, which need not be drawn yet.
      const own = version.isText ? (await texts.read(version.key)).text : '';
      if ((!version.isText || own !== now) && (await restoreVersion(note, version, own))) close();
    } catch {
      // Why it cannot be read is said where its text would be.
    }
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
            {problem ? `The last changes are not in the history. ${errorSentence(problem)}` : locked}
          </p>
          <Button
            variant="accent"
            keys="Enter"
            disabled={version === null || locked !== null || isAsNow === true || busy}
            icon={<History size={16} aria-hidden />}
            onClick={() => void restore()}
          >
            Restore this version
          </Button>
        </>
      }
    >
      <div className={styles.history} data-history>
        {shown ? (
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
              version={shown.version}
              older={shown.older}
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

function rowOf(rows: readonly Row[], key: string | null) {
  const row = rows.find((one) => one.key === key);
  return row && !row.heading ? row : null;
}

/** Why nothing can be restored; `null` where it can. */
function useLocked(note: ShownNote): string | null {
  const isVaultLocked = useVault((s) => s.vault.state === 'open' && s.vault.vault.readOnly !== null);
  const reason = note.readOnly();
  if (isVaultLocked) return 'The vault is open for reading only, so nothing can be restored.';
  if (reason === 'file') return 'The file cannot be written, so nothing can be restored.';
  return reason === 'duplicate-id' ? 'Another file has the same id, so nothing can be restored.' : null;
}
