import type { Attribute } from '../ipc/export.ts';
import type { ExportParticipant } from './document.ts';

/** What of whom a document is to do without. */
export type LeaveOut = readonly { participantId: string; attributes: readonly Attribute[] }[];

/** Takes out of a document what it is to do without, before it is composed. */
export interface Omission {
  participant(participant: ExportParticipant): ExportParticipant;
  /** The date of an interview, empty where it is not to be told of one of its participants: it is the same for all of them. */
  date(date: string, participantIds: readonly string[]): string;
}

/** Carries out `leaveOut` for one document. Whoever is named twice loses what either says. */
export function omissionOf(leaveOut: LeaveOut = []): Omission {
  const without = new Map<string, Set<Attribute>>();
  for (const { participantId, attributes } of leaveOut) {
    without.set(participantId, new Set([...(without.get(participantId) ?? []), ...attributes]));
  }
  const isOut = (id: string, attribute: Attribute) => without.get(id)?.has(attribute) === true;
  return {
    participant({ role, segment, companySize, ...rest }) {
      const { id } = rest;
      return {
        ...rest,
        ...(role !== undefined && !isOut(id, 'role') && { role }),
        ...(segment !== undefined && !isOut(id, 'segment') && { segment }),
        ...(companySize !== undefined && !isOut(id, 'company-size') && { companySize }),
      };
    },
    date: (date, participantIds) => (participantIds.some((id) => isOut(id, 'date')) ? '' : date),
  };
}
