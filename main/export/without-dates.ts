import type { Omission } from '../../shared/export/leave-out.ts';
import type { SourceParts } from './source-types.ts';

/** A source without the dates that its document is to do without. Nothing else of it changes. */
export function withoutDates(source: SourceParts, { date }: Pick<Omission, 'date'>): SourceParts {
  const dated = <T extends { date: string; participantIds: readonly string[] }>(one: T): T => {
    return { ...one, date: date(one.date, one.participantIds) };
  };
  switch (source.of) {
    case 'interviews':
      return { ...source, interviews: source.interviews.map(dated) };
    case 'results':
      return { ...source, results: source.results.map(dated) };
    case 'highlights':
      return { ...source, highlights: source.highlights.map(dated) };
    case 'findings': {
      const { base, findings } = source.source;
      const quoted = findings.map((finding) => ({
        ...finding,
        evidence: finding.evidence.map((one) => ({ ...one, interview: dated(one.interview) })),
      }));
      const interviews = base.interviews.map(dated);
      return { ...source, source: { ...source.source, findings: quoted, base: { ...base, interviews } } };
    }
    case 'summary': {
      const { base, interviews } = source.source;
      const based = { ...base, interviews: base.interviews.map(dated) };
      return { ...source, source: { base: based, interviews: interviews.map(dated) } };
    }
    case 'link':
      return source;
  }
}
