import { CircleSlash2, Plus, Scale, X } from 'lucide-react';
import { useMemo } from 'react';
import type { FindingSummary } from '../../../../shared/domain/finding.ts';
import type { FindingEvidence } from '../../../../shared/findings/count.ts';
import { useVault } from '../../../state/vault.ts';
import { AddChip } from '../../../ui/Chip.tsx';
import { humanize, plural } from '../../../ui/format.ts';
import { IconButton } from '../../../ui/IconButton.tsx';
import { Picker } from '../../../ui/Picker.tsx';
import { Section } from '../Section.tsx';
import { whyUnusable } from './document-parts.ts';
import styles from './FindingsSection.module.css';

interface Props {
  /** In the order in which they stand in the document. */
  findings: readonly FindingSummary[];
  evidence: ReadonlyMap<string, FindingEvidence> | null;
  onFindings: (ids: string[]) => void;
}

/** Which findings go out, each with how it stands. One that no evidence supports is named, and does not go. */
export function FindingsSection({ findings, evidence, onFindings }: Props) {
  const all = useVault((s) => s.findings);
  const options = useMemo(
    () =>
      all.map(({ id, claim, written, status }) => ({
        id,
        label: written ? claim : 'No claim yet',
        hint: humanize(status),
      })),
    [all],
  );
  const ids = findings.map(({ id }) => id);
  return (
    <Section id="document-findings" title="Findings" count={findings.length}>
      <ul className={styles.findings}>
        {findings.map((finding) => (
          <Row
            key={finding.id}
            finding={finding}
            evidence={evidence?.get(finding.id)}
            onRemove={() => onFindings(ids.filter((id) => id !== finding.id))}
          />
        ))}
      </ul>
      <Picker
        label="Finding"
        options={options}
        value={ids}
        onChange={onFindings}
        empty="No finding matches"
        trigger={
          <AddChip aria-label="Add findings" icon={<Plus size={14} aria-hidden />}>
            Add findings
          </AddChip>
        }
      />
    </Section>
  );
}

interface RowProps {
  finding: FindingSummary;
  evidence: FindingEvidence | undefined;
  onRemove: () => void;
}

function Row({ finding, evidence, onRemove }: RowProps) {
  const { claim, written, status } = finding;
  const words = written ? claim : 'A finding without a claim';
  const why = whyUnusable(finding, evidence);
  return (
    <li className={styles.finding} data-out={why !== null || undefined}>
      <div className={styles.words}>
        <p className={styles.claim} title={words.slice(0, 500)}>
          {words}
        </p>
        <p className={styles.facts}>
          {humanize(status)}
          {evidence && why === null && ` · ${reach(evidence)}`}
        </p>
        {evidence && evidence.counts.contradicting.mentions > 0 && (
          <p className={styles.sign}>
            <Scale size={14} aria-hidden />
            {plural(evidence.counts.contradicting.people, 'person', 'people')} against
          </p>
        )}
        {why !== null && (
          <p className={styles.sign} data-tone="warn">
            <CircleSlash2 size={14} aria-hidden />
            <span>{why}, so it stays out</span>
          </p>
        )}
      </div>
      <IconButton label={`Take out “${words.slice(0, 80)}”`} icon={<X size={14} aria-hidden />} onClick={onRemove} />
    </li>
  );
}

function reach({ counts: { people, companies, mentions } }: FindingEvidence): string {
  return [
    plural(people, 'person', 'people'),
    ...(companies > 0 ? [plural(companies, 'company', 'companies')] : []),
    plural(mentions, 'mention'),
  ].join(' · ');
}
