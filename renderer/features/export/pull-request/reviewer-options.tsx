import { User, Users } from 'lucide-react';
import type { Roster } from '../../../../shared/domain/roster.ts';
import type { PullRequestOptions } from '../../../../shared/ipc/export.ts';
import type { Label, Reviewers } from '../../../../shared/ipc/github.ts';
import type { PickerOption } from '../../../ui/picker-options.ts';
import styles from './PullRequest.module.css';
import { nameOfLogin, type Reviewer } from './suggested-reviewers.ts';

const team = 'team/';

/** Whom one can ask: those who are suggested first, then everybody the repository lets be asked, then its teams. */
export function reviewerOptions(
  suggested: readonly Reviewer[],
  reviewers: Reviewers | null,
  roster: Roster,
): PickerOption[] {
  const known = reviewers?.people.filter(({ me }) => !me) ?? [];
  const first = new Set(suggested.map(({ login }) => login.toLowerCase()));
  const people = [
    ...suggested,
    ...known
      .filter(({ login }) => !first.has(login.toLowerCase()))
      .map(({ login }) => ({ login, name: nameOfLogin(login, roster, known) })),
  ];
  return [
    ...people.map(({ login, name }) => ({
      id: login,
      label: name,
      hint: name === login ? '' : login,
      mark: <User size={14} aria-hidden />,
    })),
    ...(reviewers?.teams ?? []).map(({ slug, name }) => ({
      id: `${team}${slug}`,
      label: name,
      hint: 'Team',
      mark: <Users size={14} aria-hidden />,
    })),
  ];
}

/** The ids of those who are asked, as the options have them. */
export function askedIds({
  reviewers,
  teamReviewers,
}: Pick<PullRequestOptions, 'reviewers' | 'teamReviewers'>): string[] {
  return [...reviewers, ...teamReviewers.map((slug) => `${team}${slug}`)];
}

/** The options that say so. */
export function askedOf(ids: readonly string[]): Pick<PullRequestOptions, 'reviewers' | 'teamReviewers'> {
  return {
    reviewers: ids.filter((id) => !id.startsWith(team)),
    teamReviewers: ids.flatMap((id) => (id.startsWith(team) ? [id.slice(team.length)] : [])),
  };
}

/** The labels of a repository, each with its color. */
export function labelOptions(labels: readonly Label[]): PickerOption[] {
  return labels.map(({ name, color, description }) => ({
    id: name,
    label: name,
    hint: description,
    mark: <Swatch color={color} />,
  }));
}

/** The color of a label, as GitHub has it. */
export function Swatch({ color }: { color: string }) {
  const isColor = /^[0-9a-f]{6}$/i.test(color);
  return <span aria-hidden className={styles.swatch} style={isColor ? { background: `#${color}` } : undefined} />;
}
