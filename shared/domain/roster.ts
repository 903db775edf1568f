import { z } from 'zod';
import { Slug } from './ids.ts';

export const CalendarDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

export const Membership = z.object({
  team: Slug,
  support: z.enum(['full', 'light']),
  from: CalendarDate,
  to: CalendarDate.optional(),
});
export type Membership = z.infer<typeof Membership>;

export const personRoles = ['pm', 'engineer', 'designer', 'other'] as const;

export const Person = z.object({
  id: Slug,
  name: z.string().min(1),
  role: z.enum(personRoles),
  github: z.string().optional(),
  memberships: z.array(Membership).default([]),
});
export type Person = z.infer<typeof Person>;

export const Team = z.object({ id: Slug, name: z.string().min(1), aliases: z.array(z.string()).default([]) });
export type Team = z.infer<typeof Team>;

export const Roster = z.object({ people: z.array(Person), teams: z.array(Team) });
export type Roster = z.infer<typeof Roster>;
