import type { Participant } from '../../../shared/domain/participant.ts';
import { type KnownIdentity, knownIdentities } from '../../../shared/privacy/identities.ts';
import { identitiesOfQuery, identitiesOfTags } from '../../../shared/privacy/query-identities.ts';
import { peopleOfFindings } from '../compose-findings.ts';
import type { Outgoing } from './protocol.ts';

/** What a source has to do with whom. Two sources of which this is the same are looked through for the same. */
export interface Concerned {
  /** Ids of those who were interviewed. */
  involved: readonly string[];
  /** Whom a query or a tag names, as it does. */
  named: readonly KnownIdentity[];
}

/** Whom a source has to do with. */
export function concernedBy(source: Outgoing['source'], participants: readonly Participant[]): Concerned {
  const involved = new Set(involvedIn(source).flatMap((one) => one.participantIds));
  const asked = identitiesOfQuery(queryOf(source), participants);
  const tagged = identitiesOfTags(tagsOf(source), participants, involved);
  return { involved: [...involved].sort(), named: [...asked, ...tagged] };
}

/** Everybody the vault knows; of those who were interviewed, the parts of their names too, and whomever a query or a tag names. */
export function identitiesFor({ involved, named }: Concerned, participants: readonly Participant[]): KnownIdentity[] {
  return [...named, ...knownIdentities(participants, new Set(involved))];
}

function involvedIn(source: Outgoing['source']): readonly { participantIds: readonly string[] }[] {
  switch (source.of) {
    case 'interviews':
      return source.interviews;
    case 'results':
      return source.results;
    case 'highlights':
      return source.highlights;
    case 'findings':
      return [{ participantIds: peopleOfFindings(source.source) }];
    case 'summary':
      return [source.source.base];
    case 'ready':
      return [source];
    case 'link':
      return [];
  }
}

/** The query that leaves with what it finds. */
function queryOf(source: Outgoing['source']): string {
  if (source.of === 'results' || source.of === 'link') return source.draft.query;
  return source.of === 'highlights' && 'query' in source.draft.of ? source.draft.of.query : '';
}

/** The tags that leave. */
function tagsOf(source: Outgoing['source']): string[] {
  switch (source.of) {
    case 'results':
      return source.results.flatMap(({ tags, quotes }) => [...tags, ...(quotes ?? []).flatMap((quote) => quote.tags)]);
    case 'highlights':
      return source.highlights.flatMap(({ tags }) => tags);
    case 'summary':
      return source.source.interviews.flatMap(({ said }) => said?.highlights.flatMap(({ tags }) => tags) ?? []);
    default:
      return [];
  }
}
