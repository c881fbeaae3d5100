import type { Channel } from 'slack-simulator';
import type { Gateway } from 'slack-simulator/gateway';
import * as z from 'zod';
import type { Logger } from '../../../ports/logger.js';
import { buildGreeting, TOUR_ACTIONS } from './greeting.js';
import { playStory } from './play-story.js';
import { FINISHED, PRACTICE, type Role } from './story.js';

const click = z.object({
  type: z.literal('block_actions'),
  user: z.object({ id: z.string() }),
  channel: z.object({ id: z.string() }),
  actions: z.tuple([z.object({ action_id: z.enum(Object.values(TOUR_ACTIONS)) })]),
});

const STORIES = {
  [TOUR_ACTIONS.practice]: { title: 'P2 Practice: searches return nothing', steps: PRACTICE, pauseMs: 6_000 },
  [TOUR_ACTIONS.finished]: { title: 'P2 Searches return nothing', steps: FINISHED, pauseMs: 400 },
} as const;

const OPENS_WITHIN_MS = 20_000;

interface Tour {
  stop(): void;
}

/** Greets in a new workspace, and plays its other people when someone presses one of the greeting's buttons. */
export async function startTour(gateway: Gateway, logger: Logger): Promise<Tour> {
  const stopped = new AbortController();
  gateway.onInteraction((payload) => {
    const pressed = click.safeParse(payload);
    if (!pressed.success) return;
    const { user, channel, actions } = pressed.data;
    const [{ action_id: story }] = actions;
    perform(gateway, { user: user.id, channel: channel.id, story, signal: stopped.signal }).catch(
      (err: unknown) => {
        if (!stopped.signal.aborted) logger.warn({ err }, 'a practice incident ended early');
      },
    );
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
  story: keyof typeof STORIES;
  signal: AbortSignal;
}

async function perform(gateway: Gateway, { user, channel, story, signal }: Performance): Promise<void> {
  const { title, steps, pauseMs } = STORIES[story];
  const [first = user, second = first, third = second] = colleaguesOf(gateway, user);
  const cast: Record<Role, string> = { lead: user, first, second, third };
  const declarer = story === TOUR_ACTIONS.practice ? first : user;
  const opened = nextChannel(gateway, signal);
  await gateway.act(declarer, 'command', { channel, command: '/incident', text: `declare ${title}` });
  const incident = await opened;
  if (!incident.members.includes(user)) await gateway.act(user, 'join', { channel: incident.id });
  await playStory(steps, { gateway, cast, channel: incident.id, pauseMs, signal });
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
