import type { findingsContract } from '../../shared/ipc/findings.ts';
import type { HandlersOf } from '../../shared/ipc/index.ts';
import type { HeldVault } from '../vault/current.ts';

/** What the page can do with findings and research goals that it cannot do with any document. */
export function createFindingsHandlers(current: HeldVault): HandlersOf<typeof findingsContract> {
  return {
    'findings:create': async (finding) => current.require().createFinding(finding),
    'goals:create': async (goal) => current.require().createGoal(goal),
  };
}
