import { Plus, User, Users } from 'lucide-react';
import { useMemo, useState } from 'react';
import { isLogin, type PullRequestOptions } from '../../../../shared/ipc/export.ts';
import { useCommand } from '../../../commands/use-command.ts';
import { useVault } from '../../../state/vault.ts';
import { Checkbox } from '../../../ui/Checkbox.tsx';
import { AddChip, Chip } from '../../../ui/Chip.tsx';
import { today } from '../../../ui/format.ts';
import { Picker } from '../../../ui/Picker.tsx';
import { Segmented } from '../../../ui/Segmented.tsx';
import { shownName } from '../../../ui/shown-name.ts';
import { Section } from '../Section.tsx';
import sections from '../Sections.module.css';
import styles from './PullRequest.module.css';
import { askedIds, askedOf, labelOptions, reviewerOptions, Swatch } from './reviewer-options.tsx';
import { nameOfLogin, type Reviewer, suggestedReviewers } from './suggested-reviewers.ts';
import type { Choice, Choices } from './use-choices.ts';

interface Props {
  options: PullRequestOptions;
  onChange: (change: Partial<PullRequestOptions>) => void;
  /** Ids of the teams that the document is about. */
  teamIds: readonly string[];
  /** What the repository offers. */
  choices: Choices;
  /** A list is opened: now the repository may be asked for it. */
  onAsk: (choice: Choice) => void;
  /** Login of the account, who is not asked. */
  me: string;
  /** The branch goes by GitHub's API, so it can go to a fork. */
  canFork: boolean;
}

/** So many people are offered at once; the rest is in the list. */
const mostOffered = 4;

/** How the pull request is opened: for review or as a draft, who is asked, with which labels. */
export function PullRequestSection({ options, onChange, teamIds, choices, onAsk, me, canFork }: Props) {
  return (
    <Section id="export-pull-request" title="Pull request">
      <div className={sections.prop}>
        <span className={sections.label}>Open as</span>
        <Segmented
          label="Open as"
          options={[
            { value: 'ready', label: 'Ready for review' },
            { value: 'draft', label: 'Draft' },
          ]}
          value={options.draft ? 'draft' : 'ready'}
          onChange={(value) => onChange({ draft: value === 'draft' })}
        />
      </div>
      <ReviewersRow {...{ options, onChange, onAsk, teamIds, choices, me }} />
      <LabelsRow {...{ options, onChange, onAsk, choices }} />
      {canFork && (
        <div className={sections.prop}>
          <span className={sections.label}>Fork</span>
          <Checkbox
            checked={options.viaFork === 'always'}
            onChange={(always) => onChange({ viaFork: always ? 'always' : 'if-needed' })}
          >
            Always by my own fork
          </Checkbox>
        </div>
      )}
    </Section>
  );
}

type RowProps = Pick<Props, 'options' | 'onChange' | 'onAsk' | 'choices'>;

