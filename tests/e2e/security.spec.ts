import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from '../support/fixtures.ts';
import { noteText, vaultFiles } from '../support/temp-vault.ts';

const interview = '01JD9ZC4F2M6P1S8T0V3XWXABD';
const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

test.use({
  files: vaultFiles({
    'interviews/2026/2026-11-18-filters-wxabd.md': noteText({
      id: interview,
      title: 'Filters',
      occurredAt: '2026-11-18',
    }),
    [`attachments/${interview}/shot.png`]: pixel,
    [`attachments/${interview}/run.js`]: 'window.ran = true',
    [`attachments/${interview}/page.html`]: '<script>window.ran = true</script>',
    'attachments/secret.png': pixel,
  }),
});

test('the window has every protection on, and the page has no Node', async ({ app }) => {
  const preferences = await app.electron.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as {
      getLastWebPreferences(): Record<string, unknown>;
    };
    return contents.getLastWebPreferences();
  });
  expect(preferences).toMatchObject({
    contextIsolation: true,
    sandbox: true,
    webSecurity: true,
    nodeIntegration: false,
    webviewTag: false,
  });
  expect(await app.page.evaluate(() => [typeof require, typeof process, typeof module])).toEqual([
    'undefined',
    'undefined',
    'undefined',
  ]);
  expect(await app.page.evaluate(() => Object.keys(window.bridge).sort())).toEqual(['invoke', 'on']);
});

test('the page runs no inline script and no eval, and loads nothing from elsewhere', async ({ app }) => {
  app.expectProblem(/Content Security Policy|Refused to|violates/);
  const header = await app.page.evaluate(
    async () => (await fetch('/index.html').catch(() => null))?.headers.get('x') ?? '',
  );
  expect(header).toBe('');
  // Evaluated code of a debugger is exempt from the ban on eval; what it schedules is not.
  const evaluated = await app.page.evaluate(
    () =>
      new Promise<string>((resolve) =>
        setTimeout(() => {
          try {
            resolve(String(new Function('return 1')()));
          } catch (error) {
            resolve((error as Error).name);
          }
        }),
      ),
  );
  expect(evaluated).toBe('EvalError');
  const inline = await app.page.evaluate(async () => {
    const script = document.createElement('script');
    script.textContent = 'window.inlineRan = true';
    document.body.append(script);
    const image = document.createElement('img');
    const loaded = new Promise((resolve) => {
      image.onload = () => resolve('loaded');
      image.onerror = () => resolve('refused');
    });
    image.src = 'https://tracker.example/pixel.png';
    return [await loaded, 'inlineRan' in window];
  });
  expect(inline).toEqual(['refused', false]);
});

test('app:// serves the app alone', async ({ app }) => {
  const answers = await app.electron.evaluate(async ({ session }) => {
    const get = async (url: string) => {
      const answer = await session.defaultSession.fetch(url);
      return [answer.status, answer.headers.get('content-security-policy') ?? ''] as const;
    };
    return {
      index: await get('app://fieldbook/'),
      traversal: await get('app://fieldbook/%2e%2e/%2e%2e/package.json'),
      encoded: await get('app://fieldbook/..%2f..%2fpackage.json'),
      backslash: await get('app://fieldbook/..%5c..%5cpackage.json'),
      missing: await get('app://fieldbook/none.js'),
      otherHost: await get('app://elsewhere/index.html'),
    };
  });
  expect(answers.index[0]).toBe(200);
  expect(answers.index[1]).toContain("default-src 'none'");
  expect(answers.index[1]).toContain("script-src 'self'");
  expect(answers.index[1]).not.toMatch(/unsafe|https?:|\*/);
  for (const name of ['traversal', 'encoded', 'backslash', 'missing', 'otherHost'] as const) {
    expect(answers[name][0], name).toBeGreaterThanOrEqual(400);
    expect(answers[name][0], name).toBeLessThan(500);
  }
});

test('vault-file:// serves pictures of one interview, inert, and nothing a page could run', async ({ app }) => {
  await expect(app.page.locator('html')).toHaveAttribute('data-ready', /.+/);
  const answers = await app.electron.evaluate(async ({ session }, id) => {
    const get = async (name: string) => {
      const answer = await session.defaultSession.fetch(`vault-file://${name}`);
      return { status: answer.status, headers: Object.fromEntries(answer.headers) };
    };
    return {
      picture: await get(`${id}/shot.png`),
      script: await get(`${id}/run.js`),
      page: await get(`${id}/page.html`),
      outside: await get(`${id}/..%2fsecret.png`),
      note: await get(`${id}/../../interviews/2026/2026-11-18-filters-wxabd.md`),
      nobody: await get('01JD9ZC4F2M6P1S8T0V3XWXABE/shot.png'),
    };
  }, interview);
  expect(answers.picture.status).toBe(200);
  expect(answers.picture.headers).toMatchObject({
    'content-type': 'image/png',
    'x-content-type-options': 'nosniff',
    'content-security-policy': 'sandbox',
  });
  for (const name of ['script', 'page', 'outside', 'note', 'nobody'] as const) {
    expect(answers[name].status, name).toBeGreaterThanOrEqual(400);
  }
});

