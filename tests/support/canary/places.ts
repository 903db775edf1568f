/** Where an identity may stand, and why. All other places may hold none. */
interface Place {
  path: RegExp;
  why: string;
}

/** In a vault, by path. */
const inVault: readonly Place[] = [
  { path: /^participants\//, why: 'the file of the participant, where identity belongs' },
  { path: /^(?:interviews|findings|goals)\//, why: 'what people write in their own notes is theirs' },
  { path: /^attachments\//, why: 'their pictures and recordings, with the names that these came with' },
  { path: /^\.trash\//, why: 'the same files, put away' },
];

/** In the profile, by path. It is the user’s own folder on the user’s own machine, with permissions for nobody else. */
const inProfile: readonly Place[] = [
  { path: /^journal\//, why: 'what was typed and is not in its file yet' },
  { path: /^history\//, why: 'earlier versions of notes' },
  { path: /^search-indexes\//, why: 'the texts of the notes, to be found' },
  {
    path: /^published\//,
    why: 'documents that were published from here, with the names that were kept in them on purpose',
  },
  { path: /^catalogues\//, why: 'the snapshot of the vault’s rows, with those of its participants' },
];

export const mayHold = {
  vault: (path: string) => inVault.some((place) => place.path.test(path)),
  profile: (path: string) => inProfile.some((place) => place.path.test(path)),
};
