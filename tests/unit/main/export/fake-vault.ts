import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CurrentVault } from '../../../../main/vault/current.ts';
import type { Vault } from '../../../../main/vault/vault.ts';
import { NoteSummary } from '../../../../shared/domain/interview.ts';
import { Participant } from '../../../../shared/domain/participant.ts';
import type { Roster } from '../../../../shared/domain/roster.ts';
import { emptyRoster } from '../../../../shared/domain/roster-rules.ts';
import { VaultConfig } from '../../../../shared/domain/vault-config.ts';
import { AppError } from '../../../../shared/result.ts';

export const ids = { filters: '01JD9ZC4F2M6P1S8T0V3XWXABD', surveys: '01JD9ZC4F2M6P1S8T0V3XWXABE' };
export const noor = {
  id: 'p_7f3k9q2m1x0c',
  name: 'Noor Haddad',
  emails: ['noor@lumenpay.example'],
  company: 'Lumenpay',
  role: 'Head of growth',
  segment: 'seed-stage fintech',
  crm: 'https://crm.example/c/1841',
};

interface Content {
  root: string;
  foreign?: boolean;
  participants?: readonly object[];
  notes?: Record<string, { title: string; body: string; date?: string; participantIds?: string[] }>;
}

const usual = {
  [ids.filters]: {
    title: 'Filters in funnels',
    body: 'Noor Haddad of Lumenpay wrote from noor@lumenpay.example about #12.\n',
    participantIds: [noor.id],
  },
};

/** An open vault with what an export reads of it; `notes` may be changed by the test. */
export function fakeVault({ root, foreign = false, participants = [noor], notes = structuredClone(usual) }: Content) {
  const people = participants.map((p) => Participant.parse(p));
  const config = VaultConfig.parse({ schema: 1, vaultId: '01JD9Z6M3Q8V7T5R2K4N0XWABC', name: 'Research' });
  const summaries = () =>
    Object.entries(notes).map(([id, note]) =>
      NoteSummary.parse({
        ...{ id, path: `interviews/${id}.md`, title: note.title, occurredAt: '', date: note.date ?? '2026-11-18' },
        ...{
          kind: 'general_feedback',
          status: 'complete',
          teamIds: [],
          pmIds: [],
          interviewerIds: [],
          attendeeIds: [],
        },
        ...{
          participantIds: note.participantIds ?? [],
          tags: [],
          goals: [],
          callStartedAt: null,
          highlightCount: 0,
          highlightTags: [],
        },
        ...{ titled: true, recorded: false },
        ...{ readOnly: null, problems: [] },
      }),
    );
  if (!foreign) writeFileSync(join(root, 'fieldbook.yml'), 'schema: 1\n');
  const roster: Roster = { ...emptyRoster, people: [{ id: 'mira', name: 'Mira Okafor', role: 'pm', memberships: [] }] };
  const vault = {
    root,
    info: {
      vaultId: config.vaultId,
      name: 'Research',
      location: root,
      config: foreign ? null : config,
      sample: false,
      readOnly: null,
    },
    catalogue: () => ({
      ...{ revision: 1, notes: summaries(), participants: people, roster, problems: [] },
      ...{ findings: [], goals: [], tags: [] },
    }),
    participants: () => people,
    roster: () => roster,
    read: async (id: string) => {
      const note = notes[id];
      if (!note) throw new AppError('not-found', id);
      const text = `---\nid: ${id}\ntitle: ${note.title}\n---\n${note.body}`;
      const hash = createHash('sha256').update(text).digest('hex');
      return { id, path: `interviews/${id}.md`, text, hash, readOnly: null };
    },
  } as unknown as Vault;
  const currentVault: CurrentVault = {
    state: () => ({ state: 'open', vault: vault.info, verified: true, progress: 1 }),
    require: () => vault,
    onOpened: () => () => {},
  };
  return { vault, currentVault, notes, people };
}
