import { TriangleAlert } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { keysOf } from '../../../../shared/commands.ts';
import type { QueryProblem } from '../../../../shared/search/language/ast.ts';
import { tooLong } from '../../../../shared/search/language/parse.ts';
import { problemSentence } from '../../../../shared/search/language/sentences.ts';
import { useCommand } from '../../../commands/use-command.ts';
import { setQuery } from '../../../state/search.ts';
import { Button } from '../../../ui/Button.tsx';
import { isMac } from '../../../ui/keys.ts';
import { useResults } from '../results-store.ts';
import { useField } from './field-store.ts';
import styles from './QueryField.module.css';
import { mended, type PartProblem, partProblems, shownProblems, toldOnce } from './query-problems.ts';

/** A part that is being typed is not complained about before the typing rests for so long, in milliseconds. */
const rest = 700;
const mostLines = 3;

/** What of the query counts for nothing, and why; with what was probably meant, to put it right at once. */
export function Problems() {
  const answer = useResults((s) => s.answer);
  const answered = useResults((s) => s.answered);
  const field = useField();
  const problems = useMemo(
    () => partProblems(answered, [...(answer?.problems ?? []), ...tooLong(answered)]),
    [answer, answered],
  );
  const { ofChips, ofInput } = shownProblems(field, problems);
  const rested = useRested(field.input);
  const told = [...ofChips, ...(rested ? ofInput.filter((p) => !isBegun(p, answered)) : [])];
  const shown = toldOnce(told.map(({ problem }) => problem));
  const suggested = shown.find((problem) => problem.suggestion !== undefined);
  const apply = (problem: QueryProblem | undefined) => problem && setQuery(mended(answered, problem));
  useCommand('search:use-suggestion', () => apply(suggested), suggested ? null : 'Nothing is suggested for the search');
  if (shown.length === 0) return null;
  return (
    <div role="status" className={styles.problems}>
      {shown.slice(0, shown.length > mostLines ? mostLines - 1 : mostLines).map((problem) => (
        <p key={`${problem.start} ${problem.code}`}>
          <TriangleAlert size={14} aria-hidden />
          <span>{problemSentence(problem)}</span>
          {problem.suggestion !== undefined && (
            <Button
              variant="quiet"
              {...(problem === suggested && { keys: keysOf('search:use-suggestion', isMac)[0] ?? '' })}
              aria-label={`Use it: ${problem.suggestion}`}
              onClick={() => apply(problem)}
            >
              Use it
            </Button>
          )}
        </p>
      ))}
      {shown.length > mostLines && <p>And {shown.length - mostLines + 1} more.</p>}
    </div>
  );
}

/** An operator at the very end waits for its value. */
function isBegun({ problem }: PartProblem, query: string): boolean {
  return problem.code === 'no-value' && problem.end === query.length;
}

/** Whether a text has stayed as it is for a while. */
function useRested(text: string): boolean {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), rest);
    return () => clearTimeout(timer);
  }, [text]);
  return settled === text;
}
