import { LogLevel, WebClient } from '@slack/web-api';
import {
  createDelivery,
  createWorkspace,
  type Delivery,
  type SignedRequest,
  type SlackServer,
  startSlackServer,
  type Workspace,
} from 'slack-simulator';
import { afterEach, beforeEach } from 'vitest';
import { DEMO_WORKSPACE } from '../../src/app/demo-workspace.js';
import { createTestClock, type TestClock } from './clock.js';
import { DECLARED_AT } from './records.js';

/** People and channels of the simulator's demo workspace. */
export const ALICE = 'U01ALICE';
export const BOB = 'U01BOB';
export const CAROL = 'U01CAROL';
export const BOT = 'U01AEGIS';
export const GENERAL = 'C01GENERAL';
export const INCIDENTS = 'C01INCIDENTS';

export interface TestSlack {
  clock: TestClock;
  workspace: Workspace;
  server: SlackServer;
  /** Slack's requests to an app behind `send`. */
  delivery(send: (request: SignedRequest) => Promise<{ status: number; body: string }>): Delivery;
}

/** Starts a Slack before each test of a file or group; the returned function gets the current one. */
export function useSlack(options: { rateLimits?: boolean } = {}): () => TestSlack {
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

async function startTestSlack({ rateLimits = true }: { rateLimits?: boolean }): Promise<TestSlack> {
  const clock = createTestClock(DECLARED_AT);
  const workspace = createWorkspace({ now: clock.now, seed: DEMO_WORKSPACE });
  const server = await startSlackServer({ workspace, rateLimits });
  return {
    clock,
    workspace,
    server,
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

/** Silences Slack's client, which logs every error response that a test provokes. */
const silentLogger = {
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
