import {
  GitPullRequest,
  Info,
  type LucideIcon,
  Monitor,
  Moon,
  ShieldCheck,
  Sun,
  SunMoon,
  User,
  Vault,
} from 'lucide-react';
import { AboutText } from '../../commands/AboutText.tsx';
import { type SettingsSection, useNavigation } from '../../state/navigation.ts';
import { setPreferences, usePreferences } from '../../state/preferences.ts';
import { useVault } from '../../state/vault.ts';
import { Button } from '../../ui/Button.tsx';
import { plural } from '../../ui/format.ts';
import { PaneHeader } from '../../ui/PaneHeader.tsx';
import { Picker } from '../../ui/Picker.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { shownName } from '../../ui/shown-name.ts';
import { GitHubSettings } from './github/GitHubSettings.tsx';
import { CommandButton, Option } from './Option.tsx';
import { PrivacySettings } from './PrivacySettings.tsx';
import styles from './SettingsView.module.css';

const sections = [
  { id: 'general', title: 'General', icon: User },
  { id: 'appearance', title: 'Appearance', icon: SunMoon },
  { id: 'vault', title: 'Vault', icon: Vault },
  { id: 'privacy', title: 'Privacy', icon: ShieldCheck },
  { id: 'github', title: 'GitHub', icon: GitPullRequest },
  { id: 'about', title: 'About', icon: Info },
] as const satisfies readonly { id: SettingsSection; title: string; icon: LucideIcon }[];

/** Settings of this machine and of the open vault, in plain groups. Each takes effect at once. */
export function SettingsView({ section }: { section: SettingsSection }) {
  return (
    <div className={styles.settings}>
      <nav aria-label="Settings" className={styles.nav}>
        <PaneHeader title="Settings" />
        <div className={styles.links}>
          {sections.map(({ id, title, icon: Icon }) => (
            <button
              key={id}
              type="button"
              className={styles.link}
              aria-current={section === id ? 'page' : undefined}
              onClick={() => useNavigation.getState().go({ area: 'settings', section: id })}
            >
              <Icon size={16} aria-hidden />
              {title}
            </button>
          ))}
        </div>
      </nav>
      <section aria-label={sections.find((s) => s.id === section)?.title} className={styles.section}>
        <PaneHeader lead={<h2 className={styles.title}>{sections.find((s) => s.id === section)?.title}</h2>} />
        <div className={styles.body}>
          {section === 'general' && <General />}
          {section === 'appearance' && <Appearance />}
          {section === 'vault' && <VaultSettings />}
          {section === 'privacy' && <PrivacySettings />}
          {section === 'github' && <GitHubSettings />}
          {section === 'about' && <AboutText />}
        </div>
      </section>
    </div>
  );
}

function General() {
  const vault = useVault((s) => s.vault);
  const people = useVault((s) => s.roster.people);
  const me = usePreferences((s) => s.me);
  const vaultId = vault.state === 'open' || vault.state === 'gone' ? vault.vault.vaultId : null;
  const mine = vaultId === null ? undefined : me[vaultId];
  const choose = (ids: string[]) => {
    if (vaultId === null) return;
    const { [vaultId]: _, ...others } = me;
    void setPreferences({ me: ids[0] === undefined ? others : { ...others, [vaultId]: ids[0] } });
  };
  const name = people.find((person) => person.id === mine)?.name;
  return (
    <>
      <Option title="Me" detail="New interviews are led by this person. Kept on this computer, not in the vault.">
        {people.length > 0 ? (
          <Picker
            label="Person"
            single
            options={people.map((person) => ({
              id: person.id,
              label: person.name,
              hint: person.role === 'pm' ? 'PM' : '',
            }))}
            value={mine === undefined ? [] : [mine]}
            onChange={choose}
            trigger={<Button aria-label={`Me: ${name ?? 'nobody chosen'}`}>{name ?? 'Choose…'}</Button>}
          />
        ) : (
          <CommandButton command="roster:import">Import people…</CommandButton>
        )}
      </Option>
      <Option title="Keyboard shortcuts" detail="Every command is in the palette; many have keys.">
        <CommandButton command="shortcuts:show">Show shortcuts</CommandButton>
      </Option>
    </>
  );
}

function Appearance() {
  const theme = usePreferences((s) => s.theme);
  return (
    <Option title="Theme" detail="“System” changes with your computer, at once.">
      <Segmented
        label="Theme"
        value={theme}
        onChange={(next) => void setPreferences({ theme: next })}
        options={[
          { value: 'system', label: 'System', icon: <Monitor size={14} aria-hidden /> },
          { value: 'light', label: 'Light', icon: <Sun size={14} aria-hidden /> },
          { value: 'dark', label: 'Dark', icon: <Moon size={14} aria-hidden /> },
        ]}
      />
    </Option>
  );
}

function VaultSettings() {
  const vault = useVault((s) => s.vault);
  const notes = useVault((s) => s.notes.length);
  const people = useVault((s) => s.roster.people.length);
  const teams = useVault((s) => s.roster.teams.length);
  const problems = useVault((s) => s.problems);
  const open = vault.state === 'open' || vault.state === 'gone' ? vault.vault : null;
  if (!open) return null;
  return (
    <>
      <Option title="Location" detail={<span className={styles.path}>{shownName(open.location)}</span>}>
        <CommandButton command="vault:reveal">Show folder</CommandButton>
      </Option>
      <Option
        title="Contents"
        detail={`${plural(notes, 'interview')}, ${plural(teams, 'team')}, ${plural(people, 'person', 'people')}`}
      >
        <CommandButton command="roster:show">Teams and people</CommandButton>
      </Option>
      {open.sample && (
        <Option title="Sample vault" detail="Removes the invented interviews and closes the vault.">
          <CommandButton command="vault:remove-sample" danger>
            Remove sample
          </CommandButton>
        </Option>
      )}
      <Option title="Another vault" detail="The present one stays as it is.">
        <CommandButton command="vault:open">Open a folder…</CommandButton>
        <CommandButton command="vault:close">Close vault</CommandButton>
      </Option>
      {problems.length > 0 && (
        <section aria-label="Files that need a look" className={styles.problems}>
          <h3>Files that need a look</h3>
          <ul>
            {problems.map((file) => (
              <li key={file.path}>
                <span className={styles.path}>{shownName(file.path)}</span>
                <span>{file.problems.map((p) => `${p.field}: ${p.message}`).join('; ')}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
