import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createRosterHandlers } from '../../../../main/handlers/roster.ts';
import type { CurrentVault } from '../../../../main/vault/current.ts';
import type { Vault } from '../../../../main/vault/vault.ts';
import type { Roster } from '../../../../shared/domain/roster.ts';
import { emptyRoster } from '../../../../shared/domain/roster-rules.ts';
import { AppError } from '../../../../shared/result.ts';

const page = '**Mira**\n- [CDP](/teams/cdp)\n\n**No PM**\n- [Surveys](/teams/surveys)';
const from = '2026-11-20';

/** A vault that keeps its roster in memory. */
function fakeVault() {
  let roster: Roster = emptyRoster;
  let writes = 0;
  const vault = {
    roster: () => roster,
    writeRoster: async ({ people, teams }: Roster) => {
      const before = roster;
      writes++;
      roster = { people: [...roster.people, ...people], teams: [...roster.teams, ...teams] };
      return {
        written: people.length + teams.length,
        undo: async () => {
          roster = before;
        },
      };
    },
  } as unknown as Vault;
  return { vault, writes: () => writes };
}

let open = fakeVault();
let opened: (vault: Vault | null) => void = () => {};
let chosen: string | null = null;
const currentVault: CurrentVault = {
  state: () => ({ state: 'none' }),
  require: () => open.vault,
  onOpened: (listener) => {
    opened = listener;
    return () => {};
  },
};
const handlers = createRosterHandlers({
  currentVault,
  dialogs: {
    chooseFolder: async () => null,
    chooseFileToSave: async () => null,
    chooseMarkdownFile: async () => chosen,
  },
  log: { info: () => {}, error: () => {} },
});
const failure = (code: string) => expect.objectContaining({ name: 'AppError', code });

beforeEach(() => {
  open = fakeVault();
});

describe('importing a page', () => {
  test('a preview writes nothing', async () => {
    const preview = await handlers['roster:preview']({ text: page, from });
    expect(preview.changes).toHaveLength(4);
    expect(open.writes()).toBe(0);
  });

  test('an import writes the files and can be undone once', async () => {
    const { written, undoId } = await handlers['roster:import']({ text: page, from });
    expect(written).toBe(3);
    expect(open.vault.roster().people.map((p) => p.id)).toEqual(['mira']);
    expect((await handlers['roster:preview']({ text: page, from })).changes).toEqual([]);
    await handlers['roster:undo-import']({ undoId });
    expect(open.vault.roster()).toEqual(emptyRoster);
    await expect(handlers['roster:undo-import']({ undoId })).rejects.toEqual(failure('not-found'));
  });

  test('only the last can be undone', async () => {
    const first = await handlers['roster:import']({ text: page, from });
    await handlers['roster:import']({ text: page.replace('CDP', 'Pipelines'), from });
    await expect(handlers['roster:undo-import'](first)).rejects.toEqual(failure('not-found'));
  });

  test('is not undone in another vault', async () => {
    const { undoId } = await handlers['roster:import']({ text: page, from });
    open = fakeVault();
    opened(open.vault);
    await expect(handlers['roster:undo-import']({ undoId })).rejects.toEqual(failure('not-found'));
  });

  test('a page without a team is refused', async () => {
    await expect(handlers['roster:import']({ text: 'Prose.', from })).rejects.toEqual(failure('no-teams'));
    expect(open.writes()).toBe(0);
  });
});

describe('choosing a file', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'fieldbook-roster-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const choose = async (bytes: Uint8Array | string) => {
    chosen = join(folder, 'page.md');
    await writeFile(chosen, bytes);
    return handlers['roster:choose-page']();
  };

  test('gives its name and text', async () => {
    expect(await choose('**Zoë**')).toEqual({ name: 'page.md', text: '**Zoë**' });
  });

  test.each<[string, Uint8Array | string, string]>([
    ['too long', 'x'.repeat(2_000_001), 'too-large'],
    ['no text', new Uint8Array([0xff, 0xfe, 0xd8]), 'damaged'],
  ])('%s', async (_, bytes, code) => {
    await expect(choose(bytes)).rejects.toEqual(failure(code));
  });

  test('nothing chosen, or a file that has gone', async () => {
    chosen = null;
    await expect(handlers['roster:choose-page']()).rejects.toEqual(failure('cancelled'));
    chosen = join(folder, 'gone.md');
    await expect(handlers['roster:choose-page']()).rejects.toEqual(failure('not-found'));
    chosen = folder;
    await expect(handlers['roster:choose-page']()).rejects.toBeInstanceOf(AppError);
  });
});
