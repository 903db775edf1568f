import type { PublishNote } from '../../shared/ipc/export.ts';
import type { PullRequests } from '../export/pull-requests.ts';
import { textsToUpdate } from '../export/said-before.ts';
import { isWorthReadingBack } from './branch.ts';
import type { GitHub } from './client.ts';
import { chosen, listed, pullsOf, refOf } from './pull-request-list.ts';
import { askReviewers, isLet, setLabels } from './pull-request-people.ts';

import { isSame, mayWrite, type Place } from './repositories.ts';

/** The pull requests of the repository at `place`. */
export function createPullRequests(github: GitHub, place: Place): PullRequests {
  const newest = async (branch: string, headOwner: string, base: string | null, signal: AbortSignal) =>
    chosen(await pullsOf(github, place, { branch, headOwner }, signal), base);

  return {
    async find(branch, headOwner, signal) {
      const pull = await newest(branch, headOwner, null, signal);
      return pull && refOf(pull);
    },
    async ensure({ bundle, branch, headOwner, base, options, said, signal, progress }) {
      const text = bundle.pullRequest ?? { title: bundle.title, body: '' };
      progress('pull-request', 0, 1);
      let pull = await newest(branch, headOwner, base, signal);
      if (pull?.state === 'closed') return { ended: refOf(pull) };
      const notes: PublishNote[] = [];
      if (pull === null) {
        const head = isSame(headOwner, place.owner) ? branch : `${headOwner}:${branch}`;
        const wanted = { ...place, ...text, head, base, draft: options.draft };
        try {
          const created = github.request('POST /repos/{owner}/{repo}/pulls', wanted, { signal });
          const { data } = await mayWrite(created, 'pull-requests');
          pull = listed(data);
        } catch (error) {
          if (!isWorthReadingBack(error)) throw error;
          // It may be there for all that: the answer was lost, or somebody else was faster.
          pull = await newest(branch, headOwner, base, signal).catch(() => null);
          if (pull === null) throw error;
          if (pull.state === 'closed') return { ended: refOf(pull) };
        }
      }
      const { change, edited } = textsToUpdate(pull, text, said);
      const parameters = { ...place, pull_number: pull.number, ...change };
      const isChanged =
        Object.keys(change).length === 0 ||
        // Of somebody else's, an account without the right to write may not change the text.
        (await isLet(github.request('PATCH /repos/{owner}/{repo}/pulls/{pull_number}', parameters, { signal }), [
          'forbidden',
          'gone',
        ]));
      const kept = isChanged ? edited : [...edited, ...Object.keys(change)];
      notes.push(...kept.map((value): PublishNote => ({ what: 'text', value })));
      notes.push(...(await askReviewers(github, place, pull, options, signal)));
      notes.push(...(await setLabels(github, place, pull, options.labels, signal)));
      progress('pull-request', 1, 1);
      return { pullRequest: refOf(pull), notes };
    },
  };
}
