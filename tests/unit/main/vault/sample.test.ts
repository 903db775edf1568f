import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readDocument } from '../../../../main/vault/read-document.ts';
import { readParticipant, readPerson, readTag, readTeam, readYamlFile } from '../../../../main/vault/record-files.ts';
import { sampleFiles, writeSampleVault } from '../../../../main/vault/sample.ts';
import type { FindingSummary } from '../../../../shared/domain/finding.ts';
import type { RandomBytes } from '../../../../shared/domain/ids.ts';
import { highlightKinds } from '../../../../shared/domain/interview.ts';
import type { Roster } from '../../../../shared/domain/roster.ts';
import { fullPmsOf } from '../../../../shared/domain/roster-rules.ts';
import { VaultConfig } from '../../../../shared/domain/vault-config.ts';
import { readSections } from '../../../../shared/markdown/finding-sections.ts';
import { readInterviewFields } from '../../../../shared/markdown/interview-fields.ts';
import { scanNote } from '../../../../shared/markdown/scan-note.ts';
import { splitFile } from '../../../../shared/markdown/split-file.ts';

const now = new Date(2026, 10, 18, 9, 30).getTime();

const readRow = (kind: 'finding' | 'goal', path: string, text: string) =>
  readDocument(kind, { path, text, mtimeMs: 0, readOnly: null });

/** The same bytes each time, from a counter. */
function seeded(): RandomBytes {
  let calls = 0;
  return (count) => createHash('sha256').update(String(calls++)).digest().subarray(0, count);
}

const files = sampleFiles(now, seeded());
const under = (folder: string) => [...files].filter(([path]) => path.startsWith(folder));
const notes = under('interviews/').map(([path, text]) => ({
  path,
  text,
  ...readInterviewFields(text),
  scan: scanNote(text),
}));
const participants = under('participants/').map(([, text]) => readParticipant(text).value!);
const roster: Roster = {
  people: under('roster/people/').map(([, text]) => readPerson(text).value!),
  teams: under('roster/teams/').map(([, text]) => readTeam(text).value!),
};
const body = (text: string) => splitFile(text).body;

