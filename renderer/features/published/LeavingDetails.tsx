import { ExternalLink, Layers, Lock, NotebookPen } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { Leaving } from '../../../shared/ipc/export.ts';
import { call } from '../../api.ts';
import { type Place, placeOf, useNavigation } from '../../state/navigation.ts';
import { useVault } from '../../state/vault.ts';
import { Button } from '../../ui/Button.tsx';
import { sentenceOf } from '../../ui/errors.ts';
import { FactList, FactRow } from '../../ui/FactList.tsx';
import { plural } from '../../ui/format.ts';
import { Part } from '../../ui/Part.tsx';
import { PersonName } from '../../ui/PersonName.tsx';
import { toast } from '../../ui/Toast.tsx';
import {
  decisionWords,
  documentOf,
  kindsWords,
  momentOf,
  participantName,
  repositoryOf,
  wayWords,
} from './leaving-words.ts';
import styles from './Published.module.css';
import { WayIcon } from './WayIcon.tsx';

interface Props {
  leaving: Leaving;
  /** The person that is asked about. */
  about: string | null;
}

/** One leaving: where it went, what was decided in it, of whom, and the interviews it was made of. */
export function LeavingDetails({ leaving, about }: Props) {
  const { way, branch, path, decisions, sha256, by, pullRequest, pullRequestUrl } = leaving;
  const repository = repositoryOf(leaving);
  return (
    <div className={styles.details}>
      <div className={styles.bar}>
        <WayIcon way={way} named />
        <h2 className={styles.way}>{wayWords[way]}</h2>
        <span className={styles.when}>{momentOf(leaving)}</span>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled region has to be reachable by keyboard */}
      <section className={styles.scroll} tabIndex={0} aria-label="What is known of it">
        <FactList>
          <FactRow name="Document">{documentOf(leaving)}</FactRow>
          {repository && <FactRow name="Repository">{repository}</FactRow>}
          {pullRequest && (
            <FactRow name="Pull request">
              <PullRequestLink number={pullRequest.number} url={pullRequestUrl} />
            </FactRow>
          )}
          {way === 'publish' && <Spot name="Branch" spot={branch} />}
          {way === 'publish' && <Spot name="File" spot={path} />}
          {by !== null && (
            <FactRow name="By">
              <PersonName id={by} />
            </FactRow>
          )}
          <FactRow name="Decisions">{decisionWords(decisions)}</FactRow>
          {sha256 !== null && (
            <FactRow name="SHA-256" mono>
              {sha256}
            </FactRow>
          )}
        </FactList>
        <People leaving={leaving} about={about} />
        <Documents
          title="Findings"
          what="finding"
          documents={leaving.findings ?? []}
          icon={<Layers size={14} aria-hidden />}
          place={(id) => placeOf('finding', id, 'body')}
        />
        <Documents
          title="Interviews"
          what="interview"
          documents={leaving.interviews}
          icon={<NotebookPen size={14} aria-hidden />}
          place={(id) => placeOf('interview', id, 'body')}
        />
      </section>
    </div>
  );
}

/** The number of a pull request; a way to its page where this computer knows the repository. */
function PullRequestLink({ number, url }: { number: number; url: string | null }) {
  const open = async () => {
    try {
      if (url !== null) await call('app:open-link', { url });
    } catch (error) {
      const sentence = sentenceOf(error);
      if (sentence) toast({ message: sentence, error: true });
    }
  };
  if (url === null) return <>#{number}</>;
  return (
    <button type="button" className={styles.page} title={url} onClick={() => void open()}>
      #{number}
      <ExternalLink size={12} aria-label="Open in the browser" />
    </button>
  );
}

/** A branch or file, which is only remembered in its own words where no name was kept in them. */
function Spot({ name, spot }: { name: string; spot: string | undefined }) {
  return (
    <FactRow name={name} mono={spot !== undefined}>
      {spot ?? <span className={styles.quiet}>Not on record: a name was kept in it</span>}
    </FactRow>
  );
}

/** Whom it concerns, and what of them was kept. A click asks about that person. */
function People({ leaving: { participantIds, keptOf }, about }: Props) {
  const participants = useVault((s) => s.participants);
  if (participantIds.length === 0) return null;
  const kept = new Map(keptOf.map((one) => [one.participantId, one.kinds]));
  // What was kept first: it is what somebody looks for here.
  const ids = [...participantIds].sort((a, b) => Number(kept.has(b)) - Number(kept.has(a)));
  return (
    <Part className={styles.part} title="People" count={ids.length}>
      <Rows
        rows={ids}
        what="person"
        many="people"
        render={(id) => {
          const kinds = kept.get(id);
          return (
            <li key={id}>
              <button
                type="button"
                className={styles.link}
                aria-current={id === about || undefined}
                title={`What else has left about this person (${id})`}
                onClick={() => useNavigation.getState().go({ area: 'published', participantId: id })}
              >
                <Lock size={14} aria-hidden />
                <span className={styles.linkName}>{participantName(participants, id)}</span>
                {kinds ? (
                  <span className={styles.keptKinds}>kept: {kindsWords(kinds)}</span>
                ) : (
                  <span className={styles.quiet}>nothing kept</span>
                )}
              </button>
            </li>
          );
        }}
      />
    </Part>
  );
}

interface DocumentsProps {
  title: string;
  /** One of them. */
  what: string;
  documents: readonly { id: string; title: string }[];
  icon: ReactNode;
  place: (id: string) => Place;
}

/** Documents of the vault that it was made of: those that are still there can be opened, of the others it is told how many they were. */
function Documents({ title, what, documents, icon, place }: DocumentsProps) {
  if (documents.length === 0) return null;
  const there = documents.filter((one) => one.title !== '');
  const gone = documents.length - there.length;
  return (
    <Part className={styles.part} title={title} count={documents.length}>
      <Rows
        rows={there}
        what={what}
        render={(one) => (
          <li key={one.id}>
            <button
              type="button"
              className={styles.link}
              data-document
              onClick={() => useNavigation.getState().go(place(one.id))}
            >
              {icon}
              <span className={styles.linkName} title={one.title}>
                {one.title}
              </span>
            </button>
          </li>
        )}
      />
      {gone > 0 && (
        <p className={styles.quiet}>
          {there.length === 0 ? plural(gone, `${what} is`, `${what}s are`) : plural(gone, 'more is', 'more are')} no
          longer in the vault.
        </p>
      )}
    </Part>
  );
}

/** So many are listed at once; the rest on a click. */
const mostListed = 50;

interface RowsProps<T> {
  rows: readonly T[];
  what: string;
  many?: string;
  render: (row: T) => ReactNode;
}

function Rows<T>({ rows, what, many, render }: RowsProps<T>) {
  const [all, setAll] = useState(false);
  const rest = all ? 0 : rows.length - mostListed;
  if (rows.length === 0) return null;
  return (
    <>
      <ul>{(rest > 0 ? rows.slice(0, mostListed) : rows).map(render)}</ul>
      {rest > 0 && (
        <Button variant="quiet" onClick={() => setAll(true)}>
          Show {plural(rest, `more ${what}`, `more ${many ?? `${what}s`}`)}
        </Button>
      )}
    </>
  );
}
