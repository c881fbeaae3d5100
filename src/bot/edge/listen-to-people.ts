import type { App } from '@slack/bolt';
import * as z from 'zod';
import type { RequestDeps } from '../../commands/kernel/request-deps.js';
import { followDeactivation } from '../../commands/vacancies/follow-deactivation.js';

/** Slack sends the event for every change of every profile, so nearly all of them end here. */
const deactivated = z.object({
  user: z.object({ id: z.string(), deleted: z.literal(true), updated: z.number().optional() }),
});

/** Asks who takes over when an account is deactivated. */
export function listenToPeople(app: App, deps: RequestDeps): void {
  app.event('user_change', async ({ event }) => {
    const { user } = deactivated.safeParse(event).data ?? {};
    if (!user) return;
    const at = deps.clock.now();
    const origin = { requestId: `deactivated-${user.id}-${user.updated ?? ''}`, at };
    await followDeactivation.open(deps, origin, { user_id: user.id });
  });
}
