import { type Receiver, SocketModeReceiver } from '@slack/bolt';
import * as z from 'zod';
import type { Logger } from '../../ports/logger.js';
import { createBoltLogger } from '../client/bolt-logger.js';

interface SocketReceiverOptions {
  appToken: string;
  apiUrl?: string | undefined;
  logger: Logger;
}

/** Requests over a WebSocket that this process opens, so it needs no public address. */
export function createSocketReceiver({ appToken, apiUrl, logger }: SocketReceiverOptions): Receiver {
  const receiver = new SocketModeReceiver({
    appToken,
    logger: createBoltLogger(logger),
    installerOptions: { clientOptions: { ...(apiUrl && { slackApiUrl: apiUrl }) } },
  });
  readFramesSafely(receiver.client, logger);
  return receiver;
}

const FRAME = 'ws_message';

const frame = z.looseObject({
  type: z.enum(['hello', 'disconnect', 'events_api', 'slash_commands', 'interactive']),
});

/**
 * Bolt's client emits each event under its own type: one without a type ends the process, and one of the type `close`
 * or `ws_message` passes for a happening of the client. Nobody listens to those, so events go through it as
 * `interactive` does, and the gate judges all payloads alike. What is no frame of Slack's does not get that far.
 */
function readFramesSafely(client: SocketModeReceiver['client'], logger: Logger): void {
  const readers = client.listeners(FRAME);
  client.removeAllListeners(FRAME);
  client.on(FRAME, (data: unknown, isBinary: boolean) => {
    const read = frame.safeParse(parseJson(data)).data;
    if (!read) return logger.warn({}, 'a frame of no known shape was dropped');
    const safe = read.type === 'events_api' ? { ...read, type: 'interactive' } : read;
    for (const reader of readers) reader(JSON.stringify(safe), isBinary);
  });
}

function parseJson(data: unknown): unknown {
  try {
    return JSON.parse(String(data));
  } catch {
    return undefined;
  }
}
