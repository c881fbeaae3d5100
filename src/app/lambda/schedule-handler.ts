import type { SNSEvent } from 'aws-lambda';
import * as z from 'zod';
import { UsageError } from '../../base/errors.js';
import type { Logger } from '../../ports/logger.js';

const scheduled = z.looseObject({ task: z.string() });

const sns = z.object({ Records: z.array(z.object({ EventSource: z.literal('aws:sns') })).min(1) });

function isSns(event: unknown): event is SNSEvent {
  return sns.safeParse(event).success;
}

/** Gets the input without `task` and returns a report for the log. */
export type ScheduledTask = (input: object) => Promise<object>;

interface ScheduleHandlerOptions {
  tasks: Readonly<Record<string, ScheduledTask>>;
  /** Handles a message to the alarms' topic. */
  onAlarm: (event: SNSEvent) => Promise<object>;
  logger: Logger;
}

/**
 * Runs the task that an event names. Throws whatever the task throws: Lambda retries, and an alarm counts it.
 */
export function createScheduleHandler({ tasks, onAlarm, logger }: ScheduleHandlerOptions) {
  return async (event: unknown): Promise<object> => {
    if (isSns(event)) return onAlarm(event);
    const { task, ...input } = scheduled.safeParse(event).data ?? {};
    const run = task !== undefined && Object.hasOwn(tasks, task) ? tasks[task] : undefined;
    if (!run) {
      throw new UsageError(`"${task}" isn't a task. Tasks: ${Object.keys(tasks).join(', ')}.`);
    }
    const report = await run(input);
    logger.info({ task, ...report }, 'scheduled task done');
    return report;
  };
}
