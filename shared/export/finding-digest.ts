import { decision, type Opening, opening } from './document.ts';
import { findingSection } from './evidence-list.ts';
import {
  baseLine,
  type ComposedDocument,
  claimTable,
  type EvidenceBase,
  type ExportFinding,
  headingWord,
} from './finding-document.ts';
import { limitations } from './finding-limits.ts';
import { method, openQuestionItems, recommendations } from './finding-sections.ts';
import { escapeMarkdown } from './markdown-tree.ts';

export interface DigestRequest extends Opening {
  /** In the order in which they are to stand. */
  findings: readonly ExportFinding[];
  base: EvidenceBase;
}

/**
 * Findings as one document to review (product.md, "Findings as a PR"): owner, deadline and feedback wanted, then the claims with what
 * speaks for and against each, then each with its quotes, what is not known, what to do, and how it was found out.
 * Not yet cleared: names that stand in claims and quotes are still there.
 */
export function composeDigest(request: DigestRequest): ComposedDocument {
  const { findings, base, title } = request;
  const word = headingWord(title);
  const summary = baseLine(findings, base);
  const questions = openQuestionItems(findings, word);
  const parts = [
    opening(request),
    `# ${escapeMarkdown(title)}`,
    '## Summary',
    summary,
    claimTable(findings, word),
    '## Evidence',
    ...findings.flatMap((finding, i) => findingSection(finding, `### ${word} ${i + 1}`)),
    ...limitations(findings, base, word),
    ...recommendations(findings, word),
    '## Open questions',
    questions.length > 0 ? questions.join('\n') : 'None noted.',
    ...method(base, base.reach.people - base.people.length),
    ...decision,
  ];
  return { parts, summary };
}
