import * as z from 'zod';
import { UsageError } from '../../base/errors.js';
import type { Logger } from '../../ports/logger.js';

/** The input that EventBridge Scheduler is given in serverless.yml, or the worker gives. */
const scheduled = z.looseObject({ task: z.string() });

interface ScheduleHandlerOptions {
  /** Each is given the whole input and returns what it did, for the log. */
  tasks: Readonly<Record<string, (input: object) => Promise<object>>>;
  logger: Logger;
}

/** Does what a schedule asks for. Throws on failure, which the scheduler tries again and the alarms count. */
export function createScheduleHandler({ tasks, logger }: ScheduleHandlerOptions) {
  return async (event: unknown): Promise<object> => {
    const { task, ...input } = scheduled.safeParse(event).data ?? {};
    const run = task !== undefined && Object.hasOwn(tasks, task) ? tasks[task] : undefined;
    if (!run) {
      throw new UsageError(`"${task}" is no task: ${Object.keys(tasks).join(', ')}. See serverless.yml.`);
    }
    const report = await run(input);
    logger.info({ task, ...report }, 'scheduled task done');
    return report;
  };
}
