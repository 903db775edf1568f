import { stringify } from 'yaml';
import { GOALS, TAGS } from './bench-names.mjs';
import { slug, ulid } from './bench-writing.mjs';
import { createRandom } from './random.mjs';

const QUARTER = '2026-Q4';
const BEGUN = Date.UTC(2026, 9, 1);
const DAY = 86_400_000;
const STATUSES = ['draft', 'draft', 'in_review', 'merged', 'challenged', 'superseded'];
/** Of 20 pieces of evidence: how many speak for the claim, against it, and about it. */
const STANCES = [...Array(14).fill('supports'), ...Array(3).fill('contradicts'), ...Array(3).fill('context')];
const MARK = /<mark data-highlight="(h_[0-9a-z]{12})"[^>]*>([^<]*)<\/mark>/g;

/** The highlights of a note that `benchVault` made: `{highlight, interview, quote}`. */
export function highlightsOf({ path, text }) {
  if (!path.startsWith('interviews/')) return [];
  const interview = /^id: (\S+)$/m.exec(text)?.[1];
  return [...text.matchAll(MARK)].map(([, highlight, quote]) => ({ highlight, interview, quote }));
}

/**
 * Files of research goals, described tags and `findings` findings that rest on `evidence` of the highlights each, one at a time. A
 * finding has a highlight twice only where there are fewer than it needs. The same arguments give the same files.
 */
export function* benchFindings({ highlights, teams, findings, evidence, seed }) {
  const random = createRandom(seed + 1);
  const goals = GOALS.map((goal) => ({
    id: ulid(BEGUN, random),
    question: `How do we get ${goal.replaceAll('-', ' ')}?`,
  }));
  for (const [index, { id, question }] of goals.entries()) {
    const fields = { id, question, quarter: QUARTER, teams: [random.pick(teams)], biggestUnknown: index === 0 };
    const text = `---\n${lines({ ...fields, targetInterviews: 12, status: 'active' })}---\nIt was asked in planning.\n`;
    yield { path: `goals/${QUARTER}/${slug(question)}.md`, text };
  }
  for (const tag of TAGS.slice(0, 3)) {
    yield { path: `tags/${slug(tag)}.yml`, text: lines({ tag, description: `All about ${tag}`, color: 'teal' }) };
  }
  for (let index = 0; index < findings; index++) {
    const first = random.below(Math.max(highlights.length, 1));
    const items = Array.from({ length: highlights.length > 0 ? evidence : 0 }, (_, nth) => {
      const { highlight, interview, quote } = highlights[(first + nth) % highlights.length];
      return { highlight, interview, stance: random.pick(STANCES), quote };
    });
    const claim = `Customer group ${index + 1} cannot tell what happened to its data.`;
    const id = ulid(BEGUN + random.below(50) * DAY, random);
    const fields = { id, claim, status: random.pick(STATUSES), teams: [random.pick(teams)] };
    const list = items.length > 0 ? stringify({ evidence: items }, { lineWidth: 0 }) : 'evidence: []\n';
    const head = `${lines({ ...fields, goals: [random.pick(goals).id] })}${list}`;
    yield {
      path: `findings/2026/${slug(claim)}-${id.slice(-5).toLowerCase()}.md`,
      text: `---\n${head}---\n## Limitations\n\nOnly some were asked.\n\n## Recommendations\n\n- Say what happened.\n\n## Open questions\n`,
    };
  }
}

/** YAML with lists on their line. */
function lines(values) {
  const list = (value) => (Array.isArray(value) ? `[${value.join(', ')}]\n` : stringify(value, { lineWidth: 0 }));
  return Object.entries(values)
    .map(([key, value]) => `${key}: ${list(value)}`)
    .join('');
}
