import {
  ArrowRight,
  Bookmark,
  CircleQuestionMark,
  FolderOpen,
  GitPullRequest,
  Hash,
  Layers,
  type LucideIcon,
  NotebookPen,
  PanelLeft,
  TextSearch,
  Type,
  User,
} from 'lucide-react';
import { type CommandGroup, commandGroups } from '../../shared/command-definition.ts';
import { commandIds, definitionOf, keysOf } from '../../shared/commands.ts';
import { noFilter, useNavigation } from '../state/navigation.ts';
import { useSavedSearches } from '../state/saved-searches.ts';
import { useVault } from '../state/vault.ts';
import { formatDay } from '../ui/format.ts';
import { fieldOf, rank } from '../ui/fuzzy.ts';
import { Kbd } from '../ui/Kbd.tsx';
import { isMac } from '../ui/keys.ts';
import { Matched } from '../ui/Matched.tsx';
import { TeamDot } from '../ui/TeamDot.tsx';
import { About } from './About.tsx';
import type { FinderGroup, FinderItem } from './Finder.tsx';
import { noteWords } from './note-words.ts';
import { runCommand, whyUnavailable } from './use-command.ts';

const interviewLimit = 8;

/** What the palette lists for a query: `>` narrows to commands, `@` to people, `#` to tags. Unavailable commands come last. */
export function paletteGroups(query: string): FinderGroup[] {
  const rest = query.slice(1).trim();
  if (query.startsWith('>')) return commandItems(rest);
  if (query.startsWith('@')) return [group('People', people(rest))].flat();
  if (query.startsWith('#')) return [group('Tags', tags(rest))].flat();
  const [off, on] = partition(commandItems(query.trim()), (g) => g.value === notAvailable);
  return [
    ...on,
    ...group('Saved searches', savedSearches(query.trim())),
    ...group('Go to', teams(query.trim())),
    ...group('Interviews', interviews(query.trim())),
    ...off,
  ];
}

const icons: Record<CommandGroup, LucideIcon> = {
  Interview: NotebookPen,
  Finding: Layers,
  Edit: TextSearch,
  Format: Type,
  Go: ArrowRight,
  View: PanelLeft,
  Vault: FolderOpen,
  Export: GitPullRequest,
  Help: CircleQuestionMark,
};

const notAvailable = 'Not available here';

const commandFields = new Map(commandIds.map((id) => [id, fieldOf(definitionOf(id).title)]));

function commandItems(query: string): FinderGroup[] {
  const found = rank(query, commandIds, (id) => [commandFields.get(id)!]).map(({ candidate: id, stretches }) => ({
    id,
    ...definitionOf(id),
    stretches: stretches[0] ?? [],
    reason: whyUnavailable(id),
  }));
  const item = ({ id, group: name, title, stretches, reason }: (typeof found)[number]): FinderItem => {
    const Icon = icons[name];
    const keys = keysOf(id, isMac)[0];
    return {
      id,
      text: title,
      stretches,
      mark: <Icon size={16} aria-hidden />,
      ...(keys && { end: <Kbd keys={keys} /> }),
      ...(reason !== null && { unavailable: reason }),
      run: () => runCommand(id),
    };
  };
  const ready = found.filter((c) => c.reason === null);
  const order = query === '' ? commandGroups : [...new Set(ready.map((c) => c.group))];
  return [
    ...order.flatMap((name) => group(name, ready.filter((c) => c.group === name).map(item))),
    ...group(notAvailable, found.filter((c) => c.reason !== null).map(item)),
  ];
}

function teams(query: string): FinderItem[] {
  if (query === '') return [];
  const { roster } = useVault.getState();
  const found = rank(query, roster.teams, (team) => [
    fieldOf(team.name),
    ...team.aliases.map((alias) => fieldOf(alias, 5)),
  ]);
  return found.map(({ candidate, stretches }) => ({
    id: `team:${candidate.id}`,
    text: candidate.name,
    stretches: stretches[0] ?? [],
    mark: <TeamDot team={candidate} />,
    end: 'Team',
    run: () => showFiltered({ teamIds: [candidate.id] }),
  }));
}

function savedSearches(query: string): FinderItem[] {
  if (query === '') return [];
  const found = rank(query, useSavedSearches.getState().searches, ({ name }) => [fieldOf(name)], {
    limit: interviewLimit,
  });
  return found.map(({ candidate, stretches }) => ({
    id: `search:${candidate.id}`,
    text: candidate.name,
    stretches: stretches[0] ?? [],
    mark: <Bookmark size={16} aria-hidden />,
    end: 'Saved search',
    run: () => searchFor(candidate.query),
  }));
}

function interviews(query: string): FinderItem[] {
  if (query === '') return [];
  const { notes, participants, roster } = useVault.getState();
  const found = rank(query, noteWords(notes, { participants, roster }), (words) => words.fields, {
    limit: interviewLimit,
  });
  return found.map(({ candidate: words, candidate: { note, title }, stretches }) => ({
    id: note.id,
    text: title,
    stretches: stretches[0] ?? [],
    mark: <NotebookPen size={16} aria-hidden />,
    end: <About words={words} stretches={stretches} />,
    date: formatDay(note.date),
    run: () => useNavigation.getState().go({ area: 'interviews', noteId: note.id, focus: 'body' }),
  }));
}

function people(query: string): FinderItem[] {
  const { roster, participants } = useVault.getState();
  const candidates = [
    ...roster.people.map((p) => ({
      id: p.id,
      name: p.name,
      end: p.role === 'pm' ? 'PM' : 'Colleague',
      pm: p.role === 'pm',
    })),
    ...participants.map((p) => ({ id: p.id, name: p.name, end: p.company ?? 'Participant', pm: false })),
  ];
  return rank(query, candidates, (c) => [fieldOf(c.name), fieldOf(c.end, 10)], { limit: 30 }).map(
    ({ candidate, stretches }) => ({
      id: candidate.id,
      text: candidate.name,
      stretches: stretches[0] ?? [],
      mark: <User size={16} aria-hidden />,
      end: <Matched text={candidate.end} stretches={stretches[1] ?? []} />,
      run: () => (candidate.pm ? showFiltered({ pmIds: [candidate.id] }) : searchFor(candidate.name)),
    }),
  );
}

function tags(query: string): FinderItem[] {
  const counts = new Map<string, number>();
  for (const note of useVault.getState().notes)
    for (const tag of note.tags) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  const sorted = [...counts].sort((a, b) => b[1] - a[1]);
  return rank(query, sorted, ([tag]) => [fieldOf(tag)], { limit: 30 }).map(
    ({ candidate: [tag, count], stretches }) => ({
      id: `tag:${tag}`,
      text: tag,
      stretches: stretches[0] ?? [],
      mark: <Hash size={16} aria-hidden />,
      end: String(count),
      run: () => searchFor(`tag:${/\s/.test(tag) ? `"${tag}"` : tag}`),
    }),
  );
}

function showFiltered(filter: { teamIds?: string[]; pmIds?: string[] }) {
  const navigation = useNavigation.getState();
  navigation.setFilter({ ...noFilter, ...filter });
  navigation.go({ area: 'interviews', noteId: null, focus: 'list' });
}

function searchFor(query: string) {
  useNavigation.getState().go({ area: 'search', query });
}

/** A group as a list of one, or of none where it has no items. */
function group(value: string, items: FinderItem[]): FinderGroup[] {
  return items.length > 0 ? [{ value, items }] : [];
}

function partition<T>(items: readonly T[], test: (item: T) => boolean): [T[], T[]] {
  return [items.filter(test), items.filter((item) => !test(item))];
}
