import * as z from 'zod';
import type { RequestDeps } from '../../commands/kernel/request-deps.js';
import { followDeactivation } from '../../commands/vacancies/follow-deactivation.js';
import type { EventListener } from './listen-to-events.js';

/** Slack sends the event for every change of every profile, so nearly all of them stop here. */
const deactivated = z.object({
  user: z.object({ id: z.string(), deleted: z.literal(true), updated: z.number().optional() }),
});

/** Asks who takes over when an account is deactivated. */
export function createPeopleListener(deps: RequestDeps): EventListener {
  return async ({ event }) => {
    const { user } = deactivated.safeParse(event).data ?? {};
    if (!user) return;
    const at = deps.clock.now();
    const origin = { requestId: `deactivated-${user.id}-${user.updated ?? ''}`, at };
    await followDeactivation.open(deps, origin, { user_id: user.id });
  };
}
