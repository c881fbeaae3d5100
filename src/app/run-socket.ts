import { join } from 'node:path';
import { createFolderStore } from '../archive/folder-store.js';
import { ConfigError, UpstreamError } from '../base/errors.js';
import { createSlack } from '../bot/client/create-slack.js';
import { createIdentity } from '../bot/client/identity.js';
import { createSlackClients } from '../bot/client/slack-clients.js';
import { callSlack } from '../bot/client/slack-failures.js';
import { createApp } from '../bot/edge/app.js';
import { createSocketReceiver } from '../bot/edge/socket-receiver.js';
import { attachMeter } from '../data/table/meter.js';
import type { Table } from '../data/table/table-client.js';
import type { Logger } from '../ports/logger.js';
import type { ObjectStore } from '../ports/objects.js';
import type { Config, SlackConfig } from './config.js';
import { doRegularly } from './do-regularly.js';
import { openObjects } from './lambda/objects.js';
import { openCache } from './open-cache.js';
import { reportUsage } from './report-usage.js';
import { createRuntime } from './runtime.js';
import { readSettings } from './settings.js';
import { createSummarizer } from './summarizer.js';
import { systemClock } from './system-clock.js';

interface SocketOptions {
  config: Config;
  slack: SlackConfig;
  table: Table;
  logger: Logger;
  /** Of the engine that this process started. */
  isOwnTable?: boolean;
}

export interface Running {
  stop(): Promise<void>;
}

/** Runs Aegis in this process against a workspace that it reaches by Socket Mode. */
export async function runSocket({
  config,
  slack,
  table,
  logger,
  isOwnTable = false,
}: SocketOptions): Promise<Running> {
  const clients = createSlackClients({ token: slack.botToken, apiUrl: slack.apiUrl, logger });
  // Known before the first request, so no request waits for the slow client; and a wrong token is reported now.
  const identity = createIdentity(clients.worker);
  await refusedFor('SLACK_BOT_TOKEN', identity);
  const { slack: jobSlack, interactive } = createSlack(clients, identity);
  const cache = openCache(config, logger);
  const objects = openObjectStore(config);
  const { deps, queue } = createRuntime({
    cache,
    clock: systemClock,
    objects,
    logger,
    settings: readSettings(config),
    slack: { ...jobSlack, ...interactive },
    summarizer: createSummarizer(config, logger),
    table,
  });
  const receiver = createSocketReceiver({ appToken: slack.appToken, apiUrl: slack.apiUrl, logger });
  const app = createApp({ deps, identity, receiver, token: slack.botToken });
  await refusedFor('SLACK_APP_TOKEN', () => app.start());
  await queue.start();
  const stopWork = doRegularly(deps, {
    removesExpiredRows: config.dynamoEndpoint !== undefined || isOwnTable,
  });
  const stopReporting = reportUsage(attachMeter(table), logger);
  return {
    async stop() {
      stopWork();
      await queue.stop();
      await app.stop();
      stopReporting();
      await cache.close();
    },
  };
}

/** What Slack refuses at the start is the fault of a setting, which the ConfigError names. */
async function refusedFor(setting: string, call: () => Promise<unknown>): Promise<void> {
  try {
    await callSlack(call);
  } catch (cause) {
    if (!(cause instanceof UpstreamError)) throw cause;
    throw new ConfigError([`${setting}: ${cause.message}`], { cause });
  }
}

function openObjectStore({ bucket, region, home }: Config): ObjectStore {
  return bucket === undefined ? createFolderStore(join(home, 'objects')) : openObjects(bucket, region);
}
