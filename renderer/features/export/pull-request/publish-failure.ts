import { AppError } from '../../../../shared/result.ts';
import { exportSentence } from '../export-sentences.ts';

/** What can be done about a failure, as a button beside its sentence. */
export type NextStep =
  /** Keeps the bundle on this machine, to be sent on the user's word. */
  | { do: 'keep'; label: string }
  | { do: 'open-link'; label: string; url: string }
  /** Connects an account of the target's host. */
  | { do: 'connect'; label: string }
  | { do: 'choose-target' | 'choose-base'; label: string };

/** Why something did not leave: a sentence that says what to do, and buttons for that. */
export interface Failure {
  sentence: string;
  next: readonly NextStep[];
  /** What has become another one: stand-ins that the preview has to take over, or the target, which anybody can read now. */
  outdated: 'stand-ins' | 'target' | null;
}

const keepReady: NextStep = { do: 'keep', label: 'Keep it ready' };
const keepForLater: NextStep = { do: 'keep', label: 'Keep it ready and send later' };
const connect: NextStep = { do: 'connect', label: 'Connect…' };
const chooseBase: NextStep = { do: 'choose-base', label: 'Choose another base' };
const chooseAnother: NextStep = { do: 'choose-target', label: 'Choose another repository' };

/** A failed publishing in words. `null` for what the user cancelled. */
export function publishFailure(error: unknown): Failure | null {
  const sentence = exportSentence(error, 'publish');
  if (sentence === null) return null;
  if (!(error instanceof AppError)) return { sentence, next: [], outdated: null };
  return { sentence, next: nextSteps(error), outdated: outdatedBy(error) };
}

function outdatedBy({ code, message }: AppError): Failure['outdated'] {
  if (code !== 'not-cleared') return null;
  if (message === 'stand-ins') return 'stand-ins';
  return message === 'unconfirmed' ? 'target' : null;
}

function nextSteps({ code, message }: AppError): NextStep[] {
  switch (code) {
    case 'network':
    case 'not-github':
      return [keepForLater];
    case 'rate-limited':
      return [keepReady];
    case 'unauthorized':
      return [connect, keepReady];
    case 'forbidden':
      return whenForbidden(message);
    case 'archived':
    case 'empty':
      return [chooseAnother];
    case 'gone':
      return message === 'account' ? [connect] : [message === 'base' ? chooseBase : chooseAnother];
    default:
      return [];
  }
}

function whenForbidden(message: string): NextStep[] {
  const url = authorizationPage(message);
  if (url !== null) return [{ do: 'open-link', label: 'Authorize the token…', url }, keepReady];
  return isOfToken.has(message) ? [connect] : [chooseAnother];
}

/** What another token, or more rights of this one, would change (`ForbiddenReason`). */
const isOfToken = new Set(['contents', 'pull-requests', 'workflow', 'policy', 'suspended', 'sso']);

/** The page on which a token is let into an organization that asks for single sign-on; `null` where the failure is another one. */
function authorizationPage(message: string): string | null {
  return /^sso (https:\/\/\S+)$/.exec(message)?.[1] ?? null;
}
