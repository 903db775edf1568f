import { call } from '../../../api.ts';
import { runCommand } from '../../../commands/use-command.ts';
import { openConnect } from '../../../state/github.ts';
import type { NextStep } from './publish-failure.ts';
import { type Opener, serverOf } from './target-account.ts';

interface Means {
  opener: Opener;
  keep(): Promise<void>;
  /** What stood in the way is gone. */
  done(): void;
  fail(error: unknown): void;
}

/** Does what helps after a failure. */
export function doNextStep(step: NextStep, { opener, keep, done, fail }: Means): void {
  switch (step.do) {
    case 'keep':
      void keep();
      break;
    case 'open-link':
      void call('app:open-link', { url: step.url }).catch(fail);
      break;
    case 'connect':
      openConnect({ server: serverOf(opener), onConnected: done });
      break;
    case 'choose-base':
      runCommand('target:base');
      break;
    case 'choose-target':
      runCommand('target:repository');
  }
}
