import { hashOf } from '../../../../main/vault/read-file.ts';
import type { Vault, VaultEvents } from '../../../../main/vault/vault.ts';
import type { GoalSummary } from '../../../../shared/domain/goal.ts';
import type { NoteSummary } from '../../../../shared/domain/interview.ts';
import type { Participant } from '../../../../shared/domain/participant.ts';
import type { Roster } from '../../../../shared/domain/roster.ts';
import { emptyRoster } from '../../../../shared/domain/roster-rules.ts';
import type { CatalogueChange } from '../../../../shared/ipc/vault.ts';
import { AppError, type ErrorCode } from '../../../../shared/result.ts';

export function summary(id: string, rest: Partial<NoteSummary> = {}): NoteSummary {
  return {
    id,
    path: `${id}.md`,
    title: id,
    occurredAt: '',
    date: '2026-11-18',
    kind: null,
    status: null,
    teamIds: [],
    pmIds: [],
    interviewerIds: [],
    attendeeIds: [],
    participantIds: [],
    tags: [],
    goals: [],
    titled: true,
    recorded: false,
    callStartedAt: null,
    highlightCount: 0,
    highlightTags: [],
    readOnly: null,
    problems: [],
    ...rest,
  };
}

/** What search needs of a vault, held in memory. */
export function fakeVault(texts: Record<string, string>, root = '/vault') {
  const notes = new Map(Object.keys(texts).map((id) => [id, summary(id)]));
  const files = new Map(Object.entries(texts));
  const failing = new Map<string, ErrorCode>();
  const listeners = new Map<string, Set<(payload: never) => void>>();
  let roster: Roster = emptyRoster;
  let participants: Participant[] = [];
  let verify = () => {};
  const verified = new Promise<void>((resolve) => {
    verify = resolve;
  });
  let revision = 0;
  let goals: GoalSummary[] = [];

  function emit<E extends keyof VaultEvents>(event: E, ...payload: Parameters<VaultEvents[E]>) {
    for (const listener of listeners.get(event) ?? []) (listener as (...args: unknown[]) => void)(...payload);
  }
  function change(parts: Partial<CatalogueChange>) {
    emit('catalogue', { revision: ++revision, upserted: [], removed: [], ...parts });
  }

  const vault = {
    whenVerified: () => verified,
    catalogue: () => ({
      revision,
      notes: [...notes.values()],
      findings: [],
      goals,
      tags: [],
      participants,
      roster,
      problems: [],
    }),
    info: { vaultId: 'v_7f3k9q2m1x0c' },
    root,
    hashOf: (id: string) => (files.has(id) ? hashOf(files.get(id)!) : null),
    roster: () => roster,
    participants: () => participants,
    async read(id: string) {
      const failure = failing.get(id) ?? failing.get('*');
      if (failure) throw new AppError(failure);
      if (fake.slow > 0) await new Promise((resolve) => setTimeout(resolve, fake.slow));
      const text = files.get(id);
      if (text === undefined) throw new AppError('not-found');
      return { id, path: `${id}.md`, text, hash: hashOf(text), readOnly: null };
    },
    on(event: keyof VaultEvents, listener: (payload: never) => void) {
      const all = listeners.get(event) ?? new Set();
      listeners.set(event, all.add(listener));
      return () => void all.delete(listener);
    },
  } as unknown as Vault;

  const fake = {
    /** Milliseconds that reading a note takes. */
    slow: 0,
    vault,
    verify,
    emit,
    failing,
    save(id: string, text: string, rest: Partial<NoteSummary> = {}) {
      files.set(id, text);
      notes.set(id, summary(id, rest));
      change({ upserted: [notes.get(id)!] });
    },
    remove(id: string) {
      files.delete(id);
      notes.delete(id);
      change({ removed: [id] });
    },
    setRoster(next: Roster) {
      roster = next;
      change({ roster });
    },
    setParticipants(next: Participant[]) {
      participants = next;
      change({ participants });
    },
    setGoals(next: GoalSummary[]) {
      goals = next;
      change({ goals: { upserted: next, removed: [] } });
    },
    describe(id: string, rest: Partial<NoteSummary>) {
      notes.set(id, summary(id, rest));
    },
  };
  return fake;
}
