import { describe, expect, test } from 'vitest';
import { exportSentence } from '../../../../renderer/features/export/export-sentences.ts';
import { describeHit, markHits } from '../../../../renderer/features/export/hit-words.ts';
import { splitRemote } from '../../../../renderer/features/export/target-words.ts';
import type { Decision, PrivacyHit } from '../../../../shared/ipc/export.ts';
import { AppError, errorCodes } from '../../../../shared/result.ts';

const hit = (exact: string, decision: Decision | null = null): PrivacyHit => ({
  hitId: exact,
  kind: 'name',
  exact,
  participantId: 'p_1',
  offers: [{ kind: 'pseudonym', text: 'Participant 7' }],
  places: [{ surface: 'body', line: 1 }],
  decision,
  keptBy: null,
});

describe('hits in the text', () => {
  test.each<[string, PrivacyHit[], [string, string?][]]>([
    ['Noor said', [], [['Noor said']]],
    ['Noor said', [hit('Noor')], [['Noor', 'open'], [' said']]],
    ['Noora and Noor', [hit('Noor')], [['Noora and '], ['Noor', 'open']]],
    ['Noor Haddad, Noor', [hit('Noor'), hit('Noor Haddad')], [['Noor Haddad', 'open'], [', '], ['Noor', 'open']]],
    [
      'So Participant 7 said',
      [hit('Noor', { decision: 'replace', with: 'Participant 7' })],
      [['So '], ['Participant 7', 'swapped'], [' said']],
    ],
    ['Participant 71', [hit('Noor', { decision: 'replace', with: 'Participant 7' })], [['Participant 71']]],
    ['by [redacted].', [hit('Noor', { decision: 'redact' })], [['by '], ['[redacted]', 'gone'], ['.']]],
    ['by Noor.', [hit('Noor', { decision: 'keep' })], [['by '], ['Noor', 'kept'], ['.']]],
    ['ask @\u200Dnoor_h', [hit('@noor_h')], [['ask '], ['@\u200Dnoor_h', 'open']]],
    ['+1 (555)', [hit('+1 (555)')], [['+1 (555)', 'open']]],
  ])('%s', (text, hits, pieces) => {
    expect(markHits(text, hits).map((p) => (p.mark ? [p.text, p.mark] : [p.text]))).toEqual(pieces);
  });
});

test.each<[PrivacyHit['places'], string]>([
  [[{ surface: 'body', line: 41 }], 'Participant name · line 41'],
  [[1, 2, 3].map((line) => ({ surface: 'body' as const, line })), 'Participant name · 3 places'],
  [
    [
      { surface: 'body', line: 2 },
      { surface: 'title', line: 1 },
      { surface: 'commit', line: 1 },
    ],
    'Participant name · line 2, title, commit message',
  ],
])('where a hit stands', (places, words) => expect(describeHit({ kind: 'name', places })).toBe(words));

test.each([
  ['github.com/acme/app', 'github.com', 'acme/app'],
  ['/srv/git/app.git', 'This computer', '/srv/git/app.git'],
  ['C:\\git\\app.git', 'This computer', 'C:\\git\\app.git'],
])('the remote %s', (remote, host, repository) => expect(splitRemote(remote)).toEqual([host, repository]));

describe('each failure has a sentence that says what to do', () => {
  test.each(errorCodes.filter((code) => code !== 'cancelled'))('%s', (code) => {
    for (const doing of ['preview', 'publish'] as const) {
      expect(exportSentence(new AppError(code, 'detail'), doing)).toMatch(/^[\p{Lu}“][\s\S]*\.$/u);
      expect(exportSentence(new AppError(code), doing)).not.toContain('undefined');
    }
  });

  test('the key of an unsafe setting and the reason of a refused push are named', () => {
    expect(exportSentence(new AppError('unsafe-config', 'core.fsmonitor'), 'publish')).toContain('“core.fsmonitor”');
    expect(exportSentence(new AppError('push-refused', 'Needs a ticket.'), 'publish')).toContain('“Needs a ticket.”');
    expect(exportSentence(new AppError('cancelled'), 'publish')).toBeNull();
  });
});
