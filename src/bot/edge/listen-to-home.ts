import type { App } from '@slack/bolt';
import * as z from 'zod';
import { buildAnswerModal } from '../../commands/home/answer-modal.js';
import { homePages, openHome } from '../../commands/home/home.js';
import type { Invocation } from '../../commands/kernel/invocation.js';
import type { Reply } from '../../commands/kernel/reply.js';
import type { Deps } from '../../ports/deps.js';
import { carryOut } from './reply.js';

const opened = z.object({ user: z.string(), tab: z.literal('home'), event_ts: z.string() });

/** App Home is drawn when somebody opens it. */
export function listenToHome(app: App, deps: Deps): void {
  app.event('app_home_opened', async ({ event }) => {
    const home = opened.safeParse(event).data;
    if (!home) return;
    const requestId = `home-${home.user}-${home.event_ts}`;
    await openHome(deps, { requestId, userId: home.user, at: deps.clock.now() });
  });
}

/** Turns to the pages that a button of Home names. */
export async function turnHome(deps: Deps, ask: Invocation, value: string): Promise<void> {
  const pages = homePages.safeParse(parse(value)).data;
  if (pages) await openHome(deps, ask, pages);
}

/** Home has no room for an answer: what it does not show by itself comes up in a window over it. */
export async function answerInHome(deps: Deps, ask: Invocation, reply: Reply): Promise<void> {
  const isConfirmation = reply.kind === 'message' && reply.isSeen !== undefined;
  const message = isConfirmation ? undefined : await carryOut(deps, reply, ask.triggerId);
  if (message) await carryOut(deps, { kind: 'modal', view: buildAnswerModal(message) }, ask.triggerId);
  if (reply.kind !== 'modal') await openHome(deps, { ...ask, requestId: `${ask.requestId}-home` });
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
