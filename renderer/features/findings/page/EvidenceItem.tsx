import { ArrowUpRight, Check, Ellipsis, Info, Scale, ShieldCheck, Trash2 } from 'lucide-react';
import { type KeyboardEvent, memo, useState } from 'react';
import { keysOf } from '../../../../shared/commands.ts';
import type { Stance } from '../../../../shared/domain/finding.ts';
import kinds from '../../../styles/kinds.module.css';
import { humanize } from '../../../ui/format.ts';
import { IconButton } from '../../../ui/IconButton.tsx';
import { isMac } from '../../../ui/keys.ts';
import { Menu, type MenuItem } from '../../../ui/Menu.tsx';
import { QuoteThreads } from '../review/QuoteThreads.tsx';
import styles from './EvidencePane.module.css';
import { stanceWords } from './evidence-words.ts';
import { Difference, Repair } from './Repair.tsx';
import { type EvidenceAction, type EvidenceActions, whyNot } from './row-actions.ts';
import type { EvidenceRow } from './rows.ts';
import { Source } from './Source.tsx';

/** A quote longer than this is cut until it is asked for whole. In UTF-16 units. */
const longest = 320;

export const stanceIcons: Record<Stance, typeof Scale> = { supports: ShieldCheck, contradicts: Scale, context: Info };

interface EvidenceItemProps {
  row: EvidenceRow;
  /** Whether the keyboard is on it. */
  active: boolean;
  actions: EvidenceActions;
}

/** A quote with who said it when, what became of it since, and what can be done about it. */
export const EvidenceItem = memo(function EvidenceItem({ row, active, actions }: EvidenceItemProps) {
  const { evidence, at, state } = row.one;
  const tab = active ? 0 : -1;
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.target === event.currentTarget) actions.onKey(row.key, event.nativeEvent);
  };
  return (
    <li>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would add a legend and its own layout */}
      <div
        role="group"
        tabIndex={tab}
        data-evidence={row.key}
        data-pane-focus={active || undefined}
        data-state={state.state}
        aria-label={`${stanceWords[evidence.stance]}: ${evidence.quote.slice(0, longest)}`}
        className={styles.item}
        onKeyDown={onKeyDown}
        onFocus={() => actions.onFocus(row.key)}
      >
        <span
          className={at ? kinds.tile : styles.noKind}
          {...(at && { 'data-kind': at.kind, role: 'img', 'aria-label': humanize(at.kind), title: humanize(at.kind) })}
        />
        <div className={styles.grow}>
          {state.state === 'changed' && !row.isKept ? (
            <Difference before={evidence.quote} after={state.now} />
          ) : (
            <Quote text={evidence.quote} tab={tab} />
          )}
          <Source one={row.one} />
          <Repair row={row} tab={tab} actions={actions} />
        </div>
        <ItemMenu key={row.key} row={row} active={active} actions={actions} />
      </div>
      <QuoteThreads highlightId={evidence.highlight} />
    </li>
  );
});

function Quote({ text, tab }: { text: string; tab: number }) {
  const [isWhole, setWhole] = useState(false);
  const isLong = text.length > longest;
  const shown = isLong && !isWhole ? `${text.slice(0, longest).replace(/[\s.…,]+$/, '')}…` : text;
  return (
    <p className={styles.quote}>
      {shown === '' ? <em>No words</em> : `“${shown}”`}{' '}
      {isLong && (
        <button type="button" tabIndex={tab} className={styles.link} onClick={() => setWhole(!isWhole)}>
          {isWhole ? 'Less' : 'More'}
        </button>
      )}
    </p>
  );
}

const stanceActions = [
  ['supports', 'Supports'],
  ['contradicts', 'Contradicts'],
  ['context', 'Context'],
] as const;

const menuLabel = 'What to do with this evidence';
const ellipsis = <Ellipsis size={16} aria-hidden />;

/** The button of the menu; the menu itself is made for the row that one is about to use: hundreds of them would be felt. */
function ItemMenu({ row, active, actions }: { row: EvidenceRow; active: boolean; actions: EvidenceActions }) {
  const [wanted, setWanted] = useState<'near' | 'open' | null>(null);
  if (active || wanted !== null)
    return <MadeMenu row={row} active={active} actions={actions} open={wanted === 'open'} />;
  return (
    <button
      type="button"
      aria-label={menuLabel}
      aria-haspopup="menu"
      tabIndex={-1}
      className={styles.menu}
      onPointerEnter={() => setWanted('near')}
      onClick={() => setWanted('open')}
    >
      {ellipsis}
    </button>
  );
}

interface MadeMenuProps {
  row: EvidenceRow;
  active: boolean;
  actions: EvidenceActions;
  /** It was asked for before it was made. */
  open: boolean;
}

function MadeMenu({ row, active, actions, open: atFirst }: MadeMenuProps) {
  const [open, setOpen] = useState(atFirst);
  const item = (action: EvidenceAction, label: string, icon: MenuItem['icon']): MenuItem => ({
    label,
    icon,
    ...(keysOf(`evidence:${action}`, isMac)[0] && { keys: keysOf(`evidence:${action}`, isMac)[0] }),
    unavailable: whyNot(row, action),
    onSelect: () => actions.run(row.key, action),
  });
  const { stance } = row.one.evidence;
  return (
    <Menu
      trigger={<IconButton label={menuLabel} tabIndex={active ? 0 : -1} className={styles.more} icon={ellipsis} />}
      open={open}
      onOpenChange={setOpen}
      items={[
        item('open', 'Open in its interview', <ArrowUpRight size={14} aria-hidden />),
        'separator',
        ...stanceActions.map(([action, label]) => {
          const Icon = stanceIcons[action];
          return {
            ...item(
              action,
              label,
              stance === action ? <Check size={14} aria-hidden /> : <Icon size={14} aria-hidden />,
            ),
            unavailable: stance === action ? 'Counts so already' : whyNot(row, action),
          };
        }),
        'separator',
        { ...item('remove', 'Take out of the finding', <Trash2 size={14} aria-hidden />), danger: true },
      ]}
    />
  );
}
