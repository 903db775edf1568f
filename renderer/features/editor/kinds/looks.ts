import { InterviewChips } from '../fields/InterviewChips.tsx';
import { InterviewActions, InterviewLead } from '../header/InterviewHead.tsx';
import { HighlightCommands } from '../highlight/HighlightCommands.tsx';
import { Inspector } from '../inspector/Inspector.tsx';
import type { DocumentKind } from '../session/session-view.ts';
import type { DocumentLook } from './document-look.ts';

/** How each kind of document is shown. */
export const looks: Record<DocumentKind, DocumentLook> = {
  interview: {
    name: 'Interview',
    title: { key: 'title', label: 'Title', placeholder: 'Untitled interview' },
    text: { label: 'Notes', placeholder: 'Write what you hear' },
    place: (noteId, focus) => ({ area: 'interviews', noteId, ...(focus && { focus }) }),
    wayBack: 'Back to the list',
    Lead: InterviewLead,
    Actions: InterviewActions,
    more: ['view:source', 'note:save', 'note:history', 'note:reveal', 'note:trash'],
    Chips: InterviewChips,
    side: { name: 'Inspector', Pane: Inspector },
    Highlighting: HighlightCommands,
  },
};
