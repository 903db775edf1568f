import { create } from 'zustand';
import type { FindingSummary } from '../../shared/domain/finding.ts';
import type { GoalSummary } from '../../shared/domain/goal.ts';
import type { NoteSummary } from '../../shared/domain/interview.ts';
import type { Participant } from '../../shared/domain/participant.ts';
import type { Roster } from '../../shared/domain/roster.ts';
import { emptyRoster } from '../../shared/domain/roster-rules.ts';
import type { TagNote } from '../../shared/domain/tag.ts';
import type { Catalogue, CatalogueChange, FileProblem, VaultState } from '../../shared/ipc/vault.ts';
import { call, listen } from '../api.ts';

interface VaultStore {
  vault: VaultState;
  revision: number;
  /** Newest first. */
  notes: NoteSummary[];
  /** Newest first. */
  findings: FindingSummary[];
  /** Latest quarter first, the biggest unknowns before the others. */
  goals: GoalSummary[];
  tags: TagNote[];
  participants: Participant[];
  roster: Roster;
  problems: FileProblem[];
  loaded: boolean;
  /** Whether main has said at all what is open. */
  known: boolean;
}

const nothing = {
  revision: -1,
  notes: [],
  findings: [],
  goals: [],
  tags: [],
  participants: [],
  roster: emptyRoster,
  problems: [],
  loaded: false,
};

/** The open vault as main last told it. Read-only for the page: changes go through `call` and come back as events. */
export const useVault = create<VaultStore>(() => ({ vault: { state: 'none' }, known: false, ...nothing }));

/** Newest first; notes of one moment by title. */
export function byDate(a: NoteSummary, b: NoteSummary): number {
  const x = a.occurredAt || a.date;
  const y = b.occurredAt || b.date;
  return x < y ? 1 : x > y ? -1 : a.title.localeCompare(b.title) || (a.id < b.id ? -1 : 1);
}

function byBeginning(a: FindingSummary, b: FindingSummary): number {
  return a.date < b.date ? 1 : a.date > b.date ? -1 : a.id < b.id ? 1 : -1;
}

function byQuarter(a: GoalSummary, b: GoalSummary): number {
  if (a.quarter !== b.quarter) return a.quarter < b.quarter ? 1 : -1;
  if (a.isBiggestUnknown !== b.isBiggestUnknown) return a.isBiggestUnknown ? -1 : 1;
  return a.question.localeCompare(b.question) || (a.id < b.id ? -1 : 1);
}

/** The answer to the question for the catalogue that was asked with the first one; taken once. */
let first: Promise<Catalogue | null> | null = null;

/** Starts to mirror main's state, for as long as the page lives. Called once, before anything is drawn. */
export function mirrorVault(): void {
  listen('vault:changed', (vault) => void adopt(vault));
  listen('catalogue:changed', (change) => void applyChange(change));
  void call('vault:state').then(adopt);
  first = fetchCatalogue();
}

async function adopt(vault: VaultState) {
  const before = useVault.getState().vault;
  const sameVault = vaultIdOf(before) === vaultIdOf(vault);
  if (vault.state === 'open' && (!sameVault || !useVault.getState().loaded)) {
    useVault.setState({ vault, known: true, ...nothing });
    await reload();
    return;
  }
  const empties = vault.state === 'none' || vault.state === 'opening';
  useVault.setState({ vault, known: true, ...(empties && nothing) });
}

/** Which vault is open; `null` where none is. */
export function vaultIdOf(vault: VaultState): string | null {
  return vault.state === 'open' || vault.state === 'gone' ? vault.vault.vaultId : null;
}

/** The newest change that arrived while no catalogue was loaded: one read meanwhile may be older. */
let missed = -1;

async function reload() {
  missed = -1;
  const asked = await first;
  first = null;
  const catalogue = asked ?? (await fetchCatalogue());
  if (!catalogue) return;
  if (catalogue.revision < missed) return reload();
  useVault.setState({
    ...catalogue,
    notes: catalogue.notes.toSorted(byDate),
    findings: catalogue.findings.toSorted(byBeginning),
    goals: catalogue.goals.toSorted(byQuarter),
    loaded: true,
  });
}

/** `null` where no vault is open, or none any more: an event says so. */
async function fetchCatalogue(): Promise<Catalogue | null> {
  const json = await call('vault:catalogue').catch(() => null);
  return json === null ? null : (JSON.parse(json) as Catalogue);
}

async function applyChange(change: CatalogueChange) {
  const state = useVault.getState();
  if (!state.loaded) missed = Math.max(missed, change.revision);
  if (!state.loaded || change.revision <= state.revision) return;
  if (change.revision !== state.revision + 1) return reload();
  const { findings, goals } = change;
  useVault.setState({
    revision: change.revision,
    // A list that is the same stays the same object: what is drawn from it is not drawn again.
    ...((change.upserted.length > 0 || change.removed.length > 0) && { notes: changed(state.notes, change, byDate) }),
    ...(findings && { findings: changed(state.findings, findings, byBeginning) }),
    ...(goals && { goals: changed(state.goals, goals, byQuarter) }),
    ...(change.tags && { tags: change.tags }),
    ...(change.participants && { participants: change.participants }),
    ...(change.roster && { roster: change.roster }),
    ...(change.problems && { problems: change.problems }),
  });
}

function changed<Row extends { id: string }>(
  rows: readonly Row[],
  { upserted, removed }: { upserted: readonly Row[]; removed: readonly string[] },
  order: (a: Row, b: Row) => number,
): Row[] {
  const gone = new Set([...removed, ...upserted.map((row) => row.id)]);
  return [...rows.filter((row) => !gone.has(row.id)), ...upserted].sort(order);
}
