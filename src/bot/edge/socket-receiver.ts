import { defaultProcessEventErrorHandler, type Receiver, SocketModeReceiver } from '@slack/bolt';
import * as z from 'zod';
import { OverloadedError } from '../../base/errors.js';
import { parseJson } from '../../base/parse-json.js';
import type { Later } from '../../ports/clock.js';
import type { Logger } from '../../ports/logger.js';
import { createBoltLogger } from '../client/bolt-logger.js';
import { type Connection, createConnection } from './keep-connected.js';

/** The timeout of a call that requests a connection. */
const TIMEOUT_MS = 10_000;

interface SocketReceiverOptions {
  appToken: string;
  apiUrl?: string | undefined;
  later: Later;
  logger: Logger;
}

/** Receives requests over a WebSocket that this process opens, so it needs no public address. */
export function createSocketReceiver({
  appToken,
  apiUrl,
  later,
  logger,
}: SocketReceiverOptions): Receiver & Connection {
  const receiver = new SocketModeReceiver({
    appToken,
    logger: createBoltLogger(logger),
    autoReconnectEnabled: false,
    installerOptions: {
      clientOptions: {
        ...(apiUrl && { slackApiUrl: apiUrl }),
        timeout: TIMEOUT_MS,
        retryConfig: { retries: 0 },
        rejectRateLimitedCalls: true,
      },
    },
    // Slack sends it again. The gate has already reported it, once per channel instead of once per event.
    processEventErrorHandler: async (failure) =>
      failure.error instanceof OverloadedError ? false : defaultProcessEventErrorHandler(failure),
  });
  readFramesSafely(receiver.client, logger);
  const connection = createConnection({ client: receiver.client, later, logger });
  return { init: (app) => receiver.init(app), ...connection };
}

const FRAME = 'ws_message';

const frame = z.looseObject({
  type: z.enum(['hello', 'disconnect', 'events_api', 'slash_commands', 'interactive']),
});

/**
 * Bolt's client emits each event under its own type. An event without a type ends the process, and one of type `close`
 * or `ws_message` looks like an internal event of the client. So events are relabeled `interactive`, which the client
 * passes on untouched, and the gate validates them. Frames that Slack wouldn't send are dropped here.
 */
function readFramesSafely(client: SocketModeReceiver['client'], logger: Logger): void {
  const readers = client.listeners(FRAME);
  client.removeAllListeners(FRAME);
  client.on(FRAME, (data: unknown, isBinary: boolean) => {
    const read = frame.safeParse(parseJson(String(data))).data;
    if (!read) return logger.warn({}, 'dropped a malformed frame');
    const safe = read.type === 'events_api' ? { ...read, type: 'interactive' } : read;
    for (const reader of readers) reader(JSON.stringify(safe), isBinary);
  });
}
