import type { SocketModeReceiver } from '@slack/bolt';
import { UpstreamError } from '../../base/errors.js';
import type { Later } from '../../ports/clock.js';
import type { Logger } from '../../ports/logger.js';
import { callSlack } from '../client/slack-failures.js';

/** The wait between two attempts, doubled each time: after an outage, it takes Aegis at most this long to notice. */
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 30_000;

interface ConnectionOptions {
  /** A receiver that doesn't reconnect on its own. */
  client: SocketModeReceiver['client'];
  later: Later;
  logger: Logger;
}

export interface Connection {
  /** Resolves once connected. Throws UpstreamError when Slack refuses; waits while Slack fails. */
  start(): Promise<void>;
  stop(): Promise<void>;
  /** Calls `listener` after each reconnect: Slack may have given up on events in between. */
  onReconnected(listener: () => void): void;
}

/**
 * Connects to Slack, and reconnects whenever the connection ends, for as long as that takes. Slack ends it every few
 * hours to move it to another server. Bolt's client waits 5 s even then, waits forever for a token that lacks a scope,
 * waits ever longer during an outage, and ends the process when Slack no longer accepts the token.
 */
export function createConnection({ client, later, logger }: ConnectionOptions): Connection {
  let isConnected = false;
  let isStopped = false;
  let reconnected: () => void = () => undefined;
  let endPause: () => void = () => undefined;

  function pause(millis: number): Promise<void> {
    return new Promise((resolve) => {
      const cancel = later(resolve, millis);
      endPause = () => {
        cancel();
        resolve();
      };
    });
  }

  /** Undefined once connected. */
  async function tryToConnect(): Promise<UpstreamError | undefined> {
    try {
      await callSlack(() => client.start());
      return undefined;
    } catch (error) {
      if (error instanceof UpstreamError) return error;
      throw error;
    }
  }

  /** Retries until it's connected. `isRefusable`: whether a refusal ends that. */
  async function connect({ isRefusable }: { isRefusable: boolean }): Promise<void> {
    for (let wait = FIRST_WAIT_MS; !isStopped; wait = Math.min(2 * wait, LONGEST_WAIT_MS)) {
      const failure = await tryToConnect();
      if (!failure || isStopped) return;
      if (isRefusable && !failure.retryable) throw failure;
      const retry_in_ms = Math.max(wait, failure.retryAfterMs ?? 0);
      logger.error(
        { code: failure.upstreamCode, reason: failure.message, retry_in_ms },
        "couldn't connect to Slack",
      );
      await pause(retry_in_ms);
    }
  }

  client.on('connected', () => {
    isConnected = true;
  });
  client.on('disconnected', () => {
    if (!isConnected || isStopped) return;
    isConnected = false;
    logger.info({}, 'the connection to Slack ended; connecting again');
    void connect({ isRefusable: false }).then(() => reconnected());
  });

  return {
    start: () => connect({ isRefusable: true }),
    async stop() {
      isStopped = true;
      endPause();
      await client.disconnect();
    },
    onReconnected(listener) {
      reconnected = () => {
        if (!isStopped) listener();
      };
    },
  };
}
