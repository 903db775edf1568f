import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyRosterChanges } from '../../../../shared/domain/apply-roster-changes.ts';
import { compareRoster } from '../../../../shared/domain/compare-roster.ts';
import { type Membership, Person, type Roster, Team } from '../../../../shared/domain/roster.ts';
import { nameKey } from '../../../../shared/domain/roster-names.ts';
import { readRosterPage } from '../../../../shared/domain/roster-page.ts';
import { emptyRoster, fullPmsOf } from '../../../../shared/domain/roster-rules.ts';
import { type RosterChange, RosterImport } from '../../../../shared/ipc/roster.ts';

const file = (name: string) => readFileSync(new URL(`../../../fixtures/${name}`, import.meta.url), 'utf8');
const compare = (text: string, roster: Roster, from = '2026-11-20') =>
  compareRoster(readRosterPage(text), roster, from);

function importInto(roster: Roster, changes: RosterChange[]): Roster {
  const { people, teams } = applyRosterChanges(changes, roster);
  return {
    people: [...roster.people.filter((p) => !people.some((q) => q.id === p.id)), ...people],
    teams: [...roster.teams.filter((t) => !teams.some((u) => u.id === t.id)), ...teams],
  };
}

/** One short line for each change. */
function told(changes: RosterChange[]): string[] {
  const membership = (m: Membership) => `${m.support} ${m.team} ${m.from}–${m.to ?? ''}`;
  const told = (c: RosterChange): string => {
    if (c.change === 'add-team') return `team ${c.team.id}${c.pmless ? ' (no PM)' : ''}`;
    if (c.change === 'add-person') return `person ${c.person.id}`;
    if (c.change === 'rename-team') return `rename ${c.teamId}: ${c.from} → ${c.to}`;
    if (c.change === 'add-membership') return `${c.personId} + ${membership(c.membership)}`;
    if (c.change === 'end-membership') return `${c.personId} – ${membership(c.membership)} ends ${c.to}`;
    return `${c.personId} ${membership(c.from)} → ${membership(c.to)}`;
  };
  return changes.map(told);
}

const mira: Person = {
  id: 'mira',
  name: 'Mira Okafor',
  role: 'pm',
  memberships: [{ team: 'cdp', support: 'full', from: '2026-01-01' }],
};
const cdp: Team = { id: 'cdp', name: 'CDP', aliases: ['Customer data'] };
const vault: Roster = { people: [mira], teams: [cdp] };

describe('a first import', () => {
  const result = compare(file('handbook-page.md'), emptyRoster);

  test('adds every team, PM, and membership', () => {
    expect(told(result.changes)).toEqual([
      ...['product-analytics', 'web-analytics', 'data-pipelines', 'session-replay', 'feature-flags', 'experiments'].map(
        (t) => `team ${t}`,
      ),
      ...['data-warehouse', 'error-tracking', 'ai-product-manager', 'surveys'].map((t) => `team ${t} (no PM)`),
      ...['person mira', 'person tomasz', 'person leonie'],
      ...['product-analytics', 'web-analytics', 'data-pipelines', 'experiments'].map(
        (t) => `mira + full ${t} 2026-11-20–`,
      ),
      ...['session-replay', 'feature-flags'].map((t) => `tomasz + full ${t} 2026-11-20–`),
      'tomasz + light surveys 2026-11-20–',
      'leonie + full experiments 2026-11-20–',
    ]);
    expect(RosterImport.parse(result)).toEqual(result);
  });

  test('leaves nothing to do for a second', () => {
    const after = importInto(emptyRoster, result.changes);
    expect(compare(file('handbook-page.md'), after, '2026-11-21').changes).toEqual([]);
    expect(fullPmsOf(after, 'experiments', '2026-11-20').map((p) => p.id)).toEqual(['mira', 'leonie']);
    expect(fullPmsOf(after, 'surveys', '2026-11-20')).toEqual([]);
  });

  test('followed by an edited page gives exactly the differences', () => {
    const before = importInto(emptyRoster, compare(file('handbook-page.md'), emptyRoster, '2026-01-01').changes);
    const edited = compare(file('handbook-page-edited.md'), before, '2026-11-20');
    expect(told(edited.changes)).toEqual([
      'rename session-replay: Session Replay → Session Replay & Mobile',
      'team messaging (no PM)',
      'mira full experiments 2026-01-01– → light experiments 2026-11-20–',
      'mira + light error-tracking 2026-11-20–',
      'mira – full data-pipelines 2026-01-01– ends 2026-11-19',
      'tomasz light surveys 2026-01-01– → full surveys 2026-11-20–',
      'leonie + full data-pipelines 2026-11-20–',
      'leonie + light error-tracking 2026-11-20–',
    ]);
    const after = importInto(before, edited.changes);
    expect(compare(file('handbook-page-edited.md'), after, '2026-12-01').changes).toEqual([]);
    expect(after.people.find((p) => p.id === 'tomasz')!.memberships.slice(2)).toEqual([
      { team: 'surveys', support: 'light', from: '2026-01-01', to: '2026-11-19' },
      { team: 'surveys', support: 'full', from: '2026-11-20' },
    ]);
    expect(after.teams.find((t) => t.id === 'session-replay')!.aliases).toEqual(['Session Replay']);
  });
});

