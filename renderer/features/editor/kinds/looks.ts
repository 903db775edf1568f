import { lazy } from 'react';
import type { DocumentKind } from '../../../../shared/ipc/notes.ts';
import { FindingChips } from '../fields/FindingChips.tsx';
import { GoalChips } from '../fields/GoalChips.tsx';
import { InterviewChips } from '../fields/InterviewChips.tsx';
import { FindingActions, GoalActions, KindLead } from '../header/DocumentHead.tsx';
import { InterviewActions, InterviewLead } from '../header/InterviewHead.tsx';
import { HighlightCommands } from '../highlight/HighlightCommands.tsx';
import { Inspector } from '../inspector/Inspector.tsx';
import type { DocumentLook } from './document-look.ts';
import { MissingSections } from './MissingSections.tsx';

/** Findings alone need it, and the editor's code is loaded for interviews first. */
const OwnerPlugin = lazy(() => import('./OwnerPlugin.tsx').then((m) => ({ default: m.OwnerPlugin })));

/** How each kind of document is shown. */
export const looks: Record<DocumentKind, DocumentLook> = {
  interview: {
    name: 'Interview',
    title: { key: 'title', label: 'Title', placeholder: 'Untitled interview' },
    text: { label: 'Notes', placeholder: 'Write what you hear' },
    wayBack: 'Back to the list',
    Lead: InterviewLead,
    Actions: InterviewActions,
    more: ['export:summary', 'view:source', 'note:save', 'note:history', 'note:reveal', 'note:trash'],
    Chips: InterviewChips,
    Foot: null,
    side: { name: 'Inspector', Pane: Inspector },
    Words: HighlightCommands,
  },
  finding: {
    name: 'Finding',
    title: { key: 'claim', label: 'Claim', placeholder: 'Write the claim as one sentence' },
    text: { label: 'Text', placeholder: 'Limitations, recommendations, open questions' },
    wayBack: 'Back to the findings',
    Lead: KindLead,
    Actions: FindingActions,
    more: [
      'finding:add-sections',
      'export:standup',
      'view:source',
      'note:save',
      'note:history',
      'note:reveal',
      'finding:trash',
    ],
    Chips: FindingChips,
    Foot: MissingSections,
    side: { name: 'Evidence', Pane: null },
    Words: OwnerPlugin,
  },
  goal: {
    name: 'Research goal',
    title: { key: 'question', label: 'Question', placeholder: 'Write the question to be answered' },
    text: { label: 'Motivation', placeholder: 'Why it matters' },
    wayBack: 'Back to the findings',
    Lead: KindLead,
    Actions: GoalActions,
    more: ['view:source', 'note:save', 'note:history', 'note:reveal'],
    Chips: GoalChips,
    Foot: null,
    side: null,
    Words: null,
  },
};
