import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createBundleStore } from '../../../../main/export/bundle-store.ts';
import { createGate } from '../../../../main/export/gate/gate.ts';
import { release } from '../../../../main/export/release.ts';
import type { SourceParts } from '../../../../main/export/source-types.ts';
import { identityKeys, Participant } from '../../../../shared/domain/participant.ts';
import type { Naming } from '../../../../shared/export/templates.ts';
import type { Bundle, Decision, PrivacyHit } from '../../../../shared/ipc/export.ts';
import { noPseudonyms } from '../../../../shared/privacy/pseudonyms.ts';
import { gateInProcess } from '../../../support/gate-thread.ts';

const templates = { path: 'r/{{date}}-{{slug}}.md', branch: 'r/{{slug}}', title: '{{title}}' };
const gate = createGate({ start: gateInProcess, log: { info() {}, error() {} } });
/** What a source becomes with these decisions. */
async function released(
  source: SourceParts,
  participants: readonly Participant[],
  decide: (hit: PrivacyHit) => Decision | null,
): Promise<Bundle> {
  const naming: Naming = { as: 'review', date: '2026-11-18', templates, before: null, taken: [] };
  const outgoing = { source, naming, privacy: { k: 3, months: new Map() } };
  const request = {
    ...{ told: { participants, outgoing }, images: new Map(), pseudonyms: noPseudonyms },
    decided: async (hits: readonly PrivacyHit[]) =>
      new Map(
        hits.flatMap((hit) => {
          const decision = decide(hit);
          return decision ? [[hit.hitId, { decision, keptBy: null }] as const] : [];
        }),
      ),
    about: { before: null, leftOut: [], withheld: [] },
    targetState: () => null,
  };
  return (
    await release(
      gate,
      createBundleStore(() => 'id'),
      request,
    )
  ).bundle;
}

const syllables = ['Ka', 'ro', 'Mi', 'len', 'Zé', 'ndú', 'Öz', 'tür', 'vi', 'O’B', 'qua', 'Hart'];
const word = fc.array(fc.constantFrom(...syllables), { minLength: 2, maxLength: 4 }).map((parts) => parts.join(''));
const person = fc
  .record({ first: word, last: word, company: word, handle: word })
  .map(({ first, last, company, handle }) => ({
    name: `${first} ${last}`,
    emails: [
      `${handle.normalize('NFKD').replace(/[^A-Za-z]/g, '')}@${company.normalize('NFKD').replace(/[^A-Za-z]/g, '')}.example`,
    ],
    handles: [`@${handle}_x`],
    company: `${company} GmbH`,
    phone: '+49 30 901820',
    crm: `https://crm.example/c/${handle.length}${company.length}77`,
  }));
const dress = fc.constantFrom(
  (s: string) => s,
  (s: string) => `**${s}**`,
  (s: string) => s.toUpperCase(),
  (s: string) => s.replace(' ', '\n'),
  (s: string) => `> ${s.replace(' ', '\n> ')}`,
  (s: string) => `\`${s}\``,
  (s: string) => `[${s}](https://x.example/?q=${encodeURIComponent(s)})`,
  (s: string) => s.normalize('NFD'),
);

