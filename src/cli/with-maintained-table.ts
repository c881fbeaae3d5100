import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Config, readConfig } from '../app/config/config.js';
import { startDynoxide } from '../app/embedded/dynoxide.js';
import { openTable } from '../app/open-table.js';
import { systemClock } from '../app/system-clock.js';
import { UsageError } from '../base/errors.js';
import type { MaintenanceDeps } from '../maintenance/maintenance-deps.js';
import { createPace } from '../maintenance/pace.js';
import type { CliCall } from './subcommand.js';

export const PACING_OPTIONS = {
  units: { type: 'string', default: '100' },
  segments: { type: 'string', default: '4' },
} as const;

/** The region in Config when none is set. */
const NO_REGION = 'local';

interface Pacing {
  units: string;
  segments: string;
}

type Work = (deps: MaintenanceDeps, options: { segments: number; isAws: boolean }) => Promise<number>;

/** Opens the configured table, or the embedded one when none is, and closes it after the work. */
export async function withMaintainedTable(call: CliCall, pacing: Pacing, work: Work): Promise<number> {
  const unitsPerSecond = readCount(call, 'units', pacing.units);
  const segments = readCount(call, 'segments', pacing.segments);
  const config = readConfig(call.env, 'embedded');
  const isAws = !config.dynamoEndpoint && !config.tableFile && config.region !== NO_REGION;
  const engine = isAws || config.dynamoEndpoint ? undefined : await startOwnTable(config);
  const table = openTable(config, engine?.endpoint);
  const pause = async (millis: number) => {
    await sleep(millis);
  };
  const pace = createPace({ unitsPerSecond, clock: systemClock, sleep: pause });
  try {
    return await work({ table, clock: systemClock, pace, sleep: pause }, { segments, isAws });
  } finally {
    table.client.destroy();
    await engine?.stop();
  }
}

function readCount({ usage }: CliCall, name: string, text: string): number {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 1 || count > 1_000_000) {
    throw new UsageError(`--${name} must be a whole number, not "${text}".\n${usage}`);
  }
  return count;
}

function startOwnTable({ home, tableFile }: Config): ReturnType<typeof startDynoxide> {
  const file = tableFile ?? join(home, 'table.db');
  if (existsSync(file)) return startDynoxide(file);
  throw new UsageError(
    `Which table? Set AWS_REGION for one on AWS, or AWS_ENDPOINT_URL_DYNAMODB for another engine. There's no embedded one: ${file} doesn't exist.`,
  );
}
