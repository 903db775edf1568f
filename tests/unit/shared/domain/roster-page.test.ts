import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type RosterPage, readRosterPage } from '../../../../shared/domain/roster-page.ts';
import { AppError } from '../../../../shared/result.ts';

const fixture = readFileSync(new URL('../../../fixtures/handbook-page.md', import.meta.url), 'utf8');

/** "Mira: cdp, +surveys" for each person (`+` is light support), then "no PM: …". */
function summary(page: RosterPage): string[] {
  const people = page.people.map(
    (p) => `${p.name}: ${p.memberships.map((m) => (m.support === 'light' ? `+${m.team}` : m.team)).join(', ')}`,
  );
  return page.pmlessTeamIds.length > 0 ? [...people, `no PM: ${page.pmlessTeamIds.join(', ')}`] : people;
}
const read = (text: string) => summary(readRosterPage(text));

describe('a handbook page', () => {
  const expected = [
    'Mira: product-analytics, web-analytics, data-pipelines, experiments',
    'Tomasz: session-replay, feature-flags, +surveys',
    'Leonie: experiments',
    'no PM: data-warehouse, error-tracking, ai-product-manager, surveys',
  ];

  test('gives PMs, teams, and teams without a PM, and nothing of its goals', () => {
    const page = readRosterPage(fixture);
    expect(summary(page)).toEqual(expected);
    expect(page.teams).toHaveLength(10);
    expect(page.teams[0]).toEqual({ id: 'product-analytics', name: 'Product Analytics', linked: true });
    expect(page.unread).toEqual([]);
  });

  test.each<[string, (text: string) => string]>([
    ['with Windows line endings', (t) => t.replaceAll('\n', '\r\n')],
    ['with a byte order mark', (t) => `\uFEFF${t}`],
    ['without front matter', (t) => t.replace(/^---[\s\S]*?---\n/, '')],
    ['with trailing spaces', (t) => t.replaceAll('\n', '   \n')],
    ['without blank lines', (t) => t.replace(/\n\s*\n/g, '\n')],
    ['with more blank lines', (t) => t.replace(/\n/g, '\n\n')],
    ['with asterisks as bullets', (t) => t.replace(/^- /gm, '* ')],
    ['with plus signs as bullets', (t) => t.replace(/^- /gm, '+ ')],
    ['with numbers as bullets', (t) => t.replace(/^- /gm, '1. ')],
    ['with typographic bullets', (t) => t.replace(/^- /gm, '• ')],
    ['with task boxes', (t) => t.replace(/^- /gm, '- [ ] ')],
    ['with underscores for bold', (t) => t.replaceAll('**', '__')],
    ['with colons after the names', (t) => t.replace(/^\*\*([A-Z]\w+)\*\*$/gm, '**$1:**')],
    ['with headings for names', (t) => t.replace(/^\*\*([^*]*)\*\*$/gm, '### $1')],
    ['with indented lists', (t) => t.replace(/^- /gm, '   - ')],
    ['inside a quote', (t) => t.replace(/^---[\s\S]*?---\n/, '').replace(/^/gm, '> ')],
    ['with a picture before each name', (t) => t.replace(/^\*\*([A-Z]\w+)\*\*$/gm, '**🦔 $1**')],
    [
      'after 1.5 MB of prose',
      (t) => `${'Some words that fill a line of prose.\n\n'.repeat(40_000)}${t.replace(/^---[\s\S]*?---\n/, '')}`,
    ],
  ])('reads the same %s', (_, change) => {
    expect(read(change(fixture))).toEqual(expected);
  });

  test('nested lists name people, too', () => {
    expect(
      read(
        '- **Mira**\n  - [Replay](/teams/session-replay)\n- **Tomasz**\n  - [Flags](/teams/flags)\n- No PM\n  - [CDP](cdp)',
      ),
    ).toEqual(['Mira: session-replay', 'Tomasz: flags', 'no PM: cdp']);
  });

  test('copied from a browser as HTML', () => {
    const html = `<html><head><title>**X**</title></head><body><script>"<li>"</script><h2>Small teams &amp; PMs</h2>
      <p><strong>Mira</strong></p>
      <ul>
        <li>
          <a class="x" href="/teams/session-replay">Session
            Replay</a>
        </li><li><a href='cdp'>CDP</a></li></ul>
      <p><b>Teams without a PM</b></p><ul><li><a href="/teams/surveys">Surveys</a> (light support from Mira)</li></ul></body></html>`;
    expect(read(html)).toEqual(['Mira: session-replay, cdp, +surveys', 'no PM: surveys']);
  });
});

