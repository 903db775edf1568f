// Takes the place of Electron's own default application: `electron [switches] <folder or file> [arguments]`.
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from 'electron';

const target = process.argv.slice(1).find((argument) => !argument.startsWith('-'));
if (!target) {
  console.error('usage: electron <folder>');
  process.exit(2);
}

let entry = path.resolve(target);
let folder = path.dirname(entry);
if (statSync(entry).isDirectory()) {
  folder = entry;
  const manifest = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  entry = path.join(folder, manifest.main ?? 'index.js');
  app.name = manifest.productName ?? manifest.name ?? app.name;
  if (manifest.version) app.setVersion(manifest.version);
}
app.setAppPath(folder);

try {
  // Awaited at the top level: what an application does before `ready` (such as registering schemes) still comes in time.
  await import(pathToFileURL(entry).href);
} catch (error) {
  console.error(error);
  process.exit(1);
}