describe('the sample vault', () => {
  test('has 24 interviews with 15 participants of 13 companies, over 10 teams', () => {
    expect(notes).toHaveLength(24);
    expect(participants).toHaveLength(15);
    expect(new Set(participants.map((p) => p.company)).size).toBe(13);
    expect(roster.teams).toHaveLength(10);
    expect(new Set(notes.flatMap((n) => n.values.teams ?? [])).size).toBe(10);
  });

  test('has a research goal, three findings that rest on its interviews, and two described tags', () => {
    const goals = under('goals/').map(([path, text]) => readRow('goal', path, text).summary);
    expect(goals).toMatchObject([{ quarter: '2026-Q4', isBiggestUnknown: true, problems: [] }]);
    const heldFor = notes.filter(({ values }) => values.goals?.includes(goals[0]!.id));
    expect(heldFor).toHaveLength(6);
    const highlights = new Map(
      notes.flatMap((n) => n.scan.highlights.map((h) => [h.id, [n.values.id, h.text]] as const)),
    );
    const findings = under('findings/').map(([path, text]) => ({ text, ...readRow('finding', path, text) }));
    expect(findings).toHaveLength(3);
    for (const { summary, text } of findings) {
      if (!('evidence' in summary)) throw new Error('not a finding');
      expect(summary.problems).toEqual([]);
      for (const { highlight, interview, quote } of summary.evidence) {
        expect(highlights.get(highlight)).toEqual([interview, quote]);
      }
      expect(readSections(text)).toMatchObject({ limitations: expect.stringMatching(/./), other: '' });
    }
    const rows = findings.map(({ summary }) => summary as FindingSummary);
    expect(rows.filter((row) => row.status === 'in_review')).toHaveLength(1);
    expect(rows.some((row) => row.evidence.some(({ stance }) => stance === 'contradicts'))).toBe(true);
    expect(under('tags/').map(([, text]) => readTag(text).problems)).toEqual([[], []]);
  });

  test('every file is valid', () => {
    expect(VaultConfig.parse(readYamlFile(files.get('fieldbook.yml')!).values).name).toBe('Sample vault');
    for (const [, text] of under('participants/')) expect(readParticipant(text).problems).toEqual([]);
    for (const [, text] of under('roster/people/')) expect(readPerson(text).problems).toEqual([]);
    for (const [, text] of under('roster/teams/')) expect(readTeam(text).problems).toEqual([]);
    for (const note of notes) expect([note.path, note.problems]).toEqual([note.path, []]);
    for (const { values } of notes) {
      for (const key of [
        'id',
        'title',
        'occurredAt',
        'kind',
        'status',
        'teams',
        'pms',
        'participants',
        'consent',
      ] as const) {
        expect(values[key], `${values.title}: ${key}`).toBeDefined();
      }
    }
  });

  test('lies in the 90 days before today, with one interview to come, none on a weekend', () => {
    for (const { values, path } of notes) {
      const date = values.occurredAt!.slice(0, 10);
      expect(path.startsWith(`interviews/${date.slice(0, 4)}/${date}-`)).toBe(true);
      const days = Math.round((Date.parse('2026-11-18') - Date.parse(date)) / 86_400_000);
      if (values.status === 'planned') expect(days).toBeLessThan(0);
      else expect(days).toSatisfy((d: number) => d > 0 && d <= 90);
      expect([0, 6]).not.toContain(new Date(`${date}T12:00:00Z`).getUTCDay());
    }
    expect(notes.filter((n) => n.values.status === 'planned')).toHaveLength(1);
  });

  test('mixes kinds and states', () => {
    const count = (status: string) => notes.filter((n) => n.values.status === status).length;
    expect({ complete: count('complete'), cleanup: count('needs_cleanup'), noShow: count('no_show') }).toEqual({
      complete: 21,
      cleanup: 1,
      noShow: 1,
    });
    expect(new Set(notes.map((n) => n.values.kind)).size).toBe(6);
    expect(notes.some((n) => n.values.consent === 'declined' && !n.text.includes('\nrecording: {'))).toBe(true);
  });

  test('every reference resolves', () => {
    const ids = {
      teams: new Set(roster.teams.map((t) => t.id)),
      people: new Set(roster.people.map((p) => p.id)),
      participants: new Set(participants.map((p) => p.id)),
    };
    for (const person of roster.people) for (const m of person.memberships) expect(ids.teams).toContain(m.team);
    for (const { values, scan } of notes) {
      for (const id of values.teams ?? []) expect(ids.teams).toContain(id);
      for (const id of [...values.pms!, ...values.interviewers!, ...values.attendees!])
        expect(ids.people).toContain(id);
      for (const id of values.participants ?? []) expect(ids.participants).toContain(id);
      for (const h of scan.highlights) expect(values.participants).toContain(h.participantId);
    }
  });

  test('four teams have no PM, one of them with light support', () => {
    const without = roster.teams.filter((t) => fullPmsOf(roster, t.id, '2026-11-18').length === 0).map((t) => t.id);
    expect(without.sort()).toEqual(['ai-assistant', 'data-warehouse', 'error-tracking', 'surveys']);
    const light = roster.people.flatMap((p) => p.memberships.filter((m) => m.support === 'light').map((m) => m.team));
    expect(light).toEqual(['surveys']);
  });

  test('highlights are well formed, of all seven kinds, and inside their call', () => {
    const all = notes.flatMap((n) => n.scan.highlights);
    expect(new Set(all.map((h) => h.kind))).toEqual(new Set(highlightKinds));
    expect(new Set(all.map((h) => h.id)).size).toBe(all.length);
    for (const { text, scan, values } of notes) {
      expect(scan.highlights).toHaveLength(text.split('<mark ').length - 1);
      for (const h of scan.highlights) {
        expect(h.text.trim()).toBe(h.text);
        expect(h.text.length).toBeGreaterThan(20);
        expect(h.tags.every((t) => /^[a-z0-9-]+$/.test(t))).toBe(true);
        if (h.atSeconds !== undefined) expect(h.atSeconds).toBeLessThan(values.durationMinutes! * 60);
      }
      for (const line of body(text).split('\n')) {
        expect(line.split('<mark ').length).toBeLessThanOrEqual(2);
        expect(line).not.toMatch(/^\s*<mark [^>]*>\s*$/);
        expect(line).not.toMatch(/\{\{|\}\}/);
      }
    }
  });

  test('notes are long enough to be worth reading and short enough to be read', () => {
    for (const { text, values } of notes) {
      const words = body(text)
        .replace(/<[^>]*>|\]\(#t=\d+\)/g, ' ')
        .match(/[\p{L}\p{N}’'-]+/gu)!.length;
      const [least, most] = values.status === 'complete' ? [200, 450] : [90, 450];
      expect([values.title, words >= least && words <= most, words]).toEqual([values.title, true, words]);
    }
  });

  test('names no domain outside .example', () => {
    for (const [path, text] of files) {
      const domains = [...text.matchAll(/(?:@|:\/\/)([a-z0-9-]+(?:\.[a-z0-9-]+)+)/gi)].map((m) => m[1]!);
      for (const domain of domains) expect(`${path}: ${domain}`).toMatch(/\.example$/);
    }
  });

  test('is the same for the same day and randomness', () => {
    expect([...sampleFiles(now, seeded())]).toEqual([...files]);
  });
});

describe('written into a folder', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'fieldbook-sample-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  test('is exactly those files', async () => {
    await writeSampleVault(folder, { now: () => now, random: seeded() });
    const found = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
    expect(found).toHaveLength(files.size);
    for (const [path, text] of files) expect(await readFile(join(folder, path), 'utf8')).toBe(text);
  });
});
