import { participantId, type RandomBytes } from '../../shared/domain/ids.ts';
import { NewParticipant, Participant, type ParticipantChange } from '../../shared/domain/participant.ts';
import type { ParticipantFile } from '../../shared/ipc/notes.ts';
import { AppError } from '../../shared/result.ts';
import type { CatalogueStore } from './catalogue.ts';
import { createDurably, replaceDurably } from './durable-write.ts';
import { createKeyedQueue } from './queue.ts';
import { hashOf, readText } from './read-file.ts';
import { editParticipant, readParticipant, writeParticipant } from './record-files.ts';
import { isWritable, type VaultFolder } from './vault-folder.ts';
import { refuseChanged } from './written-file.ts';

export interface ParticipantStore {
  createParticipant(input: NewParticipant): Promise<Participant>;
  readParticipant(id: string): Promise<ParticipantFile>;
  updateParticipant(update: { id: string; baseHash: string; change: ParticipantChange }): Promise<ParticipantFile>;
}

interface Parts {
  folder: VaultFolder;
  catalogue: CatalogueStore;
  /** Brings the catalogue up to date with these files. */
  refresh: (paths: string[]) => Promise<void>;
  /** Reason why nothing can be edited at all, if any. */
  vaultReadOnly: () => 'vault' | 'newer-schema' | null;
  random: RandomBytes;
}

/** Reads and writes the files of participants, the only ones that say who somebody is. Every write is durable when it resolves. */
export function createParticipantStore(parts: Parts): ParticipantStore {
  const { folder, catalogue, refresh, vaultReadOnly, random } = parts;
  const inOrder = createKeyedQueue();

  /** Anybody may have renamed the file; of two with one id the first by path counts, as in the catalogue. */
  function pathOf(id: string): string {
    const paths: string[] = [];
    for (const entry of catalogue.entries()) {
      if (entry.kind === 'participant' && entry.value?.id === id) paths.push(entry.path);
    }
    const [first] = paths.sort();
    if (first === undefined) throw new AppError('not-found', 'There is no such participant in this vault.');
    return first;
  }

  /** What stands in the file. Throws AppError 'not-found' where somebody else's edit has made another participant of it, or none. */
  async function readAt(id: string, path: string) {
    const real = await folder.resolve(path);
    const file = await readText(real);
    const { value, problems } = readParticipant(file.text);
    if (value?.id !== id) throw new AppError('not-found', path);
    const readOnly: ParticipantFile['readOnly'] =
      file.readOnly ?? vaultReadOnly() ?? ((await isWritable(real)) ? null : 'file');
    return { real, file, read: { participant: value, path, hash: file.hash, readOnly, problems } };
  }

  async function update({ id, baseHash, change }: Parameters<ParticipantStore['updateParticipant']>[0]) {
    folder.requireWritable();
    const path = pathOf(id);
    return folder.run('writing', path, async () => {
      const { real, file, read } = await readAt(id, path);
      if (read.readOnly !== null) throw new AppError('read-only', path);
      if (file.hash !== baseHash) throw new AppError('conflict', path);
      const text = editParticipant(file.text, change);
      if (text === null) throw new AppError('damaged', path);
      if (text === file.text) return read;
      const hash = hashOf(Buffer.from(text));
      folder.own.expect(path, hash);
      await replaceDurably(real, Buffer.from(text), {
        inside: folder.root,
        beforeCommit: () => refuseChanged(path, real, { ...file, ours: new Set([hash]) }),
      });
      await refresh([path]);
      return (await readAt(id, path)).read;
    });
  }

  return {
    async createParticipant(input) {
      folder.requireWritable();
      const participant: Participant = { ...NewParticipant.parse(input), id: participantId(random) };
      const path = `participants/${participant.id}.md`;
      return folder.run('writing', path, async () => {
        const target = await folder.prepare(path);
        if (!(await createDurably(target, Buffer.from(writeParticipant(participant)), { inside: folder.root }))) {
          throw new AppError('io', path);
        }
        await refresh([path]);
        return Participant.parse(participant);
      });
    },

    async readParticipant(id) {
      const path = pathOf(id);
      return folder.run('reading', path, async () => (await readAt(id, path)).read);
    },

    updateParticipant: (wanted) => inOrder(wanted.id, () => update(wanted)),
  };
}
