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

const TITLE = 'Searches return nothing';
/** The suffix of its channel's name. */
const CHANNEL = /-searches-return-nothing(?:-\d+)?$/;
const PAUSE_MS = 400;

const OPENS_WITHIN_MS = 20_000;

interface Tour {
  stop(): void;
}

/**
 * Posts the greeting in a new workspace, and plays a whole incident when someone
 * presses the greeting's button for it.
 */
export async function startTour(gateway: Gateway, logger: Logger): Promise<Tour> {
  const stopped = new AbortController();
  let isPlaying = false;
  const warn = (err: unknown) => {
    if (!stopped.signal.aborted) logger.warn({ err }, 'the played incident ended early');
  };
  gateway.onInteraction((payload) => {
    const pressed = click.safeParse(payload);
    if (!pressed.success) return;
    const { user, channel } = pressed.data;
    const performance = { user: user.id, channel: channel.id, signal: stopped.signal };
    const played = findPlayed(gateway);
    if (played) return void pointTo(gateway, performance, played).catch(warn);
    // Its channel hasn't been opened yet.
    if (isPlaying) return;
    isPlaying = true;
    perform(gateway, performance)
      .catch(warn)
      .finally(() => {
        isPlaying = false;
      });
  });
  if (gateway.isNew) await greet(gateway);
  return { stop: () => stopped.abort() };
}

async function greet(gateway: Gateway): Promise<void> {
  const [channel] = gateway.workspace.channels.keys();
  await callSlack(gateway, 'chat.postMessage', { channel, ...buildGreeting() });
}

/** The channel in which the incident was played or is being played. */
function findPlayed({ workspace }: Gateway): Channel | undefined {
  return [...workspace.channels.values()].find(({ name, isArchived }) => CHANNEL.test(name) && !isArchived);
}

/** One is enough: a second would be the same, and two at once would interfere. */
async function pointTo(gateway: Gateway, { user, channel }: Performance, { id }: Channel): Promise<void> {
  await callSlack(gateway, 'chat.postEphemeral', { channel, user, text: `It's in <#${id}>.` });
}

async function callSlack({ apiUrl, workspace }: Gateway, method: string, body: object): Promise<void> {
  await fetch(`${apiUrl}${method}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${workspace.app.botToken}` },
    body: JSON.stringify(body),
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
  await gateway.act(user, 'command', { channel, command: '/incident', text: `declare P2 ${TITLE}` });
  const incident = await opened;
  if (!incident.members.includes(user)) await gateway.act(user, 'join', { channel: incident.id });
  await playStory(FINISHED, { gateway, cast, channel: incident.id, pauseMs: PAUSE_MS, signal });
}

function colleaguesOf({ workspace: { users } }: Gateway, user: string): string[] {
  return [...users.values()].filter(({ id, isBot }) => id !== user && !isBot).map(({ id }) => id);
}

/** The incident's channel, once the app opens it. Rejects if it doesn't for a while. */
function nextChannel({ workspace }: Gateway, signal: AbortSignal): Promise<Channel> {
  return new Promise((resolve, reject) => {
    const stopListening = workspace.onChange((change) => {
      if (change.kind !== 'channel_created' || !CHANNEL.test(change.channel.name)) return;
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
