import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { app, safeStorage } from 'electron';
import { createSecretStore } from '../../../main/settings/secret-store.ts';

// A main process around the product's SecretStore: `set` takes the secret from standard input, `get` answers with its hash.
void app.whenReady().then(async () => {
  const store = createSecretStore(app.getPath('userData'), safeStorage, process.platform);
  const action = process.argv.find((a) => a.startsWith('--action='))?.slice(9);
  if (action === 'set') await store.set('github.example', readFileSync(0, 'utf8'));
  const secret = await store.get('github.example');
  const sha256 = secret === null ? null : createHash('sha256').update(secret).digest('hex');
  process.stdout.write(`${JSON.stringify({ probe: { kind: await store.kind(), sha256 } })}\n`);
  app.exit(0);
});
