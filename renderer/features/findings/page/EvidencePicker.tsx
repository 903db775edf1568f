import { Search } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { FindingSummary, Stance } from '../../../../shared/domain/finding.ts';
import type { StandingHighlight } from '../../../../shared/findings/standing.ts';
import { askHighlights } from '../../../state/evidence.ts';
import { useNavigation } from '../../../state/navigation.ts';
import kinds from '../../../styles/kinds.module.css';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { formatDay, humanize, plural } from '../../../ui/format.ts';
import { PickerList } from '../../../ui/PickerList.tsx';
import { usePeople } from '../../../ui/roster-context.ts';
import { SearchField } from '../../../ui/SearchField.tsx';
import { Segmented } from '../../../ui/Segmented.tsx';
import styles from './EvidencePane.module.css';
import { addEvidence, replaceWith } from './evidence-edits.ts';
import type { EvidenceRow } from './rows.ts';

/** What is being chosen: evidence to be added, or what takes the place of a row. */
export interface Picking {
  replaces: EvidenceRow | null;
  stance: Stance;
  /** What is searched for at first. */
  query: string;
}

const most = 60;
const typingRest = 80; // ms

const options = [
  { value: 'supports', label: 'Supports' },
  { value: 'contradicts', label: 'Contradicts' },
  { value: 'context', label: 'Context' },
] as const;

/** Highlights to choose from as one types, in the search language. Several can be added one after the other. */
export function EvidencePicker(props: Picking & { finding: FindingSummary; close: () => void }) {
  const { finding, replaces, close } = props;
  const [query, setQuery] = useState(props.query);
  const [stance, setStance] = useState<Stance>(props.stance);
  const [marked, setMarked] = useState(0);
  const found = useFound(query);
  const has = new Set(finding.evidence.map(({ highlight }) => highlight));
  const highlights = found.highlights.filter(({ highlightId }) => !has.has(highlightId));
  const { participants } = usePeople();
  const field = useRef<HTMLInputElement>(null);
  const at = Math.min(marked, highlights.length - 1);

  const choose = (row: number) => {
    const highlight = highlights[row];
    if (!highlight) return;
    if (replaces) {
      void replaceWith(finding, replaces, highlight);
      close();
    } else void addEvidence(finding, highlight, stance);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[event.key];
    if (step === undefined && event.key !== 'Enter') return;
    event.preventDefault();
    if (step === undefined) return choose(at);
    setMarked(Math.max(0, Math.min(highlights.length - 1, at + step)));
  };
  useEffect(() => {
    document.getElementById(`evidence-found-${at}`)?.scrollIntoView({ block: 'nearest' });
  }, [at]);

  const who = ({ participantId, participantIds, title }: StandingHighlight) => {
    const id = participantId ?? (participantIds.length === 1 ? participantIds[0] : null);
    return participants.find((one) => one.id === id)?.name ?? title;
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && close()}
      title={replaces ? 'Choose another highlight' : 'Add evidence'}
      width={640}
      initialFocus={field}
      footer={
        <Button
          variant="quiet"
          icon={<Search size={14} aria-hidden />}
          onClick={() => {
            close();
            useNavigation.getState().go({ area: 'search', query, view: 'highlights' });
          }}
        >
          Show in the search
        </Button>
      }
    >
      <div className={styles.picker}>
        {replaces && <p className={styles.replaced}>In the place of “{replaces.one.evidence.quote.slice(0, 200)}”</p>}
        {!replaces && <Segmented label="Counts as" options={options} value={stance} onChange={setStance} />}
        <SearchField
          ref={field}
          label="Search highlights"
          placeholder="Words, or filters such as mark:pain or team:growth"
          role="combobox"
          aria-expanded={highlights.length > 0}
          aria-controls="evidence-found"
          aria-activedescendant={highlights.length > 0 ? `evidence-found-${at}` : undefined}
          value={query}
          onChange={(typed) => {
            setQuery(typed);
            setMarked(0);
          }}
          onKeyDown={onKeyDown}
        />
        <PickerList
          id="evidence-found"
          label="Highlights"
          className={styles.found}
          marked={at}
          onChoose={choose}
          found={highlights.map((highlight) => ({
            option: {
              id: `${highlight.highlightId} ${highlight.noteId}`,
              label: highlight.text,
              mark: (
                <span
                  className={kinds.tile}
                  data-kind={highlight.kind}
                  role="img"
                  aria-label={humanize(highlight.kind)}
                />
              ),
            },
            label: [],
            hint: { text: `${who(highlight)} · ${formatDay(highlight.date)}`, stretches: [] },
          }))}
        />
        <p role="status" className={styles.total}>
          {found.isKnown && totalWords(found, highlights.length)}
        </p>
      </div>
    </Dialog>
  );
}

function totalWords({ total, highlights }: Found, offered: number): string {
  if (offered === 0) return total === 0 ? 'No highlight matches' : 'All that match are attached already';
  const more = total > highlights.length ? `, the first ${highlights.length} are shown` : '';
  return `${plural(total, 'highlight')}${more}`;
}

interface Found {
  highlights: readonly StandingHighlight[];
  total: number;
  isKnown: boolean;
}

/** What the search finds for a query; the answer before stays until there is another. */
function useFound(query: string): Found {
  const [found, setFound] = useState<Found>({ highlights: [], total: 0, isKnown: false });
  useEffect(() => {
    let isOver = false;
    const timer = setTimeout(async () => {
      const sort = query.trim() === '' ? 'date' : 'relevance';
      const { highlights, total } = await askHighlights({ query: query.slice(0, 10_000), sort, limit: most });
      if (!isOver) setFound({ highlights, total, isKnown: true });
    }, typingRest);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [query]);
  return found;
}
