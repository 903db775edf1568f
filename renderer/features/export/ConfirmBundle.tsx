import { FileText, Image, ShieldAlert, UserSearch } from 'lucide-react';
import { useRef } from 'react';
import type { Bundle, Target } from '../../../shared/ipc/export.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { FactList, FactRow } from '../../ui/FactList.tsx';
import { formatList, plural } from '../../ui/format.ts';
import { Part } from '../../ui/Part.tsx';
import { PersonName } from '../../ui/PersonName.tsx';
import styles from './ConfirmBundle.module.css';
import { describeHit } from './hit-words.ts';
import { attributeWord } from './singled-out/omissions.ts';
import { bytesInWords } from './size-words.ts';
import { splitRemote } from './targets/target-words.ts';

interface Props {
  /** What would leave; `null`: nothing is asked. */
  bundle: Bundle | null;
  target: Target | null;
  onClose: () => void;
  onConfirm: (bundle: Bundle) => void;
}

/** Names exactly what leaves before it goes where anybody may read it: files, pictures, and each string that is kept. */
export function ConfirmBundle({ bundle, target, onClose, onConfirm }: Props) {
  const cancel = useRef<HTMLButtonElement>(null);
  const isPublic = target?.visibility === 'public';
  return (
    <Dialog
      open={bundle !== null && target !== null}
      onOpenChange={(open) => !open && onClose()}
      title={isPublic ? 'Publish where anybody can read it?' : 'Publish where anybody may read it?'}
      description={
        isPublic
          ? 'This repository is public. What is pushed stays in its history, also when the file is deleted there.'
          : 'Nobody has said who can read this repository. What is pushed stays in its history, also when the file is deleted there.'
      }
      width={520}
      initialFocus={cancel}
      reading
      footer={
        <>
          <Button ref={cancel} onClick={onClose}>
            Cancel
          </Button>
          <Button variant="accent" onClick={() => bundle && onConfirm(bundle)}>
            Publish exactly this
          </Button>
        </>
      }
    >
      {bundle && target && <WhatLeaves bundle={bundle} target={target} />}
    </Dialog>
  );
}

function WhatLeaves({ bundle, target }: { bundle: Bundle; target: Target }) {
  const [host, repository] = splitRemote(target.remote);
  const { files, images, hits, singledOut } = bundle;
  const kept = hits.filter(({ decision }) => decision?.decision === 'keep');
  return (
    <>
      <Part title="Where to">
        <FactList>
          <FactRow name="Host">{host}</FactRow>
          <FactRow name="Repository">{repository}</FactRow>
          <FactRow name="Branch" mono>
            {bundle.branch}
          </FactRow>
          <FactRow name="Commit">{bundle.commitMessage.split('\n')[0]}</FactRow>
          {bundle.pullRequest && <FactRow name="Pull request">{bundle.pullRequest.title}</FactRow>}
        </FactList>
      </Part>
      <Part title="What leaves" className={styles.next}>
        <ul className={styles.files}>
          {files.map(({ path, text }) => (
            <li key={path}>
              <FileText size={14} aria-hidden />
              <span className={styles.path}>{path}</span>
              <span className={styles.size}>{bytesInWords(new TextEncoder().encode(text).length)}</span>
            </li>
          ))}
          {images.map(({ path, size }) => (
            <li key={path}>
              <Image size={14} aria-label="Picture" />
              <span className={styles.path}>{path}</span>
              <span className={styles.size}>{bytesInWords(size)}</span>
            </li>
          ))}
        </ul>
        {images.length > 0 && (
          <p className={styles.note}>
            What can be seen in {images.length === 1 ? 'the picture' : 'the pictures'} is not checked.
          </p>
        )}
      </Part>
      <Part title="Kept as it stands" count={kept.length} className={styles.next}>
        {kept.length > 0 ? (
          <ul className={styles.kept}>
            {kept.map((hit) => (
              <li key={hit.hitId}>
                <ShieldAlert size={14} aria-hidden />
                <span className={styles.exact}>{hit.exact}</span>
                <span className={styles.where}>{describeHit(hit)}</span>
              </li>
            ))}
          </ul>
        ) : (
          <p className={styles.note}>{nothingKept(bundle)}</p>
        )}
      </Part>
      {singledOut.length > 0 && (
        <Part title="Could be recognized" count={singledOut.length} className={styles.next}>
          <ul className={styles.kept}>
            {singledOut.map(({ participantId, shown }) => (
              <li key={participantId}>
                <UserSearch size={14} aria-hidden />
                <span className={styles.exact}>
                  <PersonName id={participantId} />
                </span>
                <span className={styles.where}>by {formatList(shown.map(attributeWord))}</span>
              </li>
            ))}
          </ul>
        </Part>
      )}
    </>
  );
}

function nothingKept({ hits }: Bundle): string {
  const count = (what: 'replace' | 'redact') => hits.filter(({ decision }) => decision?.decision === what).length;
  const [replaced, redacted] = [count('replace'), count('redact')];
  if (replaced + redacted === 0) return 'Nothing in it tells who somebody is, as far as Fieldbook can find.';
  const said = [
    ...(replaced > 0 ? [`${plural(replaced, 'name or detail', 'names and details')} replaced`] : []),
    ...(redacted > 0 ? [`${redacted.toLocaleString('en-US')} redacted`] : []),
  ];
  return `Nothing that was found is kept: ${formatList(said)}.`;
}
