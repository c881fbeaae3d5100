import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { SimulatorError } from 'slack-simulator';
import { startGateway } from 'slack-simulator/gateway';
import { AegisError } from '../../base/errors.js';
import { createTableIfMissing } from '../../data/table/create-table-if-missing.js';
import type { Logger } from '../../ports/logger.js';
import type { Config } from '../config/config.js';
import { DEMO_WORKSPACE } from '../demo-workspace.js';
import { type Running, runSocket } from '../in-process/run-socket.js';
import { openTable } from '../open/open-table.js';
import { systemClock } from '../open/system-clock.js';
import { choosePort } from './choose-port.js';
import { startDynoxide } from './dynoxide.js';
import { startTour } from './tour/start-tour.js';

export interface Embedded extends Pick<Running, 'stop'> {
  /** The address of the workspace in the browser. */
  url: string;
}

/** Aegis with its own Slack workspace and table on this machine, kept under `config.home`. */
export async function startEmbedded(config: Config, logger: Logger): Promise<Embedded> {
  await mkdir(config.home, { recursive: true });
  const stops: (() => Promise<void>)[] = [];
  const stop = async () => {
    for (const one of stops.reverse()) await one();
  };
  try {
    const table = openTable(config, config.dynamoEndpoint ?? (await startTable(config, logger, stops)));
    stops.push(async () => table.client.destroy());
    await createTableIfMissing(table);
    const port = await choosePort(config.port);
    const gateway = await startGateway({
      port,
      home: config.home,
      now: systemClock.now,
      logger,
      seed: DEMO_WORKSPACE,
    });
    stops.push(gateway.stop);
    const slack = { ...gateway.workspace.app, apiUrl: gateway.apiUrl };
    const running = await runSocket({ config, slack, table, logger, isOwnTable: true });
    gateway.mount('/alerts/', running.alerts);
    stops.push(running.stop);
    const tour = await startTour(gateway, logger);
    stops.push(async () => tour.stop());
    return { url: gateway.url, stop };
  } catch (error) {
    await stop();
    throw error instanceof SimulatorError
      ? new AegisError(error.code, error.message, { cause: error })
      : error;
  }
}

async function startTable(
  { home, tableFile = join(home, 'table.db') }: Config,
  logger: Logger,
  stops: (() => Promise<void>)[],
): Promise<string> {
  const engine = await startDynoxide(tableFile, logger);
  stops.push(engine.stop);
  return engine.endpoint;
}
