import { expect, test } from 'vitest';
import { reviewGroups, rosterAfter } from '../../../../renderer/features/roster/review-groups.ts';
import { applyRosterChanges } from '../../../../shared/domain/apply-roster-changes.ts';
import { compareRoster } from '../../../../shared/domain/compare-roster.ts';
import type { Roster } from '../../../../shared/domain/roster.ts';
import { readRosterPage } from '../../../../shared/domain/roster-page.ts';
import { emptyRoster } from '../../../../shared/domain/roster-rules.ts';

const first = `**Mira**
- [CDP](/teams/cdp)
- [Flags](/teams/flags)

**Jon**
- [Replay](/teams/replay)

**No PM**
- [Surveys](/teams/surveys) (light support from Mira)`;

const second = `**Mira**
- [Data Pipelines](/teams/cdp)
- [Surveys](/teams/surveys)

**Leonie**
- [Messaging](/teams/messaging)

**No PM**
- [Replay](/teams/replay)
- [Flags](/teams/flags) (light support from Mira)`;

/** "Mira: + CDP; ~ Surveys (full support, was light); - Flags". */
function lines(page: string, roster: Roster, from: string): string[] {
  const sign = { added: '+ ', changed: '~ ', ended: '- ' };
  const groups = reviewGroups(compareRoster(readRosterPage(page), roster, from), roster, from);
  return groups.map(({ title, mark, rows }) => {
    const shown = rows.map(
      (r) => `${r.mark ? sign[r.mark] : ''}${r.name}${r.details.length > 0 ? ` (${r.details.join(', ')})` : ''}`,
    );
    return `${mark ? sign[mark] : ''}${title}: ${shown.join('; ')}`;
  });
}

test('a first page is all new', () => {
  expect(lines(first, emptyRoster, '2026-01-01')).toEqual([
    '+ Jon: + Replay',
    '+ Mira: + CDP; + Flags; + Surveys (light support)',
    'No PM: + Surveys',
  ]);
});

test('an edited page shows what begins, turns, and ends, also for those it no longer names', () => {
  const vault = applyRosterChanges(
    compareRoster(readRosterPage(first), emptyRoster, '2026-01-01').changes,
    emptyRoster,
  );
  expect(lines(second, vault, '2026-06-01')).toEqual([
    '+ Leonie: + Messaging',
    'Mira: ~ Data Pipelines (formerly CDP); ~ Surveys (full support, was light); ~ Flags (light support, was full)',
    'Jon: - Replay (support ends)',
    'No PM: Replay; Flags',
  ]);
  expect(lines(first, vault, '2026-06-01').join()).not.toMatch(/[+~-] /);
});

test('the roster after the import holds each person and team once', () => {
  const vault = applyRosterChanges(
    compareRoster(readRosterPage(first), emptyRoster, '2026-01-01').changes,
    emptyRoster,
  );
  const after = rosterAfter(compareRoster(readRosterPage(second), vault, '2026-06-01'), vault);
  expect(after.people.map((p) => p.name).sort()).toEqual(['Jon', 'Leonie', 'Mira']);
  expect(after.teams.map((t) => t.name).sort()).toEqual(['Data Pipelines', 'Flags', 'Messaging', 'Replay', 'Surveys']);
});
