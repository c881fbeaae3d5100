import { createHmac } from 'node:crypto';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { App, ExpressReceiver, LogLevel } from '@slack/bolt';
import serverless from 'serverless-http';
import { EVENTS_PATH } from '../src/bot/http-receiver.js';
import type { Identity } from '../src/bot/identity.js';
import { createTableIfMissing } from '../src/data/create-table.js';
import { createTable, type Table } from '../src/data/dynamo.js';
import type { Slack } from '../src/deps.js';
import { createHttpHandler } from '../src/entry/http-handler.js';
import { createLogger } from '../src/entry/logger.js';
import { createRuntime } from '../src/entry/runtime.js';
import { systemClock } from '../src/entry/system-clock.js';
import { startDynoxide } from '../src/local/dynoxide.js';

const SECRET = 'a-signing-secret-for-benchmarks';
const TOKEN = 'xoxb-benchmark';
const IDENTITY: Identity = {
  teamId: 'T01BENCH',
  appId: 'A01BENCH',
  botId: 'B01BENCH',
  botUserId: 'U01BOT',
  workspaceUrl: 'https://bench.example/',
};

export type Send = (body: string, contentType: string) => Promise<number>;

export interface Rig {
  table: Table;
  /** The SDK's own client without anything of ours, for baselines. */
  raw: DynamoDBClient;
  /** Sends a signed request to Aegis; resolves to the HTTP status. */
  send: Send;
  stop(): Promise<void>;
}

/** Aegis behind its HTTP edge on a fresh table engine in memory. Nothing measured here calls Slack. */
export async function startRig(): Promise<Rig> {
  const engine = await startDynoxide();
  const table = createTable({
    region: 'eu-west-1',
    endpoint: engine.endpoint,
    tableName: 'bench',
    now: systemClock.now,
  });
  await createTableIfMissing(table);
  const raw = new DynamoDBClient({ region: 'eu-west-1', endpoint: engine.endpoint });
  const { deps, queue } = createRuntime({
    clock: systemClock,
    logger: createLogger('error'),
    settings: { services: [], history: { minutes: 120, messages: 200 } },
    slack: noSlack(),
    summarizer: { summarize: () => Promise.reject(new Error('no summaries in benchmarks')) },
    table,
  });
  const handler = createHttpHandler({
    deps,
    identity: async () => IDENTITY,
    signingSecret: SECRET,
    token: TOKEN,
    signatureClock: systemClock,
  });
  return {
    table,
    raw,
    send: sender(handler),
    async stop() {
      await queue.stop();
      table.client.destroy();
      raw.destroy();
      await engine.stop();
    },
  };
}

/** A bare Bolt app behind the same kind of receiver; `listen` registers what it does. */
export function bareBolt(listen: (app: App) => void): Send {
  const receiver = new ExpressReceiver({
    signingSecret: SECRET,
    endpoints: EVENTS_PATH,
    processBeforeResponse: true,
    logLevel: LogLevel.ERROR,
  });
  const { botId, botUserId } = IDENTITY;
  const app = new App({ receiver, authorize: async () => ({ botToken: TOKEN, botId, botUserId }) });
  listen(app);
  return sender(serverless(receiver.app));
}

/** The envelope of an event, as Slack wraps it. */
export function envelope(event: object): string {
  return JSON.stringify({
    token: 'x',
    team_id: IDENTITY.teamId,
    api_app_id: IDENTITY.appId,
    type: 'event_callback',
    event_id: 'Ev01',
    event_time: 1,
    authorizations: [{ team_id: IDENTITY.teamId, user_id: IDENTITY.botUserId, is_bot: true }],
    event,
  });
}

/** A slash command, as Slack sends it. */
export function slashCommand(text: string): string {
  return new URLSearchParams({
    team_id: IDENTITY.teamId,
    api_app_id: IDENTITY.appId,
    channel_id: 'C01GENERAL',
    user_id: 'U01ALICE',
    command: '/incident',
    text,
    response_url: 'https://hooks.example/1',
    trigger_id: '1.2.3',
  }).toString();
}

function sender(handler: (event: object, context: object) => Promise<object>): Send {
  return async (body, contentType) => {
    const sentAt = String(Math.floor(Date.now() / 1000));
    const signature = createHmac('sha256', SECRET).update(`v0:${sentAt}:${body}`).digest('hex');
    const response = await handler(
      {
        version: '2.0',
        rawPath: EVENTS_PATH,
        rawQueryString: '',
        headers: {
          'content-type': contentType,
          'x-slack-request-timestamp': sentAt,
          'x-slack-signature': `v0=${signature}`,
        },
        requestContext: { http: { method: 'POST', path: EVENTS_PATH, sourceIp: '127.0.0.1' } },
        body,
        isBase64Encoded: false,
      },
      {},
    );
    const status = (response as { statusCode: number }).statusCode;
    if (status !== 200) throw new Error(`answered ${status}`);
    return status;
  };
}

function noSlack(): Slack {
  return new Proxy({} as Slack, {
    get: (_target, name) => () => Promise.reject(new Error(`Slack was called: ${String(name)}`)),
  });
}
