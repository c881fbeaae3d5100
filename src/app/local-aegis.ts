import {
  createDelivery,
  type Delivery,
  type SlackServer,
  startSlackServer,
  type Workspace,
} from 'slack-simulator';
import { createSlack } from '../bot/client/create-slack.js';
import { createIdentity } from '../bot/client/identity.js';
import { createSlackClients } from '../bot/client/slack-clients.js';
import { pumpEvents } from '../cli/replay/event-pump.js';
import type { Table } from '../data/table/table-client.js';
import type { Clock } from '../ports/clock.js';
import type { Logger } from '../ports/logger.js';
import type { ObjectStore } from '../ports/objects.js';
import type { Settings } from '../ports/settings.js';
import type { Summarizer } from '../summaries/summarizer.js';
import { createMemoryObjects } from './embedded/memory-objects.js';
import { createHttpHandler } from './http-handler.js';
import { createInProcessSend } from './in-process-send.js';
import { createRuntime, type Runtime } from './runtime.js';
import { systemClock } from './system-clock.js';

interface LocalAegisOptions {
  clock: Clock;
  objects?: ObjectStore;
  logger: Logger;
  settings: Settings;
  summarizer: Summarizer;
  table: Table;
  workspace: Workspace;
}

export interface LocalAegis extends Runtime {
  server: SlackServer;
  /** What people do that Slack tells the app by a request: commands, clicks, forms. */
  delivery: Delivery;
  /** Resolves once events and jobs, and what they cause, are through. */
  settled(): Promise<void>;
  /** Events that Aegis did not take. */
  failures: readonly string[];
  stop(): Promise<void>;
}

/** Aegis in one process with a Slack workspace in memory: signed requests in, Web API calls out. */
export async function startLocalAegis({ workspace, ...options }: LocalAegisOptions): Promise<LocalAegis> {
  const { app } = workspace;
  const server = await startSlackServer({ workspace });
  const clients = createSlackClients({ token: app.botToken, apiUrl: server.apiUrl, logger: options.logger });
  const identity = createIdentity(clients.interactive);
  const { slack, interactive } = createSlack(clients, identity);
  const runtime = createRuntime({
    objects: createMemoryObjects(),
    ...options,
    slack: { ...slack, ...interactive },
  });
  const handler = createHttpHandler({
    deps: runtime.deps,
    identity,
    signingSecret: app.signingSecret,
    token: app.botToken,
    signatureClock: systemClock,
  });
  const delivery = createDelivery({
    workspace,
    baseUrl: server.url,
    signingSecret: app.signingSecret,
    now: () => Date.now() / 1000,
    send: createInProcessSend(handler),
  });
  const pump = pumpEvents(workspace, delivery);
  return {
    ...runtime,
    server,
    delivery,
    failures: pump.failures,
    async settled() {
      do {
        await pump.idle();
        await runtime.queue.idle();
        await workspace.idle();
      } while (pump.isBusy);
    },
    async stop() {
      await runtime.queue.stop();
      await server.stop();
    },
  };
}
