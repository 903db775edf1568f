import { truncateSync, writeFileSync } from 'node:fs';
import { hashOfBundle } from '../../../../main/export/bundle-store.ts';
import { pngPicture } from '../../../support/pictures.ts';
import { hashOf } from './outgoing.ts';

export type Kept = { [key: string]: unknown; bundle: { [key: string]: never } };
/** What somebody may have made of the file of a bundle that waits. */
export const forged: [string, (kept: Kept, file: string) => unknown][] = [
  ['cut off', (_, file) => truncateSync(file, 900)],
  ['huge', (_, file) => truncateSync(file, 90 * 1024 * 1024)],
  ['no JSON', (_, file) => writeFileSync(file, 'hello')],
  ['of other bytes than its hash', ({ bundle }) => Object.assign(bundle, { title: 'Another' })],
  ['of another vault', (kept) => Object.assign(kept, { vault: 'b'.repeat(32) })],
  ['of another name', (kept) => Object.assign(kept, { waitingId: '01JD9ZC4F2M6P1S8T0V3XWX001' })],
  ['of a field that nobody knows', (kept) => Object.assign(kept, { onTopOf: 'x' })],
  ['on a branch that is an option', ({ bundle }) => rehash(bundle, { branch: '--force' })],
  ['outside the repository', ({ bundle }) => rehash(bundle, { files: [{ path: '../x.md', text: 'x' }], images: [] })],
  ['in git’s own folder', ({ bundle }) => rehash(bundle, { files: [{ path: '.git/x.md', text: 'x' }], images: [] })],
  [
    'with a picture that tells who took it',
    ({ bundle }) => rehash(bundle, withPicture(bundle, pngPicture(2, 2, [1, 2, 3], 'Noor Haddad'))),
  ],
];
/** What somebody would write who knows how it is hashed. */
function rehash(bundle: Record<string, unknown>, changed: Record<string, unknown>) {
  Object.assign(bundle, changed);
  const images = (bundle.images as { path: string; base64: string }[]).map(
    ({ path, base64 }) => [path, Buffer.from(base64, 'base64')] as const,
  );
  bundle.sha256 = hashOfBundle(bundle as never, new Map(images));
}

function withPicture(bundle: Record<string, unknown>, bytes: Buffer) {
  const [{ path, ...rest }] = bundle.images as [{ path: string }];
  const hash = hashOf(bytes).slice(0, 12);
  return {
    images: [{ ...rest, path: path.replace(/image-\w{12}/, `image-${hash}`), base64: bytes.toString('base64') }],
  };
}
