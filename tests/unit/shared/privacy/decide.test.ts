import { describe, expect, test } from 'vitest';
import { Participant } from '../../../../shared/domain/participant.ts';
import { parseMarkdown } from '../../../../shared/export/markdown-tree.ts';
import type { Decision } from '../../../../shared/ipc/export.ts';
import { applyDecisions, hitIdOf, type Writing } from '../../../../shared/privacy/decide.ts';
import { knownIdentities } from '../../../../shared/privacy/identities.ts';
import { createScanner } from '../../../../shared/privacy/scan.ts';

const noor = Participant.parse({
  id: 'p_7f3k9q2m1x0c',
  name: 'Noor Haddad',
  emails: ['noor@lumenpay.example'],
  handles: ['@noor_h'],
  company: 'Lumenpay',
});
const scan = createScanner(knownIdentities([noor]));
const decided = (text: string, decision: Decision, writing: Writing = 'markdown') => {
  const decisions = new Map(scan(text).map((match) => [hitIdOf(match), decision]));
  return applyDecisions(text, scan, decisions, writing);
};
const seven: Decision = { decision: 'replace', with: 'Participant 7' };
const redact: Decision = { decision: 'redact' };

describe('a decision carried out', () => {
  test.each<[string, Decision, string, Writing?]>([
    ['Noor Haddad said', seven, 'Participant 7 said'],
    ['**Noor Haddad** said', seven, '**Participant 7** said'],
    ['**Noor** Haddad said', seven, '**Participant 7** said'],
    ['so @noor_h said', seven, 'so Participant 7 said'],
    ['[Noor](https://x.example) Haddad said', seven, '[Participant 7](https://x.example) said'],
    ['[Noor][1] Haddad said', seven, '[Participant 7][1] said'],
    ['Noor [Haddad](https://x.example) said', seven, '[Participant 7](https://x.example) said'],
    ['<b>Noor</b> Haddad said', seven, '<b>Participant 7</b> said'],
    ['<b>Noor</b> <b>Haddad</b> said', seven, '<b>Participant 7</b> said'],
    ['No<!-- x -->or Haddad said', seven, 'Participant 7 said'],
    ['<noor@lumenpay.example> said', seven, 'Participant 7 said'],
    ['Noor\nHaddad said', seven, 'Participant 7 said'],
    ['[mail](mailto:noor@lumenpay.example)', seven, '[mail](mailto:participant-7)'],
    ['noor.haddad@tidewater.example said', seven, 'participant-7@tidewater.example said'],
    ['noor@\u200dtidewater.example said', seven, 'participant-7@\u200dtidewater.example said'],
    ['write to post@\u200dhaddad.example', seven, 'write to post@\u200dparticipant-7.example'],
    ['noor\\@tidewater.example said', seven, 'participant-7\\@tidewater.example said'],
    ['write to post@haddad.example', seven, 'write to post@participant-7.example'],
    ['https://x.example/noor-haddad', seven, 'https://x.example/participant-7'],
    ['Noor Haddad(CEO)', redact, '[redacted] (CEO)'],
    ['Noor Haddad said', { decision: 'replace', with: '*x*\n# y' }, '\\*x\\* \\# y said'],
    ['Noor Haddad said', { decision: 'replace', with: 'A & B' }, 'A & B said', 'plain'],
    ['research/noor-haddad-on-x', seven, 'research/participant-7-on-x', 'name'],
    ['research/noor-haddad-on-x', redact, 'research/redacted-on-x', 'name'],
    ['Noor Haddad said', { decision: 'keep' }, 'Noor Haddad said'],
  ])('%j', (before, decision, after, writing) => expect(decided(before, decision, writing).text).toBe(after));

  test.each([
    '- a',
    '-',
    '---',
    '- - -',
    '+ a',
    '=',
    '===',
    '1. x',
    '12) x',
    '7',
    '# x',
    '#',
    '> x',
    '***',
    '~~~',
    '```',
    ':-',
    '-:',
  ])('own words stay words where a line begins with them: %j', (words) => {
    for (const [before, after] of [
      ['Noor Haddad', words],
      ['Noor Haddad. So it was.', `${words}. So it was.`],
      ['Noor Haddad) said', `${words}) said`],
      ['They said\nNoor Haddad', `They said\n${words}`],
    ] as const) {
      const [block, ...more] = parseMarkdown(decided(before, { decision: 'replace', with: words }).text).children;
      expect([more, block]).toMatchObject([[], { type: 'paragraph', children: [{ type: 'text', value: after }] }]);
    }
  });

  test.each<Writing>(['markdown', 'plain', 'name'])('nothing unseen of own words goes into %s', (writing) => {
    const unseen = '\u0000A\u202e\u0007 B\u2066\u200f\u061c\u0085';
    const { text } = decided('noor-haddad', { decision: 'replace', with: unseen }, writing);
    expect(text).toBe(writing === 'name' ? 'a-b' : 'A B');
    expect(decided('Noor Haddad', { decision: 'replace', with: '\u202e\u0000' }, 'plain').text).toBe('Somebody');
  });

  test('a stand-in that is somebody’s name is found again', () => {
    const { left } = decided('Lumenpay', { decision: 'replace', with: 'Noor Haddad' });
    expect(left.map((match) => match.exact)).toEqual(['Noor Haddad']);
  });

  test('what was taken out is known by where its stand-in is, also where that was taken out in turn', () => {
    const decisions = new Map<string, Decision>([
      ['company:p_7f3k9q2m1x0c:Lumenpay', { decision: 'replace', with: 'Noor Haddad' }],
      ['name:p_7f3k9q2m1x0c:Noor Haddad', seven],
      ['email:p_7f3k9q2m1x0c:noor@lumenpay.example', redact],
    ]);
    const { text, taken } = applyDecisions(
      'Of Lumenpay:\n\nNoor Haddad, noor@lumenpay.example, and Lumenpay.',
      scan,
      decisions,
      'markdown',
    );
    expect(text).toBe('Of Participant 7:\n\nParticipant 7, [redacted], and Participant 7.');
    expect(taken.map(({ start, end, matches }) => [text.slice(start, end), matches.map((m) => m.exact)])).toEqual([
      ['Participant 7', ['Lumenpay', 'Noor Haddad']],
      ['Participant 7', ['Noor Haddad']],
      ['[redacted]', ['noor@lumenpay.example']],
      ['Participant 7', ['Lumenpay', 'Noor Haddad']],
    ]);
  });
});