describe('matching', () => {
  test.each<[string, string, string[]]>([
    ['a first name of the vault’s PM', '**Mira**\n- [CDP](/teams/cdp)', []],
    ['the same name in another case', '**MIRA OKAFOR**\n- [CDP](/teams/cdp)', []],
    ['a team by its alias', '**Mira**\n- [Customer data](/teams/customer-data)\n', []],
    ['a team by its name under a new link', '**Mira**\n- [CDP](/teams/customer-pipelines)\n', []],
    ['a team by its id under a new name', '**Mira**\n- [Pipelines](/teams/cdp)', ['rename cdp: CDP → Pipelines']],
    ['an alias as the name', '**Mira**\n- [Customer Data](/teams/cdp)', []],
    [
      'somebody else of the same first name',
      '**Mira Lund**\n- [Flags](/teams/flags)',
      ['team flags', 'person mira-lund', 'mira-lund + full flags 2026-11-20–'],
    ],
    [
      'two people whose names spell alike',
      '**Míra**\n- [CDP](/teams/cdp)\n\n**Mira Okafor**\n- [CDP](/teams/cdp)',
      ['person mira-2', 'mira-2 + full cdp 2026-11-20–'],
    ],
  ])('%s', (_, text, changes) => {
    expect(told(compare(text, vault).changes)).toEqual(changes);
  });
});

describe('what the page does not say', () => {
  const page = '**Jon**\n- [Flags](/teams/flags)';

  test('leaves people and teams that are not on it alone', () => {
    expect(told(compare(page, vault).changes)).toEqual(['team flags', 'person jon', 'jon + full flags 2026-11-20–']);
  });

  test('ends the support of a PM who is gone from a team it names', () => {
    expect(told(compare(`${page}\n\n**No PM**\n- [CDP](/teams/cdp)`, vault).changes)).toContain(
      'mira – full cdp 2026-01-01– ends 2026-11-19',
    );
  });

  test('does not concern engineers’ memberships', () => {
    const engineer: Roster = { people: [{ ...mira, role: 'engineer' }], teams: [cdp] };
    expect(told(compare('**No PM**\n- [CDP](/teams/cdp)', engineer).changes)).toEqual([]);
  });

  test('does not end what a person named only in a note does elsewhere', () => {
    expect(told(compare('**No PM**\n- [Flags](/teams/flags) (light support from Mira)', vault).changes)).toEqual([
      'team flags (no PM)',
      'mira + light flags 2026-11-20–',
    ]);
  });

  test('removes what began on the day of the import or later, for it never held', () => {
    const changes = compare('**Mira**\n- [Flags](/teams/flags)', vault, '2026-01-01').changes;
    expect(importInto(vault, changes).people[0]!.memberships).toEqual([
      { team: 'flags', support: 'full', from: '2026-01-01' },
    ]);
  });

  test('leaves memberships that ended before alone', () => {
    const former: Roster = {
      people: [{ ...mira, memberships: [{ ...mira.memberships[0]!, to: '2026-06-30' }] }],
      teams: [cdp],
    };
    expect(told(compare('**Mira**\n- [CDP](/teams/cdp)', former).changes)).toEqual(['mira + full cdp 2026-11-20–']);
  });

  test('an import dated before a membership began keeps the later date', () => {
    expect(compare('**Mira**\n- [CDP](/teams/cdp)', vault, '2025-06-01').changes).toEqual([]);
  });
});