describe('labels', () => {
  test.each<[string, string[]]>([
    ['**Anna**', ['Anna']],
    ['**Anna & Annika**', ['Anna', 'Annika']],
    ['**Anna, Zoë and Łukasz**', ['Anna', 'Zoë', 'Łukasz']],
    ["**Siobhán O'Neill**", ["Siobhán O'Neill"]],
    ['**Ana de la Cruz (until May)**', ['Ana de la Cruz']],
    ['**Jean-Luc Moreau** (on leave)', ['Jean-Luc Moreau']],
    ['**[Anna](/people/anna)**', ['Anna']],
    ['**Anna** – Product Manager', ['Anna']],
    ['**PM: Anna**', ['Anna']],
    ['#### 陳 美玲', ['陳 美玲']],
    ['Anna', ['Anna']],
    ['**Goal 1: Better tools** -> Anna', []],
    ['**Goal one** -> Anna', []],
    ['**Read before the review**', []],
    ['**Resources**', []],
    ['Our teams, and what they build, are', []],
  ])('%s', (label, names) => {
    const text = `## Teams\n\n**Mira**\n- [CDP](/teams/cdp)\n\n${label}\n\n- [Flags](/teams/flags)\n`;
    expect(
      readRosterPage(text)
        .people.map((p) => p.name)
        .filter((n) => n !== 'Mira'),
    ).toEqual(names);
  });

  test.each([
    'Teams with no PM currently',
    'Teams without a PM',
    'Teams without product managers',
    'No PM',
    'No dedicated PM (yet)',
    'Unassigned',
    'Unassigned teams:',
    'Not yet assigned',
    'Waiting for a PM',
    'Teams that need a PM',
    'None',
    'TBD',
  ])('“%s” heads the teams without a PM', (label) => {
    expect(read(`**Mira**\n- [CDP](/teams/cdp)\n\n**${label}**\n- [Flags](/teams/flags)`)).toEqual([
      'Mira: cdp',
      'no PM: flags',
    ]);
  });
});

