import * as z from 'zod';
import { parseJson } from '../../base/parse-json.js';
import { buildAnswerModal } from '../../commands/home/answer-modal.js';
import { homePages, openHome } from '../../commands/home/home.js';
import type { Invocation } from '../../commands/kernel/invocation.js';
import { aboutOf, openForm, type Reply } from '../../commands/kernel/reply.js';
import type { RequestDeps } from '../../commands/kernel/request-deps.js';
import type { Message } from '../../views/blocks.js';
import { answerPerson } from './answer-person.js';
import { applyReply } from './apply-reply.js';
import type { EventListener } from './listen-to-events.js';

const opened = z.object({ user: z.string(), tab: z.literal('home'), event_ts: z.string() });

/** Renders App Home when a person opens it. */
export function createHomeListener(deps: RequestDeps): EventListener {
  return async ({ event }) => {
    const home = opened.safeParse(event).data;
    if (!home) return;
    const requestId = `home-${home.user}-${home.event_ts}`;
    await openHome(deps, { requestId, userId: home.user, at: deps.clock.now() });
  };
}

/** Shows the pages of App Home that a button names. */
export async function turnHome(deps: RequestDeps, invocation: Invocation, value: string): Promise<void> {
  const pages = homePages.safeParse(parseJson(value)).data;
  if (pages) await openHome(deps, invocation, pages);
}

/** App Home has no room for an answer, so one that its lists don't show opens in a modal. */
export async function answerInHome(deps: RequestDeps, invocation: Invocation, reply: Reply): Promise<void> {
  const isConfirmation = reply.kind === 'message' && reply.isSeen !== undefined;
  const message = isConfirmation ? undefined : await applyReply(deps, reply, invocation.triggerId);
  if (message) await showInModal(deps, invocation, { message, about: aboutOf(reply) });
  if (reply.kind !== 'modal')
    await openHome(deps, { ...invocation, requestId: `${invocation.requestId}-home` });
}

/** A direct message if the form can't be opened. */
async function showInModal(
  deps: RequestDeps,
  invocation: Invocation,
  { message, about }: { message: Message; about: string[] },
): Promise<void> {
  const view = buildAnswerModal(message);
  const unopened = await applyReply(deps, openForm(view, '/incident'), invocation.triggerId);
  if (unopened) await answerPerson(deps, invocation, { message, about });
}