describe('any page and any roster', () => {
  const names = ['Anna', 'Ánna', 'Annika Berg', 'Mira', 'Mira Okafor', '陳 美玲'];
  const teams = ['CDP', 'Cdp', 'Session Replay', 'Flags', 'C++', 'C', 'Äpfel', '調査'];
  const linked = fc.constantFrom<[string, string | null]>(
    ['CDP', '/teams/cdp'],
    ['Customer data', '/teams/cdp'],
    ['Flags', '/teams/flags'],
    ['Feature Flags', 'https://harbourline.example/teams/flags/'],
    ['Experiments', '/teams/x'],
    ['Äpfel', 'x'],
    ...teams.map((name): [string, null] => [name, null]),
  );
  const note = fc.constantFrom('', ' (light)', ' (light support from Anna)', ' (light support from Mira and Ánna)');
  const item = fc.tuple(linked, note).map(([[name, url], text]): [string, string | null, string] => [name, url, text]);
  const group = fc.tuple(fc.constantFrom(...names, 'No PM'), fc.array(item, { minLength: 1, maxLength: 5 }));
  const date = fc.constantFrom('2025-03-01', '2026-01-01', '2026-05-31', '2026-11-20');
  const membership = fc.record(
    {
      team: fc.constantFrom('cdp', 'flags', 'c', 'x', 'session-replay'),
      support: fc.constantFrom('full' as const, 'light' as const),
      from: date,
      to: date,
    },
    { requiredKeys: ['team', 'support', 'from'] },
  );
  const roster = fc.record({
    people: fc.uniqueArray(
      fc.record({
        id: fc.constantFrom('anna', 'anna-2', 'mira', 'annika', 'jon'),
        name: fc.constantFrom(...names, 'Jon'),
        role: fc.constantFrom('pm' as const, 'engineer' as const),
        memberships: fc.array(membership, { maxLength: 4 }),
      }),
      { selector: (p) => p.id, maxLength: 4 },
    ),
    teams: fc.uniqueArray(
      fc.record({
        id: fc.constantFrom('cdp', 'flags', 'c', 'x', 'team', 'session-replay'),
        name: fc.constantFrom(...teams, 'Experiments'),
        aliases: fc.array(fc.constantFrom(...teams), { maxLength: 2 }),
      }),
      { selector: (t) => t.id, maxLength: 4 },
    ),
  });
  /** A vault in which a name means one team. */
  const distinct = (r: Roster): Roster => {
    const taken = new Set<string>();
    const free = (name: string) => !taken.has(nameKey(name)) && taken.add(nameKey(name));
    const named = r.teams.filter((t) => free(t.name));
    return { ...r, teams: named.map((t) => ({ ...t, aliases: t.aliases.filter(free) })) };
  };
  const write = (groups: [string, [string, string | null, string][]][]) =>
    `## Teams\n\n${groups.map(([name, items]) => `**${name}**\n${items.map(([t, url, note]) => `- ${url ? `[${t}](${url})` : t}${note}`).join('\n')}\n`).join('\n')}`;
  const safely = (text: string, r: Roster, from: string) => {
    try {
      return compare(text, r, from);
    } catch {
      return null;
    }
  };

  test('after the import nothing is left to do, and nobody is lost', () => {
    fc.assert(
      fc.property(fc.array(group, { minLength: 1, maxLength: 4 }), roster, date, (groups, given, from) => {
        const before = distinct(given);
        const result = safely(write(groups), before, from);
        fc.pre(result !== null);
        expect(RosterImport.safeParse(result).success).toBe(true);
        const after = importInto(before, result!.changes);
        expect(told(compare(write(groups), after, from).changes)).toEqual([]);
        expect(after.people.map((p) => p.id)).toEqual(expect.arrayContaining(before.people.map((p) => p.id)));
        expect(after.teams.map((t) => t.id)).toEqual(expect.arrayContaining(before.teams.map((t) => t.id)));
        expect(new Set(after.people.map((p) => p.id)).size).toBe(after.people.length);
        for (const person of after.people) Person.parse(person);
        for (const team of after.teams) Team.parse(team);
      }),
      { numRuns: 800 },
    );
  });

  test('the order of the page does not matter', () => {
    const plain = fc.tuple(
      fc.constantFrom('CDP', 'Session Replay', 'Flags', 'C++', 'C'),
      fc.constant(null),
      fc.constantFrom('', ' (light)', ' (light support from Anna)'),
    );
    const shuffled = fc
      .uniqueArray(fc.tuple(fc.constantFrom(...names), fc.array(plain, { minLength: 1, maxLength: 4 })), {
        selector: ([n]) => n,
        minLength: 1,
        maxLength: 4,
      })
      .chain((groups) =>
        fc.tuple(
          fc.constant(groups),
          fc.shuffledSubarray(groups, { minLength: groups.length, maxLength: groups.length }),
        ),
      );
    fc.assert(
      fc.property(shuffled, roster, ([one, other], given) => {
        const before = distinct(given);
        const [a, b] = [safely(write(one), before, '2026-11-20'), safely(write(other), before, '2026-11-20')];
        expect(a === null).toBe(b === null);
        expect(told(a?.changes ?? []).sort()).toEqual(told(b?.changes ?? []).sort());
      }),
      { numRuns: 300 },
    );
  });
});
