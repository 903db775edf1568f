import { useEffect, useState } from 'react';
import type { AppInfo } from '../../shared/ipc/app.ts';
import { call } from '../api.ts';
import styles from './AboutText.module.css';

const systems: Record<AppInfo['platform'], string> = { darwin: 'macOS', win32: 'Windows', linux: 'Linux' };

/** Versions of the app and of what it runs on. */
export function AboutText() {
  const [info, setInfo] = useState<AppInfo | null>(null);
  useEffect(() => {
    void call('app:info').then(setInfo, () => {});
  }, []);
  return (
    <>
      <p className={styles.lead}>
        Notes of user interviews, kept as plain Markdown in a folder that you own. Nothing leaves this computer by
        itself.
      </p>
      <dl className={styles.facts}>
        <dt>Fieldbook</dt>
        <dd>{info?.version ?? '…'}</dd>
        <dt>Electron</dt>
        <dd>
          {info?.electron ?? '…'}
          {info?.developmentRuntime && <span> (development runtime)</span>}
        </dd>
        <dt>Chromium</dt>
        <dd>{info?.chromium ?? '…'}</dd>
        <dt>System</dt>
        <dd>{info ? systems[info.platform] : '…'}</dd>
        <dt>License</dt>
        <dd>MIT</dd>
      </dl>
    </>
  );
}
