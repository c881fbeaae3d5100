import { LogLevel, WebClient } from '@slack/web-api';
import { afterEach, beforeEach } from 'vitest';
import { createDelivery, type Delivery, type SignedRequest } from '../../src/delivery.js';
import type { Envelope } from '../../src/model.js';
import { type SlackServer, startSlackServer } from '../../src/server.js';
import { epochMillis, fromMillis, type Timestamp } from '../../src/timestamp.js';
import { createWorkspace, type Workspace } from '../../src/workspace.js';

/** People and channels of the demo workspace. */
export const ALICE = 'U01ALICE';
export const BOB = 'U01BOB';
export const CAROL = 'U01CAROL';
export const BOT = 'U01DEMO';
export const GENERAL = 'C01GENERAL';
export const RANDOM = 'C01RANDOM';

const STARTED_AT = '2025-01-15T14:05:09.123456Z';

export interface TestSlack {
  clock: TestClock;
  workspace: Workspace;
  server: SlackServer;
  /** Calls as the app's bot: one attempt, and a rate limit rejects immediately. */
  client: WebClient;
  /** Every event sent to the app so far. */
  events: Envelope[];
  /** The events of a type, message events by subtype: `message`, `message.channel_join`, `pin_added`. */
  eventsOf(type: string): Envelope['event'][];
  /** Slack's requests to an app behind `send`. */
  delivery(send: (request: SignedRequest) => Promise<{ status: number; body: string }>): Delivery;
}

type TestSlackOptions = Pick<Parameters<typeof startSlackServer>[0], 'scopes' | 'rateLimits'>;

/** Starts a Slack before each test of a file or group; the returned function gets the current one. */
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
    if (!slack) throw new Error('Slack runs only during a test');
    return slack;
  };
}

async function startTestSlack(options: TestSlackOptions): Promise<TestSlack> {
  const clock = createTestClock(STARTED_AT);
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
        // Bolt compares signatures with the system clock.
        now: () => Date.now() / 1000,
        send,
      }),
  };
}

interface TestClock {
  now(): Timestamp;
  advance(millis: number): void;
}

/** A clock that only moves when a test advances it. */
function createTestClock(start: Timestamp): TestClock {
  let now = epochMillis(start);
  return {
    now: () => fromMillis(now),
    advance(millis) {
      now += millis;
    },
  };
}

/** Silences Slack's clients and Bolt, which log every error response that a test provokes. */
export const silentLogger = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  setLevel: () => undefined,
  getLevel: () => LogLevel.ERROR,
  setName: () => undefined,
};

/** Slack's own client for this server: one attempt, and a rate limit rejects immediately. */
export function createTestClient({ apiUrl }: Pick<SlackServer, 'apiUrl'>, token: string): WebClient {
  return new WebClient(token, {
    slackApiUrl: apiUrl,
    logger: silentLogger,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
  });
}

/** The error code of Slack's response, `ok` if there is none. */
export async function errorOf(call: Promise<unknown>): Promise<string> {
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
