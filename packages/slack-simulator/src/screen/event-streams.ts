import type { ServerResponse } from 'node:http';
import { findMessage } from '../messages.js';
import type { Change, Channel, Message } from '../model.js';
import { modalsOf } from '../views.js';
import type { Workspace } from '../workspace.js';
import { mayRead } from './may-read.js';
import type { ScreenEvent } from './protocol.js';
import type { Reads } from './reads.js';
import { screenChannel, screenEphemeral, screenMessage } from './screen-shapes.js';

/** Streams events to each open page, as far as its person may see them. */
export interface EventStreams {
  open(userId: string, response: ServerResponse): void;
  /** Sends an event to one person's pages. */
  tell(userId: string, event: ScreenEvent): void;
  /** Makes everyone's pages reload everything. */
  reload(): void;
  stop(): void;
}

/** Comments keep proxies and sleeping laptops from dropping the connection unnoticed. */
const HEARTBEAT_MS = 25_000;

export function createEventStreams(workspace: Workspace, reads: Reads): EventStreams {
  const pages = new Map<ServerResponse, string>();
  const send = (response: ServerResponse, event: ScreenEvent) =>
    response.write(`data: ${JSON.stringify(event)}\n\n`);
  const heartbeat = setInterval(() => {
    for (const response of pages.keys()) response.write(':\n\n');
  }, HEARTBEAT_MS).unref();

  const stopListening = workspace.onChange((change) => {
    const viewers = new Set(pages.values());
    const events = new Map([...viewers].map((user) => [user, eventsFor({ workspace, reads, user }, change)]));
    for (const [response, user] of pages) for (const event of events.get(user) ?? []) send(response, event);
  });

  return {
    open(userId, response) {
      response.writeHead(200, {
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
      });
      response.write(':\n\n');
      pages.set(response, userId);
      response.on('close', () => pages.delete(response));
    },
    tell(userId, event) {
      for (const [response, user] of pages) if (user === userId) send(response, event);
    },
    reload() {
      for (const response of pages.keys()) send(response, { kind: 'reload' });
    },
    stop() {
      clearInterval(heartbeat);
      stopListening();
      for (const response of pages.keys()) response.end();
    },
  };
}

interface Viewer {
  workspace: Workspace;
  reads: Reads;
  user: string;
}

/** A change from one person's point of view; nothing if they may not see it. */
function eventsFor(viewer: Viewer, change: Change): ScreenEvent[] {
  const { workspace, user } = viewer;
  switch (change.kind) {
    case 'message_posted':
    case 'message_changed':
    case 'message_deleted':
      return messageEvents(viewer, change);
    case 'reaction': {
      const message = findMessage(change.channel, change.ts);
      return message && mayRead(change.channel, user) ? [messageEvent(change.channel, message)] : [];
    }
    case 'channel_created':
    case 'channel_changed':
      return [channelEvent(viewer, change.channel)];
    case 'channel_deleted':
      return [{ kind: 'channel_gone', channel: change.channel.id }];
    case 'view_opened':
    case 'view_pushed':
    case 'view_updated':
    case 'view_closed':
      if (change.userId !== user) return [];
      return [{ kind: 'modals', views: modalsOf(workspace, user).map(({ view }) => view) }];
    case 'home_published':
      return change.userId === user ? [{ kind: 'home', view: change.view }] : [];
  }
}

type MessageChange = Extract<Change, { message: Message }>;

function messageEvents(viewer: Viewer, { kind, channel, message, to }: MessageChange): ScreenEvent[] {
  const { user } = viewer;
  if (to !== undefined && to !== user) return [];
  if (!mayRead(channel, user)) return [];
  const parent = message.thread_ts === undefined ? undefined : findMessage(channel, message.thread_ts);
  const thread =
    parent && parent.ts !== message.ts && to === undefined ? [messageEvent(channel, parent)] : [];
  const place = { channel: channel.id, ts: message.ts };
  if (kind !== 'message_deleted') {
    const shown = to === undefined ? screenMessage(channel, message) : screenEphemeral({ message });
    const news = kind === 'message_posted' && to === undefined ? [channelEvent(viewer, channel)] : [];
    return [{ kind: 'message', channel: channel.id, message: shown }, ...thread, ...news];
  }
  const tombstone = findMessage(channel, message.ts);
  if (tombstone && to === undefined) return [messageEvent(channel, tombstone)];
  return [{ kind: 'message_gone', ...place }, ...thread];
}

function messageEvent(channel: Channel, message: Message): ScreenEvent {
  return { kind: 'message', channel: channel.id, message: screenMessage(channel, message) };
}

function channelEvent({ reads, user }: Viewer, channel: Channel): ScreenEvent {
  if (!mayRead(channel, user)) return { kind: 'channel_gone', channel: channel.id };
  return { kind: 'channel', channel: screenChannel(channel, reads, user) };
}