describe('teams', () => {
  test.each<[string, string]>([
    ['[Web Analytics](/teams/web-analytics)', 'web-analytics'],
    ['[Web Analytics](web-analytics)', 'web-analytics'],
    ['[Web Analytics](./web-analytics.md)', 'web-analytics'],
    ['[Web Analytics](../teams/web-analytics/)', 'web-analytics'],
    ['[Web Analytics](https://harbourline.example/teams/web-analytics?tab=1#top)', 'web-analytics'],
    ['[Web Analytics](/handbook/small-teams/Web%20Analytics)', 'web-analytics'],
    ['[Web Analytics](/teams/%E0%A4%A)', 'e0-a4-a'],
    ['**[Web Analytics](/teams/web-analytics)**', 'web-analytics'],
    ['🌐 [Web Analytics](/teams/web-analytics)', 'web-analytics'],
    ['[Web Analytics][w]', 'web-analytics'],
    ['Web Analytics', 'web-analytics'],
    ['`Web Analytics`', 'web-analytics'],
    ['[Web Analytics](#web)', 'web-analytics'],
    ['[Web Analytics](mailto:web@harbourline.example)', 'web-analytics'],
  ])('%s', (item, id) => {
    const page = readRosterPage(
      `**Mira**\n- [CDP](/teams/cdp)\n- [Flags](/teams/flags)\n- ${item}\n\n[w]: /teams/web-analytics`,
    );
    expect(page.teams.map((t) => t.id)).toEqual(['cdp', 'flags', id]);
    expect(page.teams[2]!.name).toBe('Web Analytics');
  });

  test('without any link, where the page speaks of teams', () => {
    expect(
      read('## Who supports which team\n\n**Mira**\n- Session Replay\n- CDP\n\n**No PM**\n- Surveys (light: Mira)'),
    ).toEqual(['Mira: session-replay, cdp, +surveys', 'no PM: surveys']);
  });

  test('a team under two names of one link is one team; one under two PMs has two', () => {
    expect(read('**Mira**\n- [CDP](/teams/cdp)\n\n**Jon**\n- [Customer data](/teams/cdp)')).toEqual([
      'Mira: cdp',
      'Jon: cdp',
    ]);
  });

  test('a team with a PM is not one without, wherever else it stands', () => {
    expect(read('**No PM**\n- [CDP](/teams/cdp)\n- [Flags](/teams/flags)\n\n**Mira**\n- [CDP](/teams/cdp)')).toEqual([
      'Mira: cdp',
      'no PM: flags',
    ]);
  });

  test('names that spell alike keep ids of their own, whatever the order', () => {
    const page = readRosterPage('**Ánna**\n- [CDP](/teams/cdp)\n\n**Anna**\n- [Flags](/teams/flags)');
    expect(page.people.map((p) => [p.name, p.id])).toEqual([
      ['Ánna', 'anna-2'],
      ['Anna', 'anna'],
    ]);
  });

  test('lines that are no team are handed back as they stand', () => {
    const page = readRosterPage(
      '**Mira**\n- [CDP](/teams/cdp)\n- [Flags](/teams/flags)\n- and whatever else comes up, really.\n- [Replay](/teams/replay) (until the move in spring)',
    );
    expect(page.unread).toEqual(['and whatever else comes up, really.', 'Replay (until the move in spring)']);
    expect(page.teams.map((t) => t.id)).toEqual(['cdp', 'flags', 'replay']);
  });
});

describe('light support', () => {
  test.each<[string, string[]]>([
    ['(light support from Annika)', ['Annika']],
    ['(Light support from Annika and Mira)', ['Annika', 'Mira']],
    ['(light support: Annika, Mira & Tom)', ['Annika', 'Mira', 'Tom']],
    ['– light support from Annika', ['Annika']],
    ['(with some light support by Annika for now)', ['Annika']],
    ['(lightly supported by Annika)', ['Annika']],
    ['(Annika, light)', ['Annika']],
    ['(light touch from Annika)', ['Annika']],
    ['(light PM support from Annika until June)', ['Annika']],
    ['\n  - light support from Annika', ['Annika']],
    ['(new)', []],
  ])('%s', (note, names) => {
    const page = readRosterPage(`**Mira**\n- [CDP](/teams/cdp)\n\n**No PM**\n- [Surveys](/teams/surveys) ${note}`);
    const light = page.people.filter((p) => p.memberships.some((m) => m.team === 'surveys' && m.support === 'light'));
    expect(light.map((p) => p.name).sort()).toEqual([...names].sort());
    expect(page.unread).toEqual([]);
  });

  test('in a person’s own list, and for a full name by its first', () => {
    expect(
      read(
        '**Annika Berg**\n- [CDP](/teams/cdp)\n- [Flags](/teams/flags) (light)\n\n**No PM**\n- [Surveys](/teams/surveys) (light support from Annika)',
      ),
    ).toEqual(['Annika Berg: cdp, +flags, +surveys', 'no PM: surveys']);
  });

  test('by nobody is handed back', () => {
    expect(readRosterPage('**No PM**\n- [Surveys](/teams/surveys) (light support)').unread).toEqual([
      'Surveys (light support)',
    ]);
  });
});

