import { MINUTE_MS } from '../base/durations.js';
import type { WorkerDeps } from '../jobs/job-deps.js';
import { SCHEDULES, type SweepOptions } from './schedules.js';

/** A failed run is repeated after this long, as EventBridge does it; the overload that failed it may be over. */
const RETRY_MS = MINUTE_MS;

/**
 * Runs what schedules do on AWS in this process: now, then at intervals, until the returned function is called. What
 * fails runs again after a minute.
 */
export function runSchedules(deps: WorkerDeps, options: SweepOptions): () => void {
  let isStopped = false;
  const timers = SCHEDULES.flatMap((schedule) => {
    if (schedule.needs === 'queue') return [];
    const run = () => (schedule.needs === 'slack' ? schedule.run(deps) : schedule.run(deps.archive, options));
    let retry: NodeJS.Timeout | undefined;
    const start = () =>
      void run().catch((err: unknown) => {
        deps.logger.warn({ task: schedule.name, err }, 'a scheduled task failed');
        clearTimeout(retry);
        if (!isStopped && schedule.everyMs > RETRY_MS) retry = setTimeout(start, RETRY_MS).unref();
      });
    start();
    return [setInterval(start, schedule.everyMs)];
  });
  return () => {
    isStopped = true;
    timers.forEach(clearInterval);
  };
}
