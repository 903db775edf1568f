// What the benchmark of documents takes from the product: bundled, and run in a process of its own (scripts/lib/bench/documents-child.mjs).
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown, gfmToMarkdown } from 'mdast-util-gfm';
import { toMarkdown } from 'mdast-util-to-markdown';
import { gfm } from 'micromark-extension-gfm';
import { createBundleStore } from '../../../main/export/bundle-store.ts';
import { readFindings } from '../../../main/export/finding-sources.ts';
import { createGate } from '../../../main/export/gate/gate.ts';
import type { Outgoing } from '../../../main/export/gate/protocol.ts';
import { release } from '../../../main/export/release.ts';
import { privacyOf } from '../../../main/export/vault-settings.ts';
import { openVault } from '../../../main/vault/open-vault.ts';
import type { Vault } from '../../../main/vault/vault.ts';
import type { Naming } from '../../../shared/export/templates.ts';
import type { FindingsDraft } from '../../../shared/ipc/export.ts';
import { noPseudonyms } from '../../../shared/privacy/pseudonyms.ts';
import { gateInProcess } from '../../support/gate-thread.ts';

const templates = { path: '{{slug}}.md', branch: '{{slug}}', title: '{{title}}' };

/** Opens a vault that was made to measure on. `scratch`: a folder for what belongs beside it. */
export async function open(folder: string, scratch: string): Promise<Vault> {
  const log = { info() {}, error() {} };
  const vault = await openVault(folder, { appData: { dir: scratch }, log, mode: 'look' });
  await vault.whenVerified();
  return vault;
}

/** A digest of all findings, as the app prepares one: from the files to bytes in which each name has its stand-in. */
export async function digest(vault: Vault): Promise<{ text: string; quotes: number }> {
  const findingIds = vault.catalogue().findings.map(({ id }) => id);
  const about = { title: 'Findings', owner: 'Mira', deadline: '', feedbackWanted: '' };
  const draft: FindingsDraft = { document: 'digest', findingIds, ...about };
  const { withheld, ...source } = await readFindings(vault, draft, async () => []);
  const gate = createGate({ start: gateInProcess, log: { info() {}, error() {} } });
  const naming: Naming = { as: 'review', date: '2026-11-18', templates, before: null, taken: [] };
  const outgoing: Outgoing = { source: { of: 'findings', draft, source }, naming, privacy: privacyOf(vault) };
  const { bundle } = await release(
    gate,
    createBundleStore(() => 'bench'),
    {
      ...{ told: { participants: vault.participants(), outgoing }, images: new Map(), pseudonyms: noPseudonyms },
      decided: async (hits) =>
        new Map(
          hits.map(({ hitId, offers }) => [
            hitId,
            { decision: { decision: 'replace', with: offers[0]!.text }, keptBy: null },
          ]),
        ),
      about: { before: null, leftOut: [], withheld },
      targetState: () => null,
    },
  );
  const quotes = source.findings.reduce((sum, { evidence }) => sum + evidence.length, 0);
  return { text: bundle.files[0]!.text, quotes };
}

/** The peer: the same document read and written once by mdast-util-from-markdown and mdast-util-to-markdown, as remark does. */
export function readAndWrite(text: string): number {
  const tree = fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
  return toMarkdown(tree, { extensions: [gfmToMarkdown()] }).length;
}
