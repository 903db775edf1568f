// What the benchmark of the scan takes from the product: bundled, and run in a process of its own (scripts/lib/bench/privacy-child.mjs).
import { Participant } from '../../../shared/domain/participant.ts';
import { knownIdentities } from '../../../shared/privacy/identities.ts';
import { createRescanner } from '../../../shared/privacy/rescan.ts';
import { createScanner } from '../../../shared/privacy/scan.ts';

/** Everything that is known of the first so many of `people` that it makes `count` identities. */
export function identitiesOf(people: readonly unknown[], count: number) {
  const participants = people.map((one) => Participant.parse(one));
  let enough = 0;
  for (let step = 512; step >= 1; step = Math.floor(step / 2)) {
    while (
      enough + step <= participants.length &&
      knownIdentities(participants.slice(0, enough + step)).length <= count
    ) {
      enough += step;
    }
  }
  return knownIdentities(participants.slice(0, enough + 1));
}

export function scannerOf(identities: ReturnType<typeof identitiesOf>) {
  return createScanner(identities, { patterns: true });
}

export { createRescanner };
