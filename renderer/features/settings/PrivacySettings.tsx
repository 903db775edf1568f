import { PrivacyText } from '../../commands/PrivacyText.tsx';
import { useVault } from '../../state/vault.ts';
import { CommandButton, Option } from './Option.tsx';
import styles from './SettingsView.module.css';

/** What has left, from how many people on somebody stands out, and how names are kept in. */
export function PrivacySettings() {
  const vault = useVault((s) => s.vault);
  const config = vault.state === 'open' || vault.state === 'gone' ? vault.vault.config : null;
  const k = config?.privacy.k ?? null;
  return (
    <>
      <Option
        title="Published"
        detail="What has left this vault, where to, and what was decided about the names in it."
      >
        <CommandButton command="go:published">Show</CommandButton>
        <CommandButton command="published:person">About a person…</CommandButton>
      </Option>
      {k !== null && (
        <Option
          title="People who stand out"
          detail={
            <>
              {k > 1
                ? `An export warns where fewer than ${k} people of the vault share what is told of somebody.`
                : 'An export does not warn where one person alone fits what is told.'}{' '}
              The number is <code className={styles.code}>privacy.k</code> in the vault’s{' '}
              <code className={styles.code}>fieldbook.yml</code>.
            </>
          }
        />
      )}
      <section aria-labelledby="settings-privacy" className={styles.explained}>
        <h3 id="settings-privacy">How names are kept in</h3>
        <PrivacyText />
      </section>
    </>
  );
}