function ReviewersRow({ options, onChange, onAsk, teamIds, choices, me }: RowProps & Pick<Props, 'teamIds' | 'me'>) {
  const roster = useVault((s) => s.roster);
  const { reviewers } = choices;
  const possible = useMemo(() => reviewers?.people.map(({ login }) => login) ?? null, [reviewers]);
  const suggest = (without: readonly string[]) =>
    suggestedReviewers({ roster, teamIds, date: today(), without: [me, ...without], possible });
  const offered = suggest(options.reviewers).slice(0, mostOffered);
  const ids = askedIds(options);
  const ask = (next: readonly string[]) => onChange(askedOf(next));
  const known = reviewers?.people ?? [];
  const nameOf = (login: string) => nameOfLogin(login, roster, known);
  const [typed, setTyped] = useState('');
  const [isOpen, setShown] = useState(false);
  const setOpen = (open: boolean) => {
    setShown(open);
    if (open) onAsk('reviewers');
  };
  useCommand('export:reviewers', () => setOpen(true));
  return (
    <div className={sections.prop} data-tall>
      <span className={sections.label}>Reviewers</span>
      <div className={styles.chips}>
        {options.reviewers.map((login) => (
          <Chip
            key={login}
            icon={<User size={14} aria-hidden />}
            title={login}
            removeLabel={`Do not ask ${nameOf(login)}`}
            onRemove={() => ask(ids.filter((id) => id !== login))}
          >
            {nameOf(login)}
          </Chip>
        ))}
        {options.teamReviewers.map((slug) => (
          <TeamChip key={slug} slug={slug} choices={choices} onChange={onChange} options={options} />
        ))}
        {offered.map((one) => (
          <OfferChip key={one.login} reviewer={one} onAsk={() => ask([...ids, one.login])} />
        ))}
        <Picker
          label="Reviewer"
          options={reviewerOptions(suggest([]), reviewers, roster)}
          value={ids}
          onChange={ask}
          onQuery={setTyped}
          {...(isLogin(loginIn(typed)) && { onCreate: (login) => ask([...new Set([...ids, loginIn(login)])]) })}
          createLabel="Ask"
          empty={choices.problem ?? 'Type a GitHub login'}
          open={isOpen}
          onOpenChange={setOpen}
          trigger={
            <AddChip icon={<Plus size={14} aria-hidden />}>{offered.length > 0 ? 'Somebody else' : 'Add'}</AddChip>
          }
        />
      </div>
    </div>
  );
}

/** A login as it is typed: `@mira` is meant as `mira`. */
function loginIn(typed: string): string {
  return typed.trim().replace(/^@/, '');
}

/** Somebody whom the document concerns: one click asks them. */
function OfferChip({ reviewer: { login, name }, onAsk }: { reviewer: Reviewer; onAsk: () => void }) {
  return (
    <AddChip
      className={styles.offer}
      icon={<Plus size={14} aria-hidden />}
      aria-label={`Ask ${name} to review`}
      title={`${login} is in a team that this is about`}
      onClick={onAsk}
    >
      {name}
    </AddChip>
  );
}

function TeamChip({ slug, options, onChange, choices }: Omit<RowProps, 'onAsk'> & { slug: string }) {
  const name = choices.reviewers?.teams.find((team) => team.slug === slug)?.name ?? slug;
  return (
    <Chip
      icon={<Users size={14} aria-hidden />}
      title={slug}
      removeLabel={`Do not ask ${name}`}
      onRemove={() => onChange({ teamReviewers: options.teamReviewers.filter((one) => one !== slug) })}
    >
      {name}
    </Chip>
  );
}

function LabelsRow({ options, onChange, onAsk, choices }: RowProps) {
  const labels = choices.labels ?? [];
  const colorOf = (name: string) => labels.find((label) => label.name === name)?.color ?? '';
  const [isOpen, setShown] = useState(false);
  const setOpen = (open: boolean) => {
    setShown(open);
    if (open) onAsk('labels');
  };
  useCommand('export:labels', () => setOpen(true));
  return (
    <div className={sections.prop} data-tall>
      <span className={sections.label}>Labels</span>
      <div className={styles.chips}>
        {options.labels.map((name) => (
          <Chip
            key={name}
            icon={<Swatch color={colorOf(name)} />}
            removeLabel={`Remove ${name}`}
            onRemove={() => onChange({ labels: options.labels.filter((one) => one !== name) })}
          >
            {shownName(name)}
          </Chip>
        ))}
        <Picker
          label="Label"
          options={labelOptions(labels)}
          value={options.labels}
          onChange={(next) => onChange({ labels: next })}
          empty={choices.problem ?? (choices.labels === null ? 'Asking GitHub…' : 'The repository has no such label')}
          open={isOpen}
          onOpenChange={setOpen}
          trigger={<AddChip icon={<Plus size={14} aria-hidden />}>Add</AddChip>}
        />
      </div>
    </div>
  );
}
