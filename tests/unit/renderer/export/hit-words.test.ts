import { describe, expect, test } from 'vitest';
import { exportSentence } from '../../../../renderer/features/export/export-sentences.ts';
import {
  decidedWords,
  describeHit,
  foundWords,
  keptWords,
  nextWords,
  shownExact,
} from '../../../../renderer/features/export/hit-words.ts';
import { splitRemote } from '../../../../renderer/features/export/targets/target-words.ts';
import type { PrivacyHit } from '../../../../shared/ipc/export.ts';
import { AppError, errorCodes } from '../../../../shared/result.ts';

test.each<[PrivacyHit['places'], string]>([
  [[{ surface: 'body', line: 41 }], 'Name · line 41'],
  [[1, 2, 3].map((line) => ({ surface: 'body' as const, line })), 'Name · 3 places'],
  [
    [
      { surface: 'body', line: 2 },
      { surface: 'title', line: 1 },
      { surface: 'commit', line: 1 },
    ],
    'Name · line 2, title, commit message',
  ],
])('where a hit stands', (places, words) => expect(describeHit({ kind: 'name', places })).toBe(words));

test.each([
  ['Noor\n> Haddad', 'Noor Haddad'],
  ['**Noor** `Haddad`', 'Noor Haddad'],
  ['@noor_haddad', '@noor_haddad'],
  ['noor\\_haddad', 'noor_haddad'],
  ['**', '**'],
])('%j reads as %s', (exact, shown) => expect(shownExact({ exact })).toBe(shown));

test('what is kept says by whom and since when', () => {
  const nameOf = (id: string) => (id === 'mira' ? 'Mira Okafor' : id);
  const keptBy = { by: 'mira', at: '2024-11-20T10:00:00.000Z' };
  expect(keptWords({ keptBy }, nameOf)).toBe('Kept by Mira Okafor, Nov 20, 2024');
  expect(keptWords({ keptBy: { ...keptBy, by: null } }, nameOf)).toBe('Kept, Nov 20, 2024');
  expect(keptWords({ keptBy: null }, nameOf)).toBe('');
});

test('a decision is told to screen readers with what comes next', () => {
  const hit: PrivacyHit = {
    ...{ hitId: 'h', kind: 'name', exact: 'Noor\nHaddad', participantId: null, keptBy: null, decision: null },
    offers: [{ kind: 'pseudonym', text: 'Participant 7' }],
    places: [{ surface: 'body', line: 3 }],
  };
  expect(decidedWords(hit, { decision: 'replace', with: 'Participant 7' }, 2)).toBe(
    'Noor Haddad replaced by Participant 7, and 2 others alike.',
  );
  expect(decidedWords(hit, { decision: 'keep' }, 0)).toBe('Noor Haddad kept.');
  expect(nextWords(hit, 2)).toBe('2 to decide. Next: Noor Haddad, Name · line 3.');
  expect(foundWords([hit, hit], true)).toBe('2 names to decide.');
  expect(foundWords([hit], false)).toBe('New to decide: Noor Haddad, Name · line 3.');
  expect(foundWords([hit, hit], false)).toBe('2 new names to decide.');
  expect(nextWords(null, 0)).toBe('Nothing is left to decide.');
});

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
