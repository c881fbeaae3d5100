import { setTimeout as sleep } from 'node:timers/promises';
import { readConfig } from '../app/config/config.js';
import { systemClock } from '../app/open/system-clock.js';
import { UsageError } from '../base/errors.js';
import type { MaintenanceDeps } from '../maintenance/maintenance-deps.js';
import { createPace, type Pace } from '../maintenance/pace.js';
import { openExistingTable } from './open-existing-table.js';
import { createProgress, type Progress } from './progress.js';
import type { CliCall } from './subcommand.js';

export const PACING_OPTIONS = {
  units: { type: 'string', default: '100' },
  segments: { type: 'string', default: '4' },
} as const;

interface Pacing {
  units: string;
  segments: string;
}

type Work = (deps: MaintenanceDeps, options: { segments: number; isAws: boolean }) => Promise<number>;

/** Opens the configured table, or the embedded one when none is, and closes it after the work. */
export async function withMaintainedTable(call: CliCall, pacing: Pacing, work: Work): Promise<number> {
  const unitsPerSecond = readCount(call, 'units', pacing.units);
  const segments = readCount(call, 'segments', pacing.segments);
  const { table, isAws, close } = await openExistingTable(readConfig(call.env, 'embedded'));
  const pause = async (millis: number) => {
    await sleep(millis);
  };
  const progress = createProgress(`aegis ${call.name}: capacity units used`);
  const pace = shownBy(progress, createPace({ unitsPerSecond, clock: systemClock, sleep: pause }));
  try {
    return await work({ table, clock: systemClock, pace, sleep: pause }, { segments, isAws });
  } finally {
    progress.end();
    await close();
  }
}

/** The size of a table is unknown: DynamoDB's own count is hours old. */
function shownBy(progress: Progress, pace: Pace): Pace {
  return {
    ...pace,
    async after(units) {
      await pace.after(units);
      progress.at(Math.round(pace.spent()), 0);
    },
  };
}

function readCount({ name: command }: CliCall, name: string, text: string): number {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 1 || count > 1_000_000) {
    throw new UsageError(
      `--${name} must be a whole number from 1 to 1,000,000, not "${text}". \`aegis ${command} --help\` shows the rest.`,
    );
  }
  return count;
}
