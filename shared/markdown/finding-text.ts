import { calendarDate, quarterOf } from '../domain/calendar-date.ts';
import { NewFinding, NewGoal } from '../ipc/findings.ts';
import { writeEvidence } from './evidence-edit.ts';
import type { YamlValue } from './front-matter.ts';
import { squeeze } from './words.ts';
import { writeYamlValue } from './yaml-write.ts';

/** The body of a new finding: its sections, empty. */
const newFindingBody = '## Limitations\n\n## Recommendations\n\n## Open questions\n';

/** The file of a new finding (note-format.md, "Samples"), with other sections than empty ones where `body` is given. */
export function writeFinding(
  id: string,
  finding: NewFinding & { owner?: string | undefined },
  body = newFindingBody,
): string {
  const { claim, status = 'draft', teams, goals, evidence } = NewFinding.parse(finding);
  const items = writeEvidence(
    evidence.map(({ highlight, interview, stance, quote }) => ({ highlight, interview, stance, quote })),
    '\n',
  );
  const head = yamlLines({ id, claim: squeeze(claim), status, owner: finding.owner, teams, goals });
  return `---\n${head}evidence:${items === null ? ' []' : `\n${items}`}\n---\n${body}`;
}

/** The file of a new research goal. `now` in milliseconds since 1970. */
export function writeGoal(id: string, goal: NewGoal, now: number): string {
  const {
    question,
    teams,
    biggestUnknown,
    owner,
    targetInterviews,
    status = 'proposed',
    motivation,
  } = NewGoal.parse(goal);
  const quarter = goal.quarter ?? quarterOf(calendarDate(new Date(now)));
  const head = yamlLines({
    id,
    question: squeeze(question),
    quarter,
    teams,
    biggestUnknown,
    owner,
    targetInterviews,
    status,
  });
  const body = motivation?.trim() ?? '';
  return `---\n${head}---\n${body === '' ? '' : `${body}\n`}`;
}

function yamlLines(values: Record<string, YamlValue | undefined>): string {
  return Object.entries(values)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `${key}: ${writeYamlValue(value!)}\n`)
    .join('');
}