/** Everything by which one would recognise somebody, as it would be looked for by hand. */
function strings(p: Participant): string[] {
  return [p.name, ...p.emails, p.company ?? '', p.phone ?? '', p.crm ?? '', ...p.handles].filter((s) => s !== '');
}
const plain = (text: string) =>
  text
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}*_`\\]/gu, '')
    .replace(/[\s>]+/g, ' ')
    .toLowerCase();

/** A source of each kind with the same texts in it, wherever a text may stand. */
function sourceOf(of: string, participants: readonly Participant[], notes: readonly string[]): SourceParts {
  const title = `Call with ${participants[0]!.name}`;
  const review = { title, owner: '', deadline: '', feedbackWanted: '' };
  const participantIds = participants.map((p) => p.id);
  const interview = { id: 'a', title: participants[0]!.name, date: '2026-11-18', kind: null, teams: [] };
  if (of === 'interviews') {
    const draft = { selection: { interviewIds: ['a'] }, ...review };
    const silent = { ...interview, id: 'b', participantIds, body: null };
    const interviews = [{ ...interview, participantIds, body: notes.join('\n\n') }, silent];
    return { of, draft, interviews };
  }
  // Results and findings hold plain text: the marks of a quote are not in it.
  const said = notes.slice(0, 4).map((text) => text.replace(/\n?> /g, ' '));
  if (of === 'results') {
    const draft = { document: of, form: 'markdown', title, query: '', view: 'interviews', sort: 'date' } as const;
    const silent = { ...interview, noteId: 'b', participantIds, pms: [], tags: [], quotes: null };
    const quotes = said.map((text) => ({ text, tags: [text] }));
    return { of, draft, results: [{ ...silent, quotes }, silent], found: { quotes: 0, interviews: 0 } };
  }
  const base = {
    participantIds,
    interviews: said.map((text) => ({ date: '2026-11-18', kind: null, participantIds, recruitedFrom: text })),
    unheard: { segments: said.map((name) => ({ name, size: 1 })), roles: [], teams: [] },
  };
  const text = said.join(' ');
  if (of === 'summary') {
    const parts = { summary: text, facts: [...said], opportunities: [...said], insights: [...said], next: [...said] };
    const highlights = said.map((one) => ({ id: 'h_000000000000', kind: 'pain' as const, tags: [one], text: one }));
    const draft = { document: 'summary' as const, interviewIds: ['a'], ...review };
    const snapshot = { ...interview, participantIds, said: { ...parts, highlights } };
    return { of, draft, source: { interviews: [snapshot], base } };
  }
  const nobody = { people: 0, companies: 0, mentions: 0 };
  const finding = {
    ...{ id: 'f', claim: text, status: 'draft' as const, verdict: text, owner: null, teams: [...said] },
    ...{ limitations: said.join('\n'), openQuestions: [...said], leftOut: [] },
    recommendations: said.map((one) => ({ text: one, owner: one })),
    evidence: said.map((one, i) => ({
      ...{ highlightId: 'h_000000000000', stance: 'supports' as const, text: one, kind: 'pain' as const },
      ...{ atSeconds: null, changed: false, interview: { ...interview, participantIds } },
      participantId: participantIds[i % participantIds.length]!,
    })),
    counts: { ...nobody, contradicting: nobody },
  };
  const draft = { document: 'digest' as const, findingIds: ['f'], ...review };
  const source = { findings: [finding], base: { ...base, reach: nobody }, goal: null };
  return { of: 'findings', draft, source };
}

test('after release nobody can be recognised, unless they were kept', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(person, { minLength: 1, maxLength: 4 }),
      fc.array(fc.record({ who: fc.nat(), what: fc.nat(), dress }), { maxLength: 12 }),
      fc.boolean(),
      fc.constantFrom('interviews', 'results', 'findings', 'summary'),
      async (people, mentions, redact, of) => {
        const participants = people.map((p, i) =>
          Participant.parse({ ...p, id: `p_00000000000${i}`, role: 'Analyst' }),
        );
        const said = mentions.map(({ who, what, dress }) => {
          const all = strings(participants[who % participants.length]!);
          return `We met ${dress(all[what % all.length]!)} there.`;
        });
        const bundle = await released(sourceOf(of, participants, said), participants, ({ offers }) =>
          redact ? { decision: 'redact' } : { decision: 'replace', with: offers[0]!.text },
        );
        expect(bundle.undecided).toBe(0);
        const out = plain(
          [bundle.title, bundle.branch, bundle.commitMessage, ...bundle.files.flatMap((f) => [f.path, f.text])].join(
            '\n',
          ),
        );
        for (const p of participants) {
          for (const s of strings(p)) expect(out).not.toContain(plain(s));
        }
      },
    ),
    { numRuns: Number(process.env.FIELDBOOK_LONG ? 3000 : 80) },
  );
});

test('identity fields never enter the bundle, whatever a participant holds', async () => {
  const identity = Object.fromEntries(identityKeys.map((key) => [key, `canary ${key}`]));
  const participant = Participant.parse({
    ...identity,
    ...{ id: 'p_000000000001', emails: ['canary emails'], handles: ['canary handles'], nicknames: ['canary nickname'] },
    ...{ role: 'Support lead', segment: 'freight', companySize: 'canary size', doNotContact: true },
  });
  const interview = { id: 'a', title: 'Replay', date: '2026-11-18', kind: null, teams: [], body: 'x' };
  const source: SourceParts = {
    of: 'interviews',
    draft: { selection: { interviewIds: ['a'] }, title: 'Replay', owner: '', deadline: '', feedbackWanted: '' },
    interviews: [{ ...interview, participantIds: [participant.id, 'p_unknown'] }],
  };
  const bundle = await released(source, [participant], () => null);
  expect(JSON.stringify(bundle)).not.toContain('canary');
  expect(bundle.files[0]!.text).toMatch(/- Participant \d+, Support lead, freight, Company [A-Z]/);
});
