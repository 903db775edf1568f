import { useMemo } from 'react';
import { filterFindings, useFindingsLook } from '../../../state/findings.ts';
import { useVault } from '../../../state/vault.ts';
import { EvidenceBoard } from './EvidenceBoard.tsx';
import { GroupBoard } from './GroupBoard.tsx';

/** The findings that the filter leaves, as a board: a column for each, or for each status, team or goal. */
export function Board() {
  const { columns, filter } = useFindingsLook();
  const findings = useVault((s) => s.findings);
  const loaded = useVault((s) => s.loaded);
  const shown = useMemo(() => filterFindings(findings, filter), [findings, filter]);
  if (!loaded) return null;
  if (columns === 'findings') return <EvidenceBoard findings={shown} filter={filter} />;
  return <GroupBoard key={columns} by={columns} findings={shown} />;
}
