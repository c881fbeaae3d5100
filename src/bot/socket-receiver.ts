import { type Receiver, SocketModeReceiver } from '@slack/bolt';
import type { Logger } from '../deps.js';
import { createBoltLogger } from './bolt-logger.js';

interface SocketReceiverOptions {
  appToken: string;
  apiUrl?: string | undefined;
  logger: Logger;
}

/** Requests over a WebSocket that this process opens, so it needs no public address. */
export function createSocketReceiver({ appToken, apiUrl, logger }: SocketReceiverOptions): Receiver {
  return new SocketModeReceiver({
    appToken,
    logger: createBoltLogger(logger),
    installerOptions: { clientOptions: { ...(apiUrl && { slackApiUrl: apiUrl }) } },
  });
}
