import { type Answer, type Asking, notFound } from '../api.ts';
import type { Limits } from '../limits.ts';
import { shownOf } from './repositories.ts';

/** Whose token it is, others by their names, and how much may be asked still. */
export function accountRoutes(limits: Limits): Record<string, (asking: Asking) => Answer> {
  return {
    'GET /user': (asking) => ({ status: 200, body: shownOf(asking).publicUser(asking.world.ensureUser(asking.login)) }),
    'GET /users/{username}': (asking) => {
      const user = asking.world.user(String(asking.parameters.username));
      if (!user) throw notFound();
      return { status: 200, body: shownOf(asking).publicUser(user) };
    },
    'GET /rate_limit': () => {
      if (limits.areOff) throw notFound();
      const core = limits.shown();
      return {
        status: 200,
        body: { resources: { core, search: { ...core, limit: 30, resource: 'search' } }, rate: core },
      };
    },
  };
}
