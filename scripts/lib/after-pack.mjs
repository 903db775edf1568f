import { rm } from 'node:fs/promises';
import path from 'node:path';

/** electron-builder's hook: Electron's own default application has no place in a package that loads its own alone. */
export default async function afterPack({ appOutDir, packager }) {
  await rm(path.join(packager.getResourcesDir(appOutDir), 'default_app.asar'), { recursive: true, force: true });
}
