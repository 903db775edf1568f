import { readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { editParticipant, readParticipant } from '../../../../main/vault/record-files.ts';
import type { ParticipantChange } from '../../../../shared/domain/participant.ts';
import { folderOf, opened, vaultFiles } from './vault-fixture.ts';

test('a participant’s identity stands in a file of its own', async () => {
  const root = await folderOf(vaultFiles(0));
  const { vault } = await opened(root);
  const noor = await vault.createParticipant({
    name: 'Noor: "N" Haddad',
    nicknames: ['Nono', 'no'],
    emails: ['noor@lumenpay.example'],
    company: 'Lumenpay',
    technical: false,
    companySize: '11-50',
  });
  expect(await readFile(join(root, `participants/${noor.id}.md`), 'utf8')).toBe(
    `---\nid: ${noor.id}\nname: "Noor: \\"N\\" Haddad"\nnicknames: [Nono, "no"]\nemails: [noor@lumenpay.example]\ncompany: Lumenpay\ntechnical: false\ncompanySize: 11-50\n---\n`,
  );
  expect(vault.participants()).toEqual([noor]);
  expect(noor).toMatchObject({ doNotContact: false, handles: [] });
  expect(vault.catalogue().notes).toEqual([]);
});

test('a participant made in a foreign folder is found again and is no note', async () => {
  const root = await folderOf({ 'a.md': 'x\n' });
  const { vault } = await opened(root);
  const noor = await vault.createParticipant({ name: 'Noor' });
  expect(vault.participants()).toEqual([noor]);
  expect(vault.catalogue().notes.map((note) => note.path)).toEqual(['a.md']);
  expect((await readdir(root)).sort()).toEqual(['a.md', 'participants']);
});

const id = 'p_7f3k9q2m1x0c';
const path = `participants/${id}.md`;
const file = `\uFEFF---\r
# met at the meetup\r
id: ${id}\r
crm:   'https://crm.example/c/1841'   # old system\r
name: "Noor Haddad"\r
emails:\r
  - noor@lumenpay.example # work\r
  - noor@haddad.example\r
tshirt: M\r
role: Head of growth\r
---\r
Met at the spring meetup.\r
\r
- role: not a property  \r
`;

async function withNoor(text = file, at = path) {
  const root = await folderOf({ ...vaultFiles(0), [at]: text });
  const { vault } = await opened(root);
  return { root, vault, read: () => readFile(join(root, at), 'utf8') };
}

describe('editing a participant', () => {
  test('changes the lines of the values alone, and the catalogue knows', async () => {
    const { vault, read } = await withNoor();
    const { hash, participant, readOnly, problems } = await vault.readParticipant(id);
    expect([participant.name, readOnly, problems]).toEqual(['Noor Haddad', null, []]);
    const updated = await vault.updateParticipant({
      ...{ id, baseHash: hash },
      change: {
        nicknames: ['Nono'],
        emails: ['noor@lumenpay.example', 'n.haddad@lumenpay.example'],
        role: null,
        companySize: '11-50',
        doNotContact: true,
      },
    });
    expect(await read()).toBe(`\uFEFF---\r
# met at the meetup\r
id: ${id}\r
crm:   'https://crm.example/c/1841'   # old system\r
doNotContact: true\r
name: "Noor Haddad"\r
nicknames: [Nono]\r
emails:\r
  - noor@lumenpay.example # work\r
  - n.haddad@lumenpay.example\r
companySize: 11-50\r
tshirt: M\r
---\r
Met at the spring meetup.\r
\r
- role: not a property  \r
`);
    expect(vault.participants()).toEqual([updated.participant]);
    expect(updated.participant).toMatchObject({ nicknames: ['Nono'], companySize: '11-50', doNotContact: true });
    expect(updated.participant.role).toBeUndefined();

    const back = await vault.updateParticipant({
      ...{ id, baseHash: updated.hash },
      change: { nicknames: [], companySize: '', doNotContact: false },
    });
    expect(back.participant).toMatchObject({ nicknames: [], doNotContact: false });
    expect(await read()).not.toMatch(/nicknames|companySize|doNotContact/);
  });

  test('a change that is none writes nothing', async () => {
    const { vault, read } = await withNoor();
    const { hash } = await vault.readParticipant(id);
    const same = await vault.updateParticipant({ id, baseHash: hash, change: { name: 'Noor Haddad', phone: null } });
    expect([same.hash, await read()]).toEqual([hash, file]);
  });

  test('what somebody else changed meanwhile is not overwritten', async () => {
    const { root, vault, read } = await withNoor();
    const { hash } = await vault.readParticipant(id);
    const theirs = file.replace('Head of growth', 'Founder');
    await writeFile(join(root, path), theirs);
    const update = (baseHash: string) => vault.updateParticipant({ id, baseHash, change: { segment: 'fintech' } });
    await expect(update(hash)).rejects.toMatchObject({ code: 'conflict' });
    expect(await read()).toBe(theirs);
    await update((await vault.readParticipant(id)).hash);
    expect(await read()).toBe(theirs.replace('Founder\r\n', 'Founder\r\nsegment: fintech\r\n'));
  });

  test('two edits of one base: the second is told', async () => {
    const { vault } = await withNoor();
    const { hash } = await vault.readParticipant(id);
    const results = await Promise.allSettled(
      ['Founder', 'Analyst'].map((role) => vault.updateParticipant({ id, baseHash: hash, change: { role } })),
    );
    const refused = results.filter((one) => one.status === 'rejected');
    expect(refused.map(({ reason }) => reason.code)).toEqual(['conflict']);
  });

  test('a renamed file is found by its id', async () => {
    const { root, vault } = await withNoor(file, 'participants/noor.md');
    const { hash, path: where } = await vault.readParticipant(id);
    expect(where).toBe('participants/noor.md');
    await vault.updateParticipant({ id, baseHash: hash, change: { plan: 'scale' } });
    expect(await readdir(join(root, 'participants'))).toEqual(['noor.md']);
  });

  test('a file that is gone, or is somebody else now, is not written', async () => {
    const { root, vault, read } = await withNoor();
    const { hash } = await vault.readParticipant(id);
    const change = { role: 'Founder' };
    const other = file.replace(id, 'p_000000000001');
    await writeFile(join(root, path), other);
    await expect(vault.updateParticipant({ id, baseHash: hash, change })).rejects.toMatchObject({ code: 'not-found' });
    expect(await read()).toBe(other);
    await rename(join(root, path), join(root, 'elsewhere'));
    await expect(vault.updateParticipant({ id, baseHash: hash, change })).rejects.toBeDefined();
    expect(await readdir(join(root, 'participants'))).toEqual([]);
    await expect(vault.readParticipant('p_00000000000z')).rejects.toMatchObject({ code: 'not-found' });
  });

  test('properties that cannot be changed one by one are left alone', async () => {
    const flow = `---\n{id: ${id}, name: Noor Haddad, role: Founder}\n---\nNotes.\n`;
    const { vault, read } = await withNoor(flow);
    const { hash, participant } = await vault.readParticipant(id);
    expect(participant.role).toBe('Founder');
    const update = vault.updateParticipant({ id, baseHash: hash, change: { role: 'Analyst' } });
    await expect(update).rejects.toMatchObject({ code: 'damaged' });
    expect(await read()).toBe(flow);
  });

  test('what is not UTF-8 is not written', async () => {
    const root = await folderOf({ ...vaultFiles(0), [path]: file });
    const { vault } = await opened(root);
    const bytes = Buffer.concat([Buffer.from(file), Buffer.from([0xe9, 0x0a])]);
    await writeFile(join(root, path), bytes);
    const { hash, readOnly } = await vault.readParticipant(id);
    expect(readOnly).toBe('encoding');
    const update = vault.updateParticipant({ id, baseHash: hash, change: { role: 'Analyst' } });
    await expect(update).rejects.toMatchObject({ code: 'read-only' });
    expect(await readFile(join(root, path))).toEqual(bytes);
  });

  const text = fc
    .oneof(
      fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme' }),
      fc.constantFrom(
        'no',
        '1e3',
        'a: b',
        '# x',
        '- y',
        '[z',
        '"',
        "it's",
        '2026-01-01',
        '@handle',
        '+34 600',
        'null',
        '…',
      ),
    )
    .map((s) => s.trim().replace(/[\p{Cc}\u2028\u2029]/gu, ''))
    .filter((s) => s !== '');
  const texts = fc.array(text, { maxLength: 3 });
  const changes: fc.Arbitrary<ParticipantChange> = fc.record(
    {
      name: text,
      ...{ nicknames: texts, emails: texts, handles: texts },
      ...{ phone: fc.option(text), company: fc.option(text), role: fc.option(text), segment: fc.option(text) },
      ...{ plan: fc.option(text), companySize: fc.option(text), crm: fc.option(text) },
      technical: fc.option(fc.boolean()),
      doNotContact: fc.boolean(),
    },
    { requiredKeys: [] },
  );

  test('whatever is entered reads back, and the lines of other keys and the body stay', () => {
    fc.assert(
      fc.property(changes, (change) => {
        const after = editParticipant(file, change);
        if (after === null) throw new Error('refused');
        const { value, problems } = readParticipant(after);
        expect(problems).toEqual([]);
        for (const [key, wanted] of Object.entries(change)) {
          expect(value?.[key as keyof ParticipantChange]).toEqual(wanted ?? undefined);
        }
        const kept = file.split('\r\n').filter((line) => /^(?:# met|id:|tshirt:|Met|- role)/.test(line));
        for (const line of kept) expect(after.split('\r\n')).toContain(line);
        expect(after.slice(after.indexOf('---\r\nMet'))).toBe(file.slice(file.indexOf('---\r\nMet')));
        expect(editParticipant(after, change)).toBe(after);
      }),
      { numRuns: 60 },
    );
  });
});
