import type { FindingSummary } from '../../shared/domain/finding.ts';
import { countEvidence, type FindingEvidence } from '../../shared/findings/count.ts';
import { byHighlightId, noteStateOf, resolveEvidence } from '../../shared/findings/resolve.ts';
import type { StandingHighlight } from '../../shared/findings/standing.ts';
import { readPlainNote } from '../../shared/search/plain-note.ts';
import { standingIn } from '../../shared/search/whole-highlights.ts';
import type { Vault } from '../vault/vault.ts';

type Source = Pick<Vault, 'catalogue' | 'holders' | 'read'>;

const readAtOnce = 8;

/**
 * The evidence of findings as it stands in the files, with its counts, by id of the finding: what the page shows, without the
 * search process. Reads only the notes that hold some of it; what is in one that cannot be read is missing for that reason.
 */
export async function readEvidence(
  vault: Source,
  findings: readonly FindingSummary[],
): Promise<Map<string, FindingEvidence>> {
  const ids = new Set(findings.flatMap(({ evidence }) => evidence.map(({ highlight }) => highlight)));
  const holders = await vault.holders([...ids]);
  const { notes, participants } = vault.catalogue();
  const noteById = new Map(notes.map((note) => [note.id, note]));
  const unread = new Set<string>();
  const standing: StandingHighlight[] = [];

  async function read(noteId: string) {
    const note = noteById.get(noteId);
    if (!note) return;
    const file = await vault.read(noteId).catch(() => null);
    if (file === null) unread.add(noteId);
    else standing.push(...standingIn(note, readPlainNote(file.text)).filter((one) => ids.has(one.highlightId)));
  }

  const wanted = [...new Set(Object.values(holders).flat())];
  for (let at = 0; at < wanted.length; at += readAtOnce) {
    await Promise.all(wanted.slice(at, at + readAtOnce).map(read));
  }
  const byId = byHighlightId(standing);
  // Where one of several holders cannot be read, it may be the one that is meant.
  const stateOf = (noteId: string, highlightId: string) =>
    holders[highlightId]?.some((holder) => unread.has(holder)) ? 'unreadable' : noteStateOf(noteById.get(noteId));
  return new Map(
    findings.map(({ id, evidence }) => {
      const resolved = resolveEvidence(evidence, byId, stateOf);
      return [id, { resolved, counts: countEvidence(resolved, participants) }];
    }),
  );
}
