import type { PageBlock, PageItem, PageLine } from './roster-page-blocks.ts';
import { type Label, readLabel, readTeam, readTeamLink } from './roster-page-lines.ts';

/** The line above a list. `close`: nothing stands between. */
interface Head {
  line: PageLine;
  firm: boolean;
  close: boolean;
}

/** A list of the page with what heads it. */
export interface PageGroup {
  /** What its head says. */
  label: Label;
  /** Bold or heading, right above the list. */
  firm: boolean;
  items: PageItem[];
  /** Which part of the page, from heading to heading, it stands in. */
  section: number;
}

/** The lists of a page that are part of a roster, in the order of the page. */
export function rosterGroupsOf(blocks: PageBlock[]): PageGroup[] {
  return accepted(groupsOf(blocks));
}

/** The page’s lists with what heads them. `hints` of a section: its own text speaks of teams or PMs. */
function groupsOf(blocks: PageBlock[]): { groups: PageGroup[]; hints: Set<number> } {
  const groups: PageGroup[] = [];
  const hints = new Set<number>();
  let section = 0;
  let head = null as Head | null;
  const note = (line: PageLine) => {
    if (/\b(?:teams?|squads?|PMs?|product managers?)\b/i.test(line.text)) hints.add(section);
  };
  for (const block of blocks) {
    if (block.block === 'heading') {
      if (readLabel(block.line).label !== 'people') section++;
      note(block.line);
      head = { line: block.line, firm: true, close: true };
    } else if (block.block === 'text') {
      note(block.line);
      if (block.line.bold) head = { line: block.line, firm: true, close: true };
      else if (head?.firm && head.close) head = { ...head, close: false };
      else head = { line: block.line, firm: false, close: block.single };
    } else {
      addList(block.items, head, section, groups);
      head = null;
    }
  }
  return { groups, hints };
}

function addList(items: PageItem[], head: Head | null, section: number, out: PageGroup[]) {
  const own: PageItem[] = [];
  for (const item of items) {
    const label = item.children.length > 0 && !readTeamLink(item) ? readLabel(item) : null;
    if (label && label.label !== 'other') addList(item.children, { line: item, firm: true, close: true }, section, out);
    else own.push(item);
  }
  if (head && own.length > 0)
    out.push({ label: readLabel(head.line), firm: head.firm && head.close, items: own, section });
}

/**
 * The groups that are part of a roster. Links to teams are proof; a list of mere titles counts only where its section holds
 * such proof, a "no PM" group, or text that speaks of teams, and then only if nearly all of it looks like titles.
 */
function accepted({ groups, hints }: { groups: PageGroup[]; hints: Set<number> }): PageGroup[] {
  const graded = groups
    .filter(({ label }) => label.label !== 'other')
    .map((group) => {
      const teams = group.items.map(readTeam);
      const linked = teams.filter((team) => team?.certainty === 'team').length;
      const readable = teams.filter((team) => team !== null).length;
      return { group, linked, mostly: readable * 2 > group.items.length };
    });
  const proven = new Set(
    graded
      .filter((g) => (g.linked > 0 && g.group.firm) || (g.group.label.label === 'no-pm' && g.mostly))
      .map((g) => g.group.section),
  );
  const anyLinks = graded.some((g) => g.linked > 0);
  return graded
    .filter(({ group, linked, mostly }) => {
      if (!mostly) return false;
      if (linked > 0) return true;
      if (!group.firm || group.label.label === 'teams') return false;
      return proven.has(group.section) || (!anyLinks && hints.has(group.section));
    })
    .map((g) => g.group);
}
