import { hashOf } from '../vault/read-file.ts';
import type { SaidBefore } from './export-target.ts';

export interface PullRequestText {
  title: string;
  body: string;
}

/** What a pull request says, as it is remembered: hashes that mean nothing without the text. `salt`: the record's id. */
export function saidOf(salt: string, { title, body }: PullRequestText): SaidBefore {
  return { salt, title: hashed(salt, title), body: hashed(salt, body) };
}

/**
 * What of a pull request's text has to change so that it says `text`. Only what still says what one of our exports said is changed; what
 * anybody else has written there stays, and is `edited`.
 */
export function textsToUpdate(
  present: { title: string; body: string | null },
  text: PullRequestText,
  said: readonly SaidBefore[],
): { change: Partial<PullRequestText>; edited: (keyof PullRequestText)[] } {
  const change: Partial<PullRequestText> = {};
  const edited: (keyof PullRequestText)[] = [];
  for (const part of ['title', 'body'] as const) {
    const stands = present[part] ?? '';
    if (plain(stands) === plain(text[part])) continue;
    if (said.some((one) => one[part] === hashed(one.salt, stands))) change[part] = text[part];
    else edited.push(part);
  }
  return { change, edited };
}

function hashed(salt: string, text: string): string {
  return hashOf(`${salt}\n${plain(text)}`);
}

/** As the host keeps it, whose forms have other line ends and which trims. */
function plain(text: string): string {
  return text.replace(/\r\n?/g, '\n').trim();
}
