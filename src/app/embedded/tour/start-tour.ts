import type { Channel } from 'slack-simulator';
import type { Gateway } from 'slack-simulator/gateway';
import * as z from 'zod';
import type { Logger } from '../../../ports/logger.js';
import { buildGreeting, FINISHED_ACTION } from './greeting.js';
import { playStory } from './play-story.js';
import { FINISHED, type Role } from './story.js';

const click = z.object({
  type: z.literal('block_actions'),
  user: z.object({ id: z.string() }),
  channel: z.object({ id: z.string() }),
  actions: z.tuple([z.object({ action_id: z.literal(FINISHED_ACTION) })]),
});

const TITLE = 'P2 Searches return nothing';
const PAUSE_MS = 400;

const OPENS_WITHIN_MS = 20_000;

interface Tour {
  stop(): void;
}

/** Greets in a new workspace, and plays a whole incident when someone presses the greeting's button for it. */
export async function startTour(gateway: Gateway, logger: Logger): Promise<Tour> {
  const stopped = new AbortController();
  gateway.onInteraction((payload) => {
    const pressed = click.safeParse(payload);
    if (!pressed.success) return;
    const { user, channel } = pressed.data;
    perform(gateway, { user: user.id, channel: channel.id, signal: stopped.signal }).catch((err: unknown) => {
      if (!stopped.signal.aborted) logger.warn({ err }, 'the played incident ended early');
    });
  });
  if (gateway.isNew) await greet(gateway);
  return { stop: () => stopped.abort() };
}

async function greet({ apiUrl, workspace }: Gateway): Promise<void> {
  const [first] = workspace.channels.keys();
  await fetch(`${apiUrl}chat.postMessage`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${workspace.app.botToken}` },
    body: JSON.stringify({ channel: first, ...buildGreeting() }),
  });
}

interface Performance {
  user: string;
  channel: string;
  signal: AbortSignal;
}

async function perform(gateway: Gateway, { user, channel, signal }: Performance): Promise<void> {
  const [first = user, second = first, third = second] = colleaguesOf(gateway, user);
  const cast: Record<Role, string> = { lead: user, first, second, third };
  const opened = nextChannel(gateway, signal);
  await gateway.act(user, 'command', { channel, command: '/incident', text: `declare ${TITLE}` });
  const incident = await opened;
  if (!incident.members.includes(user)) await gateway.act(user, 'join', { channel: incident.id });
  await playStory(FINISHED, { gateway, cast, channel: incident.id, pauseMs: PAUSE_MS, signal });
}

function colleaguesOf({ workspace: { users } }: Gateway, user: string): string[] {
  return [...users.values()].filter(({ id, isBot }) => id !== user && !isBot).map(({ id }) => id);
}

/** The next channel that the app opens. Rejects if there's none for a while. */
function nextChannel({ workspace }: Gateway, signal: AbortSignal): Promise<Channel> {
  return new Promise((resolve, reject) => {
    const stopListening = workspace.onChange((change) => {
      if (change.kind !== 'channel_created' || change.channel.creator !== workspace.app.botUserId) return;
      stopListening();
      resolve(change.channel);
    });
    const giveUp = AbortSignal.any([signal, AbortSignal.timeout(OPENS_WITHIN_MS)]);
    giveUp.addEventListener('abort', () => {
      stopListening();
      reject(new Error('no incident channel was opened'));
    });
  });
}
