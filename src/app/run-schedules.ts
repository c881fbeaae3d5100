import type { WorkerDeps } from '../jobs/job-deps.js';
import { SCHEDULES, type SweepOptions } from './schedules.js';

/** Runs what schedules do on AWS in this process: now, then at intervals, until the returned function is called. */
export function runSchedules(deps: WorkerDeps, options: SweepOptions): () => void {
  const timers = SCHEDULES.flatMap((schedule) => {
    if (schedule.needs === 'queue') return [];
    const run = () => (schedule.needs === 'slack' ? schedule.run(deps) : schedule.run(deps.archive, options));
    const start = () =>
      void run().catch((err: unknown) =>
        deps.logger.warn({ task: schedule.name, err }, 'a scheduled task failed'),
      );
    start();
    return [setInterval(start, schedule.everyMs)];
  });
  return () => timers.forEach(clearInterval);
}