test('a page that wants to leave stays where it is', async ({ app }) => {
  app.expectProblem(/./);
  const { page } = app;
  const before = page.url();
  await page.evaluate(() => {
    location.href = 'https://elsewhere.example/';
  });
  await page.evaluate(() => window.open('https://elsewhere.example/', '_blank'));
  await page.evaluate(() => {
    const link = document.createElement('a');
    link.href = 'https://elsewhere.example/';
    link.target = '_blank';
    document.body.append(link);
    link.click();
  });
  await page.evaluate(() => {
    const view = document.createElement('webview');
    view.setAttribute('src', 'https://elsewhere.example/');
    document.body.append(view);
  });
  await page.waitForTimeout(300);
  expect(page.url()).toBe(before);
  expect(await app.electron.evaluate(({ webContents }) => webContents.getAllWebContents().length)).toBe(1);
});

test('permissions are refused when asked for and when checked', async ({ app }) => {
  const states = await app.page.evaluate(async () => {
    const query = async (name: string) => (await navigator.permissions.query({ name: name as PermissionName })).state;
    const asked = await Notification.requestPermission();
    return [asked, await query('geolocation'), await query('camera'), await query('clipboard-read')];
  });
  expect(states).toEqual(['denied', 'denied', 'denied', 'denied']);
});

test('links open outside through one function, https and mailto alone', async ({ app }) => {
  await app.electron.evaluate(({ shell }) => {
    const opened: string[] = [];
    Object.assign(globalThis, { opened });
    shell.openExternal = async (url: string) => void opened.push(url);
  });
  const open = (url: string) =>
    app.page.evaluate(
      async (address) => ((await window.bridge.invoke('app:open-link', { url: address })) as { ok: boolean }).ok,
      url,
    );
  expect(await open('https://docs.example/filters')).toBe(true);
  expect(await open('mailto:noor@lumenpay.example')).toBe(true);
  for (const url of [
    'file:///etc/passwd',
    'http://docs.example/',
    'javascript:alert(1)',
    'smb://host/x',
    'not a link',
  ]) {
    expect(await open(url), url).toBe(false);
  }
  expect(await app.electron.evaluate(() => (globalThis as unknown as { opened: string[] }).opened)).toEqual([
    'https://docs.example/filters',
    'mailto:noor@lumenpay.example',
  ]);
});

test('calls are answered for the window’s own page alone, and only in the contract’s shape', async ({ app }) => {
  const own = await app.page.evaluate(() => window.bridge.invoke('vault:state', undefined));
  expect(own).toMatchObject({ ok: true });
  const wrong = await app.page.evaluate(() => window.bridge.invoke('notes:read', { path: '/etc/passwd' }));
  expect(wrong).toMatchObject({ ok: false, error: { code: 'invalid' } });
  const unknown = await app.page.evaluate(() => window.bridge.invoke('shell:run', {}));
  expect(unknown).toMatchObject({ ok: false, error: { code: 'invalid' } });

  // The stranger is a window of the same page, whose own first call is refused as well.
  app.expectProblem(/^uncaught/);
  const stranger = await app.electron.evaluate(async ({ BrowserWindow, app: electron }) => {
    const window = new BrowserWindow({
      show: false,
      webPreferences: { preload: `${electron.getAppPath()}/dist/preload/preload.cjs`, sandbox: true },
    });
    await window.loadURL('app://fieldbook/');
    const answer = await window.webContents.executeJavaScript(
      'window.bridge.invoke("vault:state", undefined).then((r) => JSON.stringify(r), (e) => "refused: " + e.message)',
    );
    window.destroy();
    return answer as string;
  });
  expect(stranger).toMatch(/^refused: /);
});

test('ids that look like paths reach no file', async ({ app, vault }) => {
  await expect(app.page.locator('html')).toHaveAttribute('data-ready', /.+/);
  await vault.write('outside.md', 'kept');
  for (const id of ['path:../../../../etc/passwd', '../outside.md', 'path:/etc/passwd', 'path:participants/x.md']) {
    const answer = await app.page.evaluate((noteId) => window.bridge.invoke('notes:read', { id: noteId }), id);
    expect(answer, id).toMatchObject({ ok: false, error: { code: 'not-found' } });
  }
});

test.describe('with Chromium’s own network log on', () => {
  test('start, a note and a search name no host', async ({ app, folder }) => {
    const log = folder.path('net.json');
    await app.restart({ args: [`--log-net-log=${log}`] });
    await expect(app.page.locator('html')).toHaveAttribute('data-ready', /.+/);
    await app.page.waitForTimeout(1500);
    await app.close();
    const text = await readFile(log, 'utf8');
    const hosts = new Set(
      [...text.matchAll(/"(?:host|url|original_url|origin)":"(?:https?|wss?):\/\/([^"/]+)/g)].map((m) => m[1]),
    );
    expect([...hosts]).toEqual([]);
    expect(path.basename(log)).toBe('net.json');
  });
});
