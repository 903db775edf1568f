import { useEffect, useState } from 'react';
import type { Version } from '../../../shared/ipc/history.ts';
import { compareNotes } from '../../../shared/markdown/compare/compare-notes.ts';
import { plural } from '../../ui/format.ts';
import styles from './History.module.css';
import { changeWords, reasonWords, sizeWords, timeWords } from './history-words.ts';
import type { VersionTexts } from './version-texts.ts';

/** Files larger than this are not read only to count their words. In bytes. */
const largestCounted = 1_000_000;

interface Props {
  version: Version;
  /** The version before it, if any. */
  older: Version | null;
  texts: VersionTexts;
}

/** A version in the list: when, what it was, and what changed since the one before. */
export function VersionRow({ version, older, texts }: Props) {
  const change = useChange(version, older, texts);
  const reason = reasonWords(version);
  return (
    <div className={styles.version}>
      <span className={styles.first}>
        <span className={styles.time}>{timeWords(version.keptAt)}</span>
        {reason && <span className={styles.reason}>{reason}</span>}
      </span>
      <span className={styles.second}>
        {change}
        {version.hasRich && <span> · formatting kept apart</span>}
      </span>
    </div>
  );
}

function useChange(version: Version, older: Version | null, texts: VersionTexts): string {
  const alone = version.isText ? plural(version.words, 'word') : sizeWords(version.bytes);
  const [words, setWords] = useState<string | null>(null);
  useEffect(() => {
    const isCounted = [version, older].every((one) => one?.isText && one.bytes <= largestCounted);
    if (!older || !isCounted) return setWords(null);
    let left = false;
    Promise.all([texts.read(older.key), texts.read(version.key)]).then(
      ([before, after]) => {
        if (!left) setWords(changeWords(compareNotes(before.text, after.text)));
      },
      () => {}, // said where its text is asked for
    );
    return () => {
      left = true;
    };
  }, [version, older, texts]);
  return words ?? alone;
}
