import { useEffect, useMemo, useRef, useState } from 'react';
import type { FindingSummary } from '../../../../shared/domain/finding.ts';
import type { FindingEvidence } from '../../../../shared/findings/count.ts';
import type { ExportDraft } from '../../../../shared/ipc/export.ts';
import { useResolved } from '../../../state/evidence.ts';
import type { DocumentStart } from '../../../state/navigation.ts';
import { setPreferences, usePreferences } from '../../../state/preferences.ts';
import { useVault } from '../../../state/vault.ts';
import type { DocumentFields } from '../DocumentSection.tsx';
import { useMyName } from '../use-my-name.ts';
import { recall, remember } from './begun-documents.ts';
import { type DocumentParts, isUsable, missingOf, ownerFor, titleFor } from './document-parts.ts';

export interface DocumentState {
  parts: DocumentParts;
  change(parts: Partial<DocumentParts>): void;
  fields: DocumentFields;
  setFields(fields: DocumentFields): void;
  /** The chosen findings, in their order; those that are gone are left out. */
  findings: readonly FindingSummary[];
  /** `null` while it is not known. */
  evidence: ReadonlyMap<string, FindingEvidence> | null;
  draft: ExportDraft | null;
  missing: string | null;
}

/**
 * A document as the user has put it together so far. What was typed is still there when they come back to it. `again`: the fields of one
 * that was made before.
 */
export function useDocument(start: DocumentStart, again?: DocumentFields): DocumentState {
  const { findings: all, goals, notes, roster } = useVault();
  const vaultId = useVault(({ vault }) => (vault.state === 'open' ? vault.vault.vaultId : ''));
  const key = `${vaultId}\n${JSON.stringify(start)}`;
  const [parts, setParts] = useState<DocumentParts>(() => recall(key)?.parts ?? partsOf(start));
  const [typed, setTyped] = useState<Partial<DocumentFields>>(() => again ?? recall(key)?.typed ?? {});
  useEffect(() => remember(key, { parts, typed }), [key, parts, typed]);

  const findings = useMemo(() => {
    const byId = new Map(all.map((finding) => [finding.id, finding]));
    return parts.findingIds.flatMap((id) => byId.get(id) ?? []);
  }, [all, parts.findingIds]);
  const evidence = useResolved(findings);
  const goal = goals.find(({ id }) => id === parts.goalId) ?? null;
  const lastOwner = usePreferences((s) => s.documentOwner[vaultId]);
  const me = useMyName();
  const fields: DocumentFields = {
    title: titleFor(parts, { findings, goal, notes, roster }),
    owner: ownerFor(parts, { findings, goal, roster }) ?? lastOwner ?? me,
    deadline: '',
    feedbackWanted: '',
    ...typed,
  };
  useLastOwner(vaultId, typed.owner);

  const usable = findings.filter((finding) => isUsable(finding, evidence?.get(finding.id)));
  const missing = missingOf(parts, fields, { usable, goal });
  const review = { ...fields, title: fields.title.trim() };
  const draft: ExportDraft | null =
    missing !== null
      ? null
      : parts.document === 'summary'
        ? { document: 'summary', interviewIds: parts.interviewIds, ...review }
        : {
            document: parts.document,
            findingIds: usable.map(({ id }) => id),
            ...(goal && parts.document === 'goal' && { goalId: goal.id }),
            ...review,
          };
  return {
    parts,
    change: (change) => setParts((now) => ({ ...now, ...change })),
    fields,
    // What was not typed goes on following what the document is made of.
    setFields: (next) =>
      setTyped((now) => ({
        ...now,
        ...Object.fromEntries(
          Object.entries(next).filter(([name, value]) => fields[name as keyof DocumentFields] !== value),
        ),
      })),
    findings,
    evidence,
    draft,
    missing,
  };
}

function partsOf(start: DocumentStart): DocumentParts {
  return { findingIds: [], interviewIds: [], goalId: null, ...start };
}

/** Keeps an owner that was typed, for the next document: written once the view is left. */
function useLastOwner(vaultId: string, owner: string | undefined) {
  const latest = useRef(owner);
  latest.current = owner;
  useEffect(
    () => () => {
      const { current } = latest;
      if (current === undefined || current.trim() === '' || vaultId === '') return;
      const { documentOwner } = usePreferences.getState();
      if (documentOwner[vaultId] === current) return;
      void setPreferences({ documentOwner: { ...documentOwner, [vaultId]: current.trim() } });
    },
    [vaultId],
  );
}
