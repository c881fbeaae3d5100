import type { RequestListener } from 'node:http';
import { createApp } from '../../bot/edge/app.js';
import { createSocketReceiver } from '../../bot/edge/socket-receiver.js';
import { attachMeter } from '../../data/table/meter.js';
import type { Table } from '../../data/table/table-client.js';
import type { Logger } from '../../ports/logger.js';
import { blameSetting } from '../blame-setting.js';
import type { Config, SlackConfig } from '../config/config.js';
import { createLazyAlertListener } from '../lazy-alert-listener.js';
import { openCache } from '../open/open-cache.js';
import { openObjects } from '../open/open-objects.js';
import { openSlack } from '../open/open-slack.js';
import { openSummarizer } from '../open/open-summarizer.js';
import { systemClock, systemLater } from '../open/system-clock.js';
import { createOutward } from '../outward/create-outward.js';
import { assembleInProcess } from './assemble-in-process.js';
import { logUsage } from './log-usage.js';
import { startPlainServer } from './plain-server.js';
import { runSchedules } from './run-schedules.js';

interface SocketOptions {
  config: Config;
  slack: SlackConfig;
  table: Table;
  logger: Logger;
  /** Whether this process started the table engine. */
  isOwnTable?: boolean;
}

export interface Running {
  /** Accepts `POST /alerts/{source}`. */
  alerts: RequestListener;
  stop(): Promise<void>;
}

/** Runs Aegis in this process for a workspace that's connected by Socket Mode. */
export async function runSocket(options: SocketOptions): Promise<Running> {
  const { config, slack: access, table, logger, isOwnTable = false } = options;
  const { apiUrl, botToken: token } = access;
  const { slack, interactive, identity } = openSlack({ token, apiUrl, logger, identityClient: 'worker' });
  // Asked before the first request, so that no request has to wait for the slow client, and
  // a wrong token is reported now.
  await blameSetting('SLACK_BOT_TOKEN', identity);
  const cache = await openCache(config, logger);
  const { requestDeps, deps, queue } = assembleInProcess({
    cache,
    clock: systemClock,
    logger,
    objects: openObjects(config),
    outward: createOutward(config.env),
    secrets: config.secrets,
    settings: config.settings,
    slack,
    interactive,
    summarizer: openSummarizer(config, logger),
    table,
  });
  const receiver = createSocketReceiver({ appToken: access.appToken, apiUrl, later: systemLater, logger });
  const app = createApp({ deps: requestDeps, identity, receiver, token });
  await blameSetting('SLACK_APP_TOKEN', () => app.start());
  await queue.start();
  const removesExpiredRows = config.dynamoEndpoint !== undefined || isOwnTable;
  const schedules = runSchedules(deps, { removesExpiredRows });
  receiver.onReconnected(() => schedules.runSoon('gaps'));
  const stopLogging = logUsage(attachMeter(table), logger);
  const alerts = createLazyAlertListener(requestDeps);
  const stopServer = config.healthPort ? await startPlainServer(config.healthPort, alerts) : undefined;
  return {
    alerts,
    async stop() {
      await stopServer?.();
      schedules.stop();
      await queue.stop();
      await app.stop();
      stopLogging();
      await cache.close();
    },
  };
}
