import { MINUTE_MS } from '../base/durations.js';
import type { WorkerDeps } from '../jobs/job-deps.js';
import type { Logger } from '../ports/logger.js';
import { SCHEDULES, type Schedule, type SweepOptions } from './schedules.js';

/** A failed run is repeated after this long, as EventBridge does it; the overload that failed it may be over. */
const RETRY_MS = MINUTE_MS;
/** By then Slack has sent again what it's going to, and a connection that keeps breaking causes one run. */
const SOON_MS = 10_000;

interface RunningSchedules {
  /** Runs a schedule before its time. Several calls within ten seconds are one run. */
  runSoon(name: string): void;
  stop(): void;
}

/**
 * Runs what schedules do on AWS in this process: now, then at intervals, until it's stopped. What fails runs again after a
 * minute.
 */
export function runSchedules(deps: WorkerDeps, options: SweepOptions): RunningSchedules {
  const running = new Map(
    SCHEDULES.flatMap((schedule) => {
      const runner = runnerOf(schedule, deps, options);
      return runner ? [[schedule.name, startSchedule(runner, deps.logger)] as const] : [];
    }),
  );
  return {
    runSoon: (name) => running.get(name)?.runSoon(),
    stop() {
      for (const schedule of running.values()) schedule.stop();
    },
  };
}

interface Runner {
  name: string;
  everyMs: number;
  run(): Promise<object>;
}

/** Undefined for what only a queue outside the process needs. */
function runnerOf(schedule: Schedule, deps: WorkerDeps, options: SweepOptions): Runner | undefined {
  if (schedule.needs === 'queue') return undefined;
  const { name, everyMs } = schedule;
  const run = () => (schedule.needs === 'slack' ? schedule.run(deps) : schedule.run(deps.archive, options));
  return { name, everyMs, run };
}

function startSchedule({ name, everyMs, run }: Runner, logger: Logger) {
  let isStopped = false;
  let retry: NodeJS.Timeout | undefined;
  let soon: NodeJS.Timeout | undefined;
  const start = () =>
    void run().catch((err: unknown) => {
      logger.warn({ task: name, err }, 'a scheduled task failed');
      clearTimeout(retry);
      if (!isStopped && everyMs > RETRY_MS) retry = setTimeout(start, RETRY_MS).unref();
    });
  const timer = setInterval(start, everyMs);
  start();
  return {
    runSoon() {
      soon ??= setTimeout(() => {
        soon = undefined;
        start();
      }, SOON_MS).unref();
    },
    stop() {
      isStopped = true;
      clearInterval(timer);
      for (const timeout of [retry, soon]) clearTimeout(timeout);
    },
  };
}
