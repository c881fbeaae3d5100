import * as z from 'zod';
import { findMessage } from '../../messages.js';
import type { Channel, Fields, Message } from '../../model.js';
import type { Origin } from '../../payloads.js';
import { ActError, type AppLink } from '../app-link.js';
import type { FileStore } from '../file-store.js';
import { mayRead } from '../may-read.js';
import type { Reads } from '../reads.js';

/** Where a person acts. */
export interface Scene {
  origin: Origin;
  app: AppLink;
  reads: Reads;
  files: FileStore;
}

/** Something that a person can do at the screen. */
export interface Act {
  /** Throws ActError if it can't be done. */
  run(scene: Scene, user: string, args: unknown): Promise<Fields>;
}

/** Defines an act that checks its arguments, then runs. */
export function act<Args extends z.ZodType>(
  args: Args,
  run: (scene: Scene, user: string, args: z.output<Args>) => Promise<Fields | undefined> | Fields | undefined,
): Act {
  return {
    async run(scene, user, raw) {
      const parsed = args.safeParse(raw);
      if (!parsed.success) throw new ActError(z.prettifyError(parsed.error));
      return (await run(scene, user, parsed.data)) ?? {};
    },
  };
}

/** Slack's limit for what people type. */
export const typedText = z.string().max(40_000);

export const place = z.object({ channel: z.string(), ts: z.string() });

/** Finds a conversation that the person may read. */
export function readableChannel({ origin: { workspace } }: Scene, user: string, id: string): Channel {
  const channel = workspace.channels.get(id);
  if (!channel || !mayRead(channel, user)) throw new ActError("That conversation doesn't exist.");
  return channel;
}

/** Finds a conversation that the person is in and can write to. */
export function writableChannel(scene: Scene, user: string, id: string): Channel {
  const channel = readableChannel(scene, user, id);
  if (channel.isArchived) throw new ActError('This channel is archived.');
  if (!channel.members.includes(user)) throw new ActError('Join the channel first.');
  return channel;
}

export function messageIn(channel: Channel, ts: string): Message {
  const message = findMessage(channel, ts);
  if (!message) throw new ActError('That message no longer exists.');
  return message;
}
