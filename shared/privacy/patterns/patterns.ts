import type { Reading } from '../reading.ts';
import { addressesIn } from './addresses.ts';
import { cardsIn } from './cards.ts';
import type { Run } from './digit-groups.ts';
import { emailsIn } from './emails.ts';
import { ibansIn } from './ibans.ts';
import { ipsIn } from './ips.ts';
import { phonesIn } from './phones.ts';
import type { Span } from './span.ts';

/**
 * What in a reading is of a kind that tells of somebody, whoever it is. In the order of the kinds, not of the text. A number that is one by its check
 * digits is no phone number besides. `runs`: the digits of the reading's text.
 */
export function patternsIn(reading: Reading, runs: readonly Run[], region?: string): Span[] {
  const { text } = reading;
  const sure = [...cardsIn(text, runs), ...ibansIn(text), ...ipsIn(text)].sort((a, b) => a.start - b.start);
  return [...emailsIn(reading), ...sure, ...apartFrom(sure, phonesIn(text, runs, region)), ...addressesIn(reading)];
}

/** Those of `spans` that share nothing with `others`; both in the order of the text. */
function apartFrom(others: readonly Span[], spans: readonly Span[]): Span[] {
  let next = 0;
  return spans.filter((span) => {
    while (next < others.length && others[next]!.end <= span.start) next++;
    return next >= others.length || others[next]!.start >= span.end;
  });
}
