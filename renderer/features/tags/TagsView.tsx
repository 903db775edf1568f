import { Merge } from 'lucide-react';
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import { printValue } from '../../../shared/search/language/print.ts';
import { runCommand, useCommand } from '../../commands/use-command.ts';
import { useNavigation } from '../../state/navigation.ts';
import { similarTags, useTagHues, useTagUsage } from '../../state/tags.ts';
import { useVault } from '../../state/vault.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { formatList } from '../../ui/format.ts';
import { Kbd } from '../../ui/Kbd.tsx';
import { NameDialog } from '../../ui/NameDialog.tsx';
import { PaneHeader } from '../../ui/PaneHeader.tsx';
import { SearchField } from '../../ui/SearchField.tsx';
import { TagMark } from '../../ui/TagMark.tsx';
import { VirtualList, type VirtualListHandle } from '../../ui/VirtualList.tsx';
import { mergeTags, quoted, renameTag } from './change-tags.ts';
import { TagDetails } from './TagDetails.tsx';
import styles from './Tags.module.css';
import { likenessWords, neighborOf, type TagRow, tagKey, tagRows } from './tag-rows.ts';

/** The vocabulary of the vault: how often each tag is used, what it means, and which may be one and the same. */
export function TagsView() {
  const usage = useTagUsage();
  const loaded = useVault((s) => s.loaded);
  const locked = useVault((s) => s.vault.state !== 'open' || s.vault.vault.readOnly !== null);
  const [typed, setTyped] = useState('');
  const [active, setActive] = useState<string | null>(null);
  /** The row to go to as soon as it is there: the list follows a change a moment later. */
  const [wished, setWished] = useState<string | null>(null);
  const [renaming, setRenaming] = useState(false);
  const [merging, setMerging] = useState(false);
  const list = useRef<VirtualListHandle>(null);
  const rows = useMemo(() => tagRows(usage, similarTags(usage), typed), [usage, typed]);
  const before = useRef<readonly TagRow[]>([]);
  const isWishThere = rows.some(({ key }) => key === wished);
  const shown = isWishThere ? wished : neighborOf(before.current, rows, active);
  useEffect(() => {
    before.current = rows;
    if (shown !== active) setActive(shown);
    if (isWishThere) setWished(null);
  }, [rows, shown, active, isWishThere]);
  const isThere = usage.length > 0;
  useEffect(() => {
    if (isThere) list.current?.focus();
  }, [isThere]);

  const row = rows.find((one) => one.key === shown);
  const use = row && 'use' in row ? row.use : null;
  const similar = row && 'similar' in row ? row.similar : null;
  const why = locked ? 'The vault cannot be changed now' : null;
  const whyNot = why ?? (use ? null : 'Choose a tag first');

  /** The button that stopped a long change went with it. */
  const focusListIfNothing = () => {
    if (document.activeElement === document.body) list.current?.focus();
  };
  const merge = async (from: readonly string[], into: string) => {
    setMerging(false);
    list.current?.focus();
    const isProposed = similar !== null;
    await mergeTags(from, into);
    if (!isProposed) setWished(tagKey(into));
    focusListIfNothing();
  };
  const rename = async (from: string, name: string) => {
    setRenaming(false);
    if (name === from) return;
    await (usage.some(({ tag }) => tag === name) ? mergeTags([from], name) : renameTag(from, name));
    setWished(tagKey(name));
    focusListIfNothing();
  };
  const search = (tag: string) => useNavigation.getState().go({ area: 'search', query: `tag:${printValue(tag)} ` });
  useCommand('tag:rename', () => setRenaming(true), whyNot);
  useCommand(
    'tag:merge',
    () => (similar ? void merge(similar.from, similar.into) : setMerging(true)),
    why ?? (row ? null : 'Choose a tag first'),
  );
  useCommand('tag:search', () => use && search(use.tag), use ? null : 'Choose a tag first');

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'F2') runCommand('tag:rename');
    else if (event.key === 'm' || event.key === 'M') runCommand('tag:merge');
    else return;
    event.preventDefault();
  };
  return (
    <section aria-label="Tags" className={styles.view}>
      <PaneHeader title="Tags" count={isThere ? usage.length.toLocaleString('en-US') : null}>
        {isThere && (
          <SearchField
            label="Find a tag"
            placeholder="Find a tag"
            value={typed}
            onChange={setTyped}
            onKeyDown={(event) => {
              if (event.key !== 'ArrowDown' && event.key !== 'Enter') return;
              event.preventDefault();
              list.current?.focus();
            }}
            className={styles.find}
          />
        )}
      </PaneHeader>
      {loaded && !isThere && <NoTags />}
      {isThere && rows.length === 0 && <EmptyState title="No such tag">Clear the field to see all of them.</EmptyState>}
      {rows.length > 0 && (
        <div className={styles.columns}>
          <VirtualList
            label="Tags"
            rows={rows}
            handle={list}
            activeKey={shown}
            onActive={(key) => {
              setWished(null);
              setActive(key);
            }}
            onOpen={() => runCommand(similar ? 'tag:merge' : 'tag:search')}
            onKeyDown={onKeyDown}
            render={(one, state) => <Row row={one} active={state.active} />}
            className={styles.list}
          />
          {use && (
            <TagDetails
              key={use.tag}
              use={use}
              others={usage}
              locked={why}
              merging={merging}
              onMerging={setMerging}
              onMerge={(into) => void merge([use.tag], into)}
            />
          )}
          {similar && (
            <section className={styles.details} aria-label="May be one tag">
              <h2>{formatList([...similar.from, similar.into].map(quoted))}</h2>
              <p className={styles.said}>
                {likenessWords[similar.likeness]}. Merging writes {quoted(similar.into)} in their place.
              </p>
              <Button
                variant="accent"
                keys="m"
                icon={<Merge size={16} aria-hidden />}
                disabled={why !== null}
                title={why ?? undefined}
                onClick={() => runCommand('tag:merge')}
              >
                Merge into {quoted(similar.into)}
              </Button>
            </section>
          )}
        </div>
      )}
      {use && (
        <NameDialog
          open={renaming}
          onClose={() => setRenaming(false)}
          title={`Rename ${quoted(use.tag)}`}
          description="It is written anew in every interview and highlight. A name that is taken merges both."
          name={use.tag}
          maxLength={200}
          action="Rename"
          onName={(name) => void rename(use.tag, name)}
        />
      )}
    </section>
  );
}

