import { LogLevel, WebClient } from '@slack/web-api';
import { afterEach, beforeEach } from 'vitest';
import {
  createDelivery,
  type Delivery,
  type SignedRequest,
} from '../../packages/slack-simulator/src/delivery.js';
import type { Envelope } from '../../packages/slack-simulator/src/model.js';
import { type SlackServer, startSlackServer } from '../../packages/slack-simulator/src/server.js';
import { createWorkspace, type Workspace } from '../../packages/slack-simulator/src/workspace.js';
import { createTestClock } from './clock.js';
import { DECLARED_AT } from './records.js';

/** People and places of the demonstration workspace. */
export const ALICE = 'U01ALICE';
export const BOB = 'U01BOB';
export const CAROL = 'U01CAROL';
export const BOT = 'U01AEGIS';
export const GENERAL = 'C01GENERAL';
export const INCIDENTS = 'C01INCIDENTS';

export interface TestSlack {
  clock: ReturnType<typeof createTestClock>;
  workspace: Workspace;
  server: SlackServer;
  /** As the app's bot; one try, and rate limits fail at once. */
  client: WebClient;
  /** Every event for the app so far. */
  events: Envelope[];
  /** The events of a type, the message ones by subtype: `message`, `message.channel_join`, `pin_added`. */
  eventsOf(type: string): Envelope['event'][];
  /** Slack's requests to an app that is reached by `send`. */
  delivery(send: (request: SignedRequest) => Promise<{ status: number; body: string }>): Delivery;
}

interface TestSlackOptions {
  /** The bot scopes that were granted; all if absent. */
  scopes?: readonly string[];
}

/** A fresh Slack for every test of a file or group; the returned function gives the current one. */
export function useSlack(options: TestSlackOptions = {}): () => TestSlack {
  let slack: TestSlack | undefined;
  beforeEach(async () => {
    slack = await startTestSlack(options);
  });
  afterEach(async () => {
    await slack?.server.stop();
    slack = undefined;
  });
  return () => {
    if (!slack) throw new Error('there is a Slack only while a test runs');
    return slack;
  };
}

async function startTestSlack(options: TestSlackOptions): Promise<TestSlack> {
  const clock = createTestClock(DECLARED_AT);
  const workspace = createWorkspace({ now: clock.now });
  const server = await startSlackServer({ workspace, ...options });
  const events: Envelope[] = [];
  workspace.onEvent((envelope) => events.push(envelope));
  return {
    clock,
    workspace,
    server,
    client: createTestClient(server, workspace.app.botToken),
    events,
    eventsOf: (type) => events.map(({ event }) => event).filter((event) => nameOf(event) === type),
    delivery: (send) =>
      createDelivery({
        workspace,
        baseUrl: server.url,
        signingSecret: workspace.app.signingSecret,
        // Bolt holds signatures against the time of day.
        now: () => Date.now() / 1000,
        send,
      }),
  };
}

/** For Slack's clients and Bolt, which tell of every refusal; tests are about refusals. */
export const silentLogger = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  setLevel: () => undefined,
  getLevel: () => LogLevel.ERROR,
  setName: () => undefined,
};

/** Slack's own client for this server; one try, and rate limits fail at once. */
export function createTestClient({ apiUrl }: Pick<SlackServer, 'apiUrl'>, token: string): WebClient {
  return new WebClient(token, {
    slackApiUrl: apiUrl,
    logger: silentLogger,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
  });
}

/** What Slack refused with, as its own client tells it; `ok` when it did not. */
export async function refusalOf(call: Promise<unknown>): Promise<string> {
  try {
    await call;
    return 'ok';
  } catch (error) {
    const { data } = error as { data?: { error?: string } };
    if (!data?.error) throw error;
    return data.error;
  }
}

function nameOf({ type, subtype }: Envelope['event']): string {
  return subtype === undefined ? type : `${type}.${subtype}`;
}
