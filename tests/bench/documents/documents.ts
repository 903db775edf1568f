// What the benchmark of documents takes from the product: bundled, and run in a process of its own (scripts/lib/bench/documents-child.mjs).
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown, gfmToMarkdown } from 'mdast-util-gfm';
import { toMarkdown } from 'mdast-util-to-markdown';
import { gfm } from 'micromark-extension-gfm';
import { createBundleStore } from '../../../main/export/bundle-store.ts';
import { readFindings } from '../../../main/export/finding-sources.ts';
import { release } from '../../../main/export/release.ts';
import { openVault } from '../../../main/vault/open-vault.ts';
import type { Vault } from '../../../main/vault/vault.ts';
import { exportNames } from '../../../shared/export/templates.ts';
import type { Decision, FindingsDraft } from '../../../shared/ipc/export.ts';
import { createPseudonyms, noPseudonyms } from '../../../shared/privacy/pseudonyms.ts';

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
  const participants = vault.participants();
  const pseudonyms = createPseudonyms(noPseudonyms, participants, (n) => new Uint8Array(n).fill(7));
  const decisions = new Map<string, Decision>();
  const clear = () =>
    release(
      createBundleStore(() => 'bench'),
      {
        ...{ of: 'findings' as const, draft, source, withheld, participants, pseudonyms, decisions },
        about: { singledOut: [], before: null },
        targetState: () => null,
        names: (title) => exportNames(templates, title, '2026-11-18'),
      },
    );
  let bundle = clear();
  if (bundle.undecided > 0) {
    for (const { hitId, offers } of bundle.hits) decisions.set(hitId, { decision: 'replace', with: offers[0]!.text });
    bundle = clear();
  }
  const quotes = source.findings.reduce((sum, { evidence }) => sum + evidence.length, 0);
  return { text: bundle.files[0]!.text, quotes };
}

/** The peer: the same document read and written once by mdast-util-from-markdown and mdast-util-to-markdown, as remark does. */
export function readAndWrite(text: string): number {
  const tree = fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
  return toMarkdown(tree, { extensions: [gfmToMarkdown()] }).length;
}
