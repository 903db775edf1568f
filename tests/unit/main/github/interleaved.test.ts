import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { LastExport, PublishAnswer } from '../../../../main/export/export-target.ts';
import { AppError } from '../../../../shared/result.ts';
import { accountOf, branch, bundleOf, lastOf, makeWorld, path } from './world.ts';

const product = 'acme/product';
const runs = 6 * Math.max(1, Number(process.env.FIELDBOOK_FUZZ ?? 1));

/** What happens next: somebody of ours publishes (and says yes when asked), or somebody else commits, also while it is being sent. */
const step = fc.oneof(
  fc.record({
    what: fc.constant('publish' as const),
    text: fc.integer({ min: 1, max: 4 }),
    as: fc.constantFrom('juno' as const, 'ilka' as const),
    knows: fc.boolean(),
    saysYes: fc.boolean(),
    /** At which write of ours somebody else commits; none where there are fewer. */
    meanwhile: fc.integer({ min: 1, max: 9 }),
    fault: fc.constantFrom(null, 'reset' as const, 'refused' as const, { status: 500 }),
    faultAt: fc.integer({ min: 1, max: 18 }),
  }),
  fc.record({ what: fc.constant('push' as const), file: fc.constantFrom(path, 'review.md', 'src/app.ts') }),
  fc.record({ what: fc.constant('base' as const) }),
);

test('no commit of anybody is lost, whoever publishes and commits when', async () => {
  const property = fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 7 }), async (steps) => {
    const { double, repository, ...juno } = await makeWorld();
    double.addUser({ login: 'ilka', email: 'ilka@acme.example', token: 'ghp_ilka', kind: 'classic' });
    const people = { juno, ilka: accountOf(double, 'ilka', 'ghp_ilka', repository) };
    const theirs: string[] = [];
    let last: LastExport | null = null;
    let count = 0;
    const commit = (file: string) => {
      theirs.push(double.push(product, branch, { [file]: `Said by others, ${++count}\n` }, 'noor', `Say ${count}\n`));
    };
    for (const one of steps) {
      if (one.what === 'push') commit(one.file);
      else if (one.what === 'base') double.push(product, 'main', { 'later.md': `${++count}\n` });
      else {
        const bundle = bundleOf(`# Text ${one.text}\n`, { images: [] });
        const writes = () => double.requests.slice(start).filter(({ method }) => method !== 'GET').length;
        const start = double.requests.length;
        const held = double.hold(({ method }) => method !== 'GET' && writes() === one.meanwhile);
        void held.reached.then(() => {
          commit('review.md');
          held.release();
        });
        if (one.fault) double.fail(one.faultAt, one.fault);
        let onTopOf: string | null = null;
        for (let attempt = 0; attempt < 4; attempt++) {
          const answer: PublishAnswer | AppError = await people[one.as]
            .publish(bundle, one.knows ? last : null, { onTopOf })
            .catch((error: AppError) => error);
          if (answer instanceof AppError) expect(['network', 'moved']).toContain(answer.code);
          else if (answer.state === 'published') {
            expect(repository.read(branch, path)).toBe(bundle.files[0]!.text);
            last = lastOf(answer.commit, bundle.files[0]!.text);
            break;
          } else if (answer.state === 'moved' && one.saysYes) onTopOf = answer.head;
          else break;
        }
        held.release();
        double.clearFaults();
      }
      const head = repository.head(branch);
      for (const sha of theirs) expect(head !== null && repository.git.isAncestor(sha, head)).toBe(true);
      if (last) expect(repository.git.isAncestor(last.commit, head!)).toBe(true);
      expect(repository.pulls.filter(({ state }) => state === 'open').length).toBeLessThanOrEqual(1);
    }
    expect(repository.branches().filter((name) => name !== 'main' && name !== branch)).toEqual([]);
  });
  await fc.assert(property, { numRuns: runs });
});
