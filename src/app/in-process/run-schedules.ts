import { MINUTE_MS } from '../../base/durations.js';
import type { WorkerDeps } from '../../jobs/job-deps.js';
import type { Logger } from '../../ports/logger.js';
import { SCHEDULES, type Schedule, type SweepOptions } from '../schedules.js';

/**
 * A failed run is repeated after this long, as EventBridge does; the overload that made it fail may be over.
 */
const RETRY_MS = MINUTE_MS;
/** By then, Slack has finished resending, and a connection that keeps breaking causes only one run. */
const SOON_MS = 10_000;

interface RunningSchedules {
  /** Runs a schedule early. Several calls within ten seconds cause one run. */
  runSoon(name: string): void;
  stop(): void;
}

/**
 * Runs the schedules in this process instead of on AWS: now, then at intervals, until it's stopped. Failed
 * runs are repeated after a minute.
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

/** Undefined if only a queue outside the process needs it. */
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
