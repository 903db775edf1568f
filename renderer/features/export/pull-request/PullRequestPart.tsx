import { useMemo } from 'react';
import type { ExportDraft, PullRequestOptions, Target } from '../../../../shared/ipc/export.ts';
import { useVault } from '../../../state/vault.ts';
import { PullRequestSection } from './PullRequestSection.tsx';
import { type Opener, serverOf } from './target-account.ts';
import { teamsOfDraft } from './teams-of-draft.ts';
import { Unconnected } from './Unconnected.tsx';
import { useChoices } from './use-choices.ts';

interface Props {
  target: Target | null;
  opener: Opener;
  draft: ExportDraft | null;
  options: PullRequestOptions;
  onChange: (change: Partial<PullRequestOptions>) => void;
}

/** How the pull request is opened, or how it could be. Nothing where the host has none that Fieldbook knows. */
export function PullRequestPart({ target, opener, draft, options, onChange }: Props) {
  const { account, named, isGitHub } = opener;
  const notes = useVault((s) => s.notes);
  const findings = useVault((s) => s.findings);
  const { choices, ask } = useChoices(
    target !== null && account !== null ? target.targetId : null,
    account?.host ?? '',
  );
  const teamIds = useMemo(() => teamsOfDraft(draft, { notes, findings }), [draft, notes, findings]);
  if (target === null) return null;
  if (account === null) {
    if (named === null || !isGitHub) return null;
    return <Unconnected host={named.host} server={serverOf(opener)} via={target.via} />;
  }
  return (
    <PullRequestSection
      {...{ options, onChange, teamIds, choices }}
      onAsk={ask}
      me={account.login}
      canFork={target.via === 'github'}
    />
  );
}
