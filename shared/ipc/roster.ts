import { z } from 'zod';
import { CalendarDate, Membership, Person, Team } from '../domain/roster.ts';

/** What importing a page would do, in the order it is shown. Empty `changes` means the vault already says the same. */
export const RosterChange = z.discriminatedUnion('change', [
  z.object({ change: z.literal('add-team'), team: Team, pmless: z.boolean() }),
  z.object({ change: z.literal('add-person'), person: Person }),
  z.object({ change: z.literal('rename-team'), teamId: z.string(), from: z.string(), to: z.string() }),
  z.object({ change: z.literal('add-membership'), personId: z.string(), membership: Membership }),
  /** The page no longer names it: it ends the day before the import. */
  z.object({ change: z.literal('end-membership'), personId: z.string(), membership: Membership, to: CalendarDate }),
  z.object({ change: z.literal('change-support'), personId: z.string(), from: Membership, to: Membership }),
]);
export type RosterChange = z.infer<typeof RosterChange>;

export const RosterImport = z.object({
  people: z.array(Person),
  teams: z.array(Team),
  /** Ids of teams that the page lists as having no PM. */
  pmlessTeamIds: z.array(z.string()),
  changes: z.array(RosterChange),
  /** Lines that looked like part of the list and could not be read, as they stand. */
  unread: z.array(z.string()),
});
export type RosterImport = z.infer<typeof RosterImport>;

export const rosterContract = {
  /** Asks for a Markdown file and returns its text. 'cancelled' where the user does. */
  'roster:choose-page': { input: z.void(), output: z.object({ name: z.string(), text: z.string() }) },
  /** Reads the page and compares it with the vault; writes nothing. 'no-teams' where it names none. */
  'roster:preview': { input: z.object({ text: z.string().max(2_000_000), from: CalendarDate }), output: RosterImport },
  /** Does the same again and writes the roster files. Returns how many files were written. */
  'roster:import': {
    input: z.object({ text: z.string().max(2_000_000), from: CalendarDate }),
    output: z.object({ written: z.number().int(), undoId: z.string() }),
  },
  /** Puts the roster files back as they were before that import. */
  'roster:undo-import': { input: z.object({ undoId: z.string() }), output: z.void() },
  'roster:save-person': { input: Person, output: Person },
} as const;
