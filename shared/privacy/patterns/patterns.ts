import { digitRuns } from './digit-groups.ts';
import { emailsIn } from './emails.ts';
import { phonesIn } from './phones.ts';
import type { Span } from './span.ts';

/** What in a text (folded, see `fold`) is of a kind that tells of somebody, whoever it is. In the order of the kinds, not of the text. */
export function patternsIn(text: string, region?: string): Span[] {
  return [...emailsIn(text), ...phonesIn(text, digitRuns(text), region)];
}
