import { chmod, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { withBundled } from '../../../../scripts/lib/bundle.mjs';
import { git } from '../../../support/git-remote.ts';
import { folderOf, tempFolder } from '../vault/vault-fixture.ts';

/** The scripts of docs/privacy.md, by the names of their hooks. */
async function documentedHooks(): Promise<Record<string, string>> {
  const page = await readFile(resolve(import.meta.dirname, '../../../../docs/privacy.md'), 'utf8');
  const scripts = [...page.matchAll(/```sh\n(#!\/bin\/sh\n# \.git\/hooks\/([\w-]+)\b[\s\S]*?)```/g)];
  return Object.fromEntries(scripts.map(([, script, name]) => [name, script]));
}

test('as the documented hooks, a commit that names somebody is refused, whatever lies in the work tree', async () => {
  const vault = await folderOf({
    'fieldbook.yml': 'schema: 1\nvaultId: 01JD9Z6M3Q8V7T5R2K4N0XWABC\nname: Research\n',
    'participants/noor.md': '---\nid: p_7f3k9q2m1x0c\nname: Noor Haddad\n---\n',
  });
  const repository = await folderOf({ 'docs/a.md': 'Somebody said so.\n' });
  await git(repository, 'init', '--quiet');
  await git(repository, 'add', '.');
  await git(repository, 'commit', '--quiet', '-m', 'First');
  await withBundled('main/cli/cli.ts', async (cli: string) => {
    const bin = await tempFolder();
    const program = `#!${process.execPath}\nawait import(${JSON.stringify(pathToFileURL(cli).href)});\n`;
    await writeFile(join(bin, 'fieldbook.mjs'), program);
    const start = `#!/bin/sh\nFIELDBOOK_APP_DATA=${bin}/data exec ${process.execPath} ${bin}/fieldbook.mjs "$@"\n`;
    await writeFile(join(bin, 'fieldbook'), start);
    await chmod(join(bin, 'fieldbook'), 0o755);
    const hooks = await documentedHooks();
    expect(Object.keys(hooks)).toEqual(['pre-commit', 'commit-msg']);
    for (const [name, script] of Object.entries(hooks)) {
      const own = script.replace(/^PATH=.*\n/m, '').replaceAll('"$HOME/research"', vault);
      await writeFile(join(repository, '.git/hooks', name), own.replace('\n', `\nPATH=${bin}:$PATH\n`));
      await chmod(join(repository, '.git/hooks', name), 0o755);
    }
    const commit = (message: string) => git(repository, 'commit', '--quiet', '-m', message);

    await writeFile(join(repository, 'docs/a.md'), 'Noor Haddad said so.\n');
    await git(repository, 'add', '.');
    // What is committed is what was added, not what stands there now.
    await writeFile(join(repository, 'docs/a.md'), 'Somebody said so again.\n');
    const refused = await commit('Second').catch((error: { stdout: string; stderr: string }) => error);
    expect(refused).toMatchObject({ stderr: expect.stringMatching(/^docs\/a\.md:1:1 name$/m) });
    await git(repository, 'add', '.');
    // The files may go now, the message may not.
    await expect(commit('What Noor Haddad said')).rejects.toMatchObject({
      stderr: expect.stringContaining(':1:6 name'),
    });
    expect(await git(repository, 'log', '--format=%s')).toBe('First');
  });
});
