import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { App, ExpressReceiver, LogLevel } from '@slack/bolt';
import serverless from 'serverless-http';
import { createDelivery, createWorkspace, type Delivery } from 'slack-simulator';
import { DEFAULT_SETTINGS } from '../src/app/config/default-settings.js';
import { createEnvironmentSecrets } from '../src/app/config/environment-secrets.js';
import { DEMO_WORKSPACE } from '../src/app/demo-workspace.js';
import { startDynoxide } from '../src/app/embedded/dynoxide.js';
import { createHttpListener } from '../src/app/http-listener.js';
import { assembleInProcess } from '../src/app/in-process/assemble-in-process.js';
import { createInProcessSend, type HttpHandler } from '../src/app/in-process/in-process-send.js';
import { createMemoryObjects } from '../src/app/in-process/memory-objects.js';
import { createLogger } from '../src/app/open/create-logger.js';
import { systemClock } from '../src/app/open/system-clock.js';
import { EVENTS_PATH } from '../src/bot/edge/http-receiver.js';
import { createMemoryCache } from '../src/data/table/cache.js';
import { createTableIfMissing } from '../src/data/table/create-table-if-missing.js';
import { createTable, type Table } from '../src/data/table/table-client.js';
import type { InteractiveSlack, Slack } from '../src/ports/slack.js';

const workspace = createWorkspace({ now: systemClock.now, seed: DEMO_WORKSPACE });
const { app, team } = workspace;

export interface Rig {
  table: Table;
  /** The plain SDK client, for baselines. */
  raw: DynamoDBClient;
  /** What Slack sends to Aegis, signed. */
  slack: Delivery;
  stop(): Promise<void>;
}

/** Aegis behind its HTTP edge, on a fresh in-memory table engine. Nothing measured here calls Slack. */
export async function startRig(): Promise<Rig> {
  const engine = await startDynoxide();
  const { endpoint } = engine;
  const table = createTable({ region: 'eu-west-1', endpoint, tableName: 'bench', now: systemClock.now });
  await createTableIfMissing(table);
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  const raw = new DynamoDBClient({ region: 'eu-west-1', endpoint, credentials });
  const { requestDeps, queue } = assembleInProcess({
    cache: createMemoryCache(),
    clock: systemClock,
    objects: createMemoryObjects(),
    logger: createLogger('error'),
    secrets: createEnvironmentSecrets({}),
    settings: DEFAULT_SETTINGS,
    slack: noSlack(),
    interactive: noSlack(),
    summarizer: { summarize: () => Promise.reject(new Error('no summaries in benchmarks')) },
    table,
  });
  const listener = createHttpListener({
    // Jobs aren't part of the response time, because another process may run them.
    deps: { ...requestDeps, queue: { enqueue: async () => undefined } },
    identity: async () => ({
      teamId: team.id,
      appId: app.id,
      botId: app.botId,
      botUserId: app.botUserId,
      workspaceUrl: team.url,
    }),
    signingSecret: app.signingSecret,
    token: app.botToken,
    signatureClock: systemClock,
  });
  return {
    table,
    raw,
    slack: deliveryTo(serverless(listener)),
    async stop() {
      await queue.stop();
      table.client.destroy();
      raw.destroy();
      await engine.stop();
    },
  };
}

/** A bare Bolt app behind the same kind of receiver; `listen` registers its listeners. */
export function bareBolt(listen: (app: App) => void): Delivery {
  const receiver = new ExpressReceiver({
    signingSecret: app.signingSecret,
    endpoints: EVENTS_PATH,
    processBeforeResponse: true,
    logLevel: LogLevel.ERROR,
  });
  const { botToken, botId, botUserId } = app;
  listen(new App({ receiver, authorize: async () => ({ botToken, botId, botUserId }) }));
  return deliveryTo(serverless(receiver.app) as HttpHandler);
}

/** The envelope of an event, as Slack wraps it. */
export function envelope(event: object): Record<string, unknown> {
  return {
    token: 'x',
    team_id: team.id,
    api_app_id: app.id,
    type: 'event_callback',
    event_id: 'Ev01',
    event_time: 1,
    authorizations: [{ team_id: team.id, user_id: app.botUserId, is_bot: true }],
    event,
  };
}

function deliveryTo(handler: HttpHandler): Delivery {
  const send = createInProcessSend(handler);
  return createDelivery({
    workspace,
    baseUrl: 'http://127.0.0.1:1',
    signingSecret: app.signingSecret,
    now: () => Date.now() / 1000,
    async send(request) {
      const reply = await send(request);
      if (reply.status !== 200) throw new Error(`answered ${reply.status}`);
      return reply;
    },
  });
}

/** Answers what the Slack client answers from its cache, and rejects every other call. */
function noSlack(): Slack & InteractiveSlack {
  const cached: Partial<Slack> = {
    user: async (id) => ({
      id,
      name: id,
      isBot: false,
      isDeactivated: false,
      isGuest: false,
      isExternal: false,
    }),
    names: async () => new Map(),
  };
  return new Proxy(cached as Slack & InteractiveSlack, {
    get: (target, name) =>
      target[name as keyof Slack] ?? (() => Promise.reject(new Error(`Slack was called: ${String(name)}`))),
  });
}
