import { expect, test } from '../support/fixtures.ts';
import { Editor } from '../support/pages/editor.ts';
import { Workbench } from '../support/pages/workbench.ts';
import { vaultFiles } from '../support/temp-vault.ts';

test.use({ files: vaultFiles() });

test('what was saved is read back by a worker, which notices a text that says something else', async ({ app }) => {
  const workbench = new Workbench(app);
  const editor = new Editor(app);
  await workbench.ready();
  await editor.start('Read back');
  const started = app.page.waitForEvent('worker');
  await editor.type('Said &amp; done.');
  await workbench.expectSaved();
  const worker = await started;
  expect(worker.url()).toContain('verify-worker');
  await expect.poll(() => worker.evaluate(() => typeof self.onmessage), 'its code has run').toBe('function');
  const answers = await worker.evaluate(
    (bodies) => {
      const scope = globalThis as unknown as {
        onmessage(event: { data: unknown }): void;
        postMessage(answer: unknown): void;
      };
      const send = scope.postMessage;
      const heard: unknown[] = [];
      scope.postMessage = (answer) => void heard.push(answer);
      const loaded = { body: 'One &amp; two.\n\nThree.\n', opaque: [] };
      const expected = [0, 1].map((origin) => ({ origin, isOpaque: false }));
      for (const body of bodies) scope.onmessage({ data: { body, expected, loaded } });
      scope.postMessage = send;
      return heard;
    },
    ['One & two.\n\nThree.\n', 'One & two.\n\nThree', 'One & two.\n\nThree.\n\nFour.\n', 'One\n\nThree.\n'],
  );
  expect(answers).toEqual([null, 1, 1, 0]);
});
