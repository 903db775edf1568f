import { Info, Scale, ShieldCheck } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { FindingSummary, Stance } from '../../../../shared/domain/finding.ts';
import { mostHighlights } from '../../../../shared/findings/standing.ts';
import type { SuggestAnswer } from '../../../../shared/search/suggest-protocol.ts';
import { askSuggestions } from '../../../state/evidence.ts';
import { useVault } from '../../../state/vault.ts';
import kinds from '../../../styles/kinds.module.css';
import side from '../../../styles/side-pane.module.css';
import { humanize } from '../../../ui/format.ts';
import { IconButton } from '../../../ui/IconButton.tsx';
import styles from './EvidencePane.module.css';
import { addEvidence } from './evidence-edits.ts';
import { reasonWords, stanceWords } from './evidence-words.ts';
import { HighlightSource } from './Source.tsx';

const rest = 600; // ms after the claim or its evidence changed
const most = 5;
const longestClaim = 10_000;
const longest = 240;

const icons: Record<Stance, typeof Info> = { supports: ShieldCheck, contradicts: Scale, context: Info };

/** Highlights that may bear on the claim, each with the reason; what they are to it is for people to say. */
export function Suggestions({ finding, locked }: { finding: FindingSummary; locked: boolean }) {
  const suggestions = useSuggestions(finding);
  if (suggestions.length === 0) return null;
  return (
    <section className={styles.group} aria-labelledby="evidence-suggested">
      <h2 id="evidence-suggested" className={side.head}>
        May bear on this claim
      </h2>
      <ul aria-label="Suggested evidence">
        {suggestions.map(({ highlight, reason }) => (
          <li key={`${highlight.highlightId} ${highlight.noteId}`} className={styles.suggestion}>
            <span
              className={kinds.tile}
              data-kind={highlight.kind}
              role="img"
              aria-label={humanize(highlight.kind)}
              title={humanize(highlight.kind)}
            />
            <div className={styles.grow}>
              <p className={styles.quote}>“{shortened(highlight.text)}”</p>
              <p className={styles.reason}>{reasonWords(reason)}</p>
              <HighlightSource highlight={highlight} />
            </div>
            <span className={styles.add}>
              {(['supports', 'contradicts', 'context'] as const).map((stance) => {
                const Icon = icons[stance];
                return (
                  <IconButton
                    key={stance}
                    label={`Add: ${stanceWords[stance].toLowerCase()}`}
                    icon={<Icon size={14} aria-hidden />}
                    aria-disabled={locked || undefined}
                    onClick={() => !locked && void addEvidence(finding, highlight, stance)}
                  />
                );
              })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function shortened(text: string): string {
  return text.length > longest ? `${text.slice(0, longest).trimEnd()}…` : text;
}

function useSuggestions({ claim, evidence, teamIds }: FindingSummary): SuggestAnswer['suggestions'] {
  const revision = useVault((s) => s.revision);
  const [suggestions, setSuggestions] = useState<SuggestAnswer['suggestions']>([]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: with other notes the same question has another answer
  useEffect(() => {
    if (claim === '' && evidence.length === 0) return setSuggestions([]);
    let isOver = false;
    const timer = setTimeout(async () => {
      const evidenceIds = [...new Set(evidence.map(({ highlight }) => highlight))].slice(0, mostHighlights);
      const answer = await askSuggestions({ claim: claim.slice(0, longestClaim), evidenceIds, teamIds, limit: most });
      if (!isOver) setSuggestions(answer.suggestions);
    }, rest);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [claim, evidence, teamIds, revision]);
  return suggestions;
}