describe('pages without a team', () => {
  test.each([
    '',
    '\uFEFF',
    'Just prose about teams and PMs.',
    '# Shopping\n\n- Apples\n- Pears',
    '**Mira**\n\n**Tomasz**',
    '**Goal 1** -> Anna\n- Do this\n- Do that',
    '| PM | Teams |\n| -- | -- |\n| Mira | [CDP](/teams/cdp) |',
    '```\n**Mira**\n\n- [CDP](/teams/cdp)\n```',
    '<!--\n**Mira**\n\n- [CDP](/teams/cdp)\n-->',
    '**Useful pages**\n- [Reviews](/handbook/reviews)\n- [Planning](/handbook/planning)',
    'PMs meet on Mondays.\n\n**Before the meeting**\n- Read the notes\n- Bring a question',
  ])('%j', (text) => {
    expect(() => readRosterPage(text)).toThrow(expect.objectContaining({ code: 'no-teams' }));
  });
});

describe('any text at all', () => {
  const pieces = [
    '**Anna**\n',
    '- [CDP](/teams/cdp)\n',
    '- ',
    '  - ',
    '1. ',
    '> ',
    '# ',
    '**',
    '__',
    '[',
    '](',
    ')',
    '`',
    '```\n',
    '<li>',
    '<ul>',
    '</ul>',
    '<!--',
    '-->',
    '---\n',
    '\n',
    '\r\n',
    ' ',
    '\t',
    '(light support from ',
    ' and ',
    'No PM',
    '\u0000',
    '\uD800',
    '&#0;',
    '|',
    '*a_ ',
    '[x]: y\n',
    '%',
    ':',
  ];
  const readable = (text: string) => {
    try {
      const page = readRosterPage(text);
      const ids = page.teams.map((t) => t.id);
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids.every((id) => /^[a-z0-9][a-z0-9-]{0,79}$/.test(id))).toBe(true);
      expect(page.people.flatMap((p) => p.memberships).every((m) => ids.includes(m.team))).toBe(true);
    } catch (error) {
      expect(error).toBeInstanceOf(AppError);
    }
  };

  test('is read or refused', () => {
    fc.assert(
      fc.property(
        fc
          .array(fc.oneof(fc.constantFrom(...pieces), fc.string({ maxLength: 8 })), { maxLength: 60 })
          .map((p) => p.join('')),
        readable,
      ),
      {
        numRuns: 600,
      },
    );
  });

  test.each<[string, string]>([
    ['brackets', '['.repeat(1e6) + ']'.repeat(1e6)],
    ['emphasis', '*a_ '.repeat(5e5)],
    ['emphasis by line', `${'*a_ '.repeat(100)}\n`.repeat(5000)],
    ['quotes', '>'.repeat(2e6)],
    ['quotes by line', '>>>>>>>>>> - a\n'.repeat(1e5)],
    ['as many lists as are read', `${'- a\n'.repeat(24_000)}${'Prose.\n'.repeat(2e5)}`],
    ['lists', '- a\n'.repeat(5e5)],
    ['deep lists', Array.from({ length: 1500 }, (_, i) => `${' '.repeat(i)}- a`).join('\n')],
    ['labels', '**A**\n\n'.repeat(250_000)],
    ['script tags', `<li>${'<script '.repeat(2.4e5)}`],
    ['list tags', '<ul><li>'.repeat(2.4e5)],
    ['links', '<li><a href="/teams/a">'.repeat(8e4)],
    ['definitions', '[a]: b\n'.repeat(2.8e5)],
    ['prose', 'One line of prose.\n'.repeat(1e5)],
    ['front matter', `---\n${'a\n'.repeat(9e5)}`],
  ])('2 MB of %s does not hang', (_, text) => {
    readable(text.slice(0, 2_000_000));
  });
});