function NoTags() {
  return (
    <EmptyState
      title="No tags yet"
      action={<Button onClick={() => runCommand('go:interviews')}>Go to the interviews</Button>}
    >
      Tags that you give to interviews and highlights are listed here.
    </EmptyState>
  );
}

function Row({ row, active }: { row: TagRow; active: boolean }) {
  const hues = useTagHues();
  if ('title' in row) {
    return (
      <div className={styles.heading}>
        <span className={styles.name}>{row.title}</span>
        {row.columns && (
          <>
            <span className={styles.count}>Interviews</span>
            <span className={styles.count}>Highlights</span>
          </>
        )}
      </div>
    );
  }
  if ('similar' in row) {
    const { from, into, likeness } = row.similar;
    return (
      <div className={styles.row}>
        <TagMark hue={hues.get(into)} />
        <span className={styles.name}>
          {from.join(', ')} → {into}
        </span>
        <span className={styles.said}>{likenessWords[likeness]}</span>
        <span className={styles.spacer} />
        {active && <Kbd keys="m" />}
      </div>
    );
  }
  const { tag, interviews, highlights, description } = row.use;
  return (
    <div className={styles.row}>
      <TagMark hue={hues.get(tag)} />
      <span className={styles.name} title={tag}>
        {tag}
      </span>
      <span className={styles.said}>{description}</span>
      <span className={styles.spacer} />
      <span className={styles.count}>{interviews > 0 && interviews.toLocaleString('en-US')}</span>
      <span className={styles.count}>{highlights > 0 && highlights.toLocaleString('en-US')}</span>
    </div>
  );
}
