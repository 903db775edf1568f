import type { ReactNode } from 'react';
import type { SearchAnswer } from '../../../shared/search/protocol.ts';
import { plural } from '../../ui/format.ts';
import { passagesIn } from './result-options.ts';

/** How much was found, and of how many people and companies: a loud person is one. */
export function Amount({ answer, view }: { answer: SearchAnswer; view: 'interviews' | 'highlights' }): ReactNode {
  const { total, highlightTotal, people, companies } = answer;
  if (view === 'highlights' ? highlightTotal === 0 : total === 0) return 'Nothing found';
  const passages = view === 'highlights' ? null : passagesIn(answer);
  const found = view === 'highlights' ? plural(highlightTotal, 'highlight') : passages && plural(passages, 'passage');
  const rest = [
    ...(found ? [`in ${plural(total, 'interview')}`] : []),
    ...(people > 0 ? [plural(people, 'person', 'people')] : []),
    ...(companies > 0 ? [plural(companies, 'company', 'companies')] : []),
  ];
  const [first, ...others] = rest;
  return (
    <>
      <b>{found || plural(total, 'interview')}</b>{' '}
      <span>
        {found
          ? rest.join(' · ')
          : [first, ...others]
              .filter(Boolean)
              .map((word) => `· ${word}`)
              .join(' ')}
      </span>
    </>
  );
}
