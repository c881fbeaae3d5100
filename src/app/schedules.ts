import type { ArchiveDeps } from '../archive/archive-deps.js';
import { sweepArchive } from '../archive/sweep-archive.js';
import { sweepContents } from '../archive/sweep-contents.js';
import { sweepWords } from '../archive/sweep-words.js';
import { counted } from '../base/counted.js';
import { DAY_MS, MINUTE_MS, WEEK_MS } from '../base/durations.js';
import { UpstreamError } from '../base/errors.js';
import type { fillAllGaps } from '../capture/fill-all-gaps.js';
import { sendReminders } from '../commands/reminders/send-reminders.js';
import { remindOwners } from '../commands/tasks/remind-owners.js';
import { wakeSinks } from '../events/wake-sinks.js';
import type { WorkerDeps } from '../jobs/job-deps.js';
import type { SqsQueue } from '../jobs/sqs-queue.js';
import { resendOpenRequests } from './resend-open-requests.js';

/** In a single process, polling often costs nothing. */
const EVENTS_MS = 5_000;

interface Timing {
  /** The task name that EventBridge Scheduler sends. */
  name: string;
  /** When EventBridge Scheduler sends it. */
  expression: string;
}

interface LocalTiming extends Timing {
  /** How often a single process runs it. */
  everyMs: number;
}

export interface SweepOptions {
  /** Whether to also delete expired rows; on AWS, DynamoDB does that itself. */
  removesExpiredRows: boolean;
}

/**
 * Scheduled work, grouped by what it needs: the queue, Slack, or permission to delete.
 * `run` returns a report for the log.
 */
export type Schedule =
  | (Timing & { needs: 'queue'; run(deps: WorkerDeps, queue: SqsQueue): Promise<object> })
  | (LocalTiming & { needs: 'slack'; run(deps: WorkerDeps): Promise<object> })
  | (LocalTiming & { needs: 'archive'; run(deps: ArchiveDeps, options: SweepOptions): Promise<object> });

/** All scheduled work. A test compares serverless.yml with this list. */
export const SCHEDULES: readonly Schedule[] = [
  // The in-process queue finds open requests itself.
  { name: 'open_requests', expression: 'rate(1 minute)', needs: 'queue', run: resendOpenRequests },
  { name: 'reminders', expression: 'rate(1 minute)', everyMs: MINUTE_MS, needs: 'slack', run: remind },
  // Events without a job, and events that a sink refused.
  { name: 'events', expression: 'rate(1 minute)', everyMs: EVENTS_MS, needs: 'slack', run: wakeSinks },
  // Slack redelivers events only for a few minutes, so longer downtime leaves gaps.
  { name: 'gaps', expression: 'rate(15 minutes)', everyMs: 15 * MINUTE_MS, needs: 'slack', run: fillGaps },
  // Comparisons that Slack's rate limit interrupted.
  { name: 'gaps_left', expression: 'rate(1 minute)', everyMs: MINUTE_MS, needs: 'slack', run: fillGapsLeft },
  { name: 'sweep', expression: 'cron(20 3 * * ? *)', everyMs: DAY_MS, needs: 'archive', run: sweep },
  {
    name: 'contents',
    expression: 'cron(50 3 ? * SUN *)',
    everyMs: WEEK_MS,
    needs: 'archive',
    run: deleteUnusedContents,
  },
];

/** Reminders of what an incident needs, and of tasks that are due. */
async function remind(deps: WorkerDeps): Promise<object> {
  const [reminders, tasks] = await Promise.all([sendReminders(deps), remindOwners(deps)]);
  return { ...reminders, ...tasks };
}

/** Throws if a comparison failed, so that it's repeated soon rather than at the next interval. */
async function fillGaps(deps: WorkerDeps): Promise<object> {
  const report = await compareWithSlack(deps);
  if (report.failed > 0)
    throw new UpstreamError('gaps', `${counted(report.failed, 'incident')} couldn't be compared with Slack.`);
  return report;
}

async function fillGapsLeft(deps: WorkerDeps): Promise<object> {
  return compareWithSlack(deps, { onlyLeft: true });
}

/** Reading histories needs code that no other schedule uses. */
async function compareWithSlack(...given: Parameters<typeof fillAllGaps>) {
  const loaded = await import('../capture/fill-all-gaps.js');
  return loaded.fillAllGaps(...given);
}

async function sweep(deps: ArchiveDeps, options: SweepOptions): Promise<object> {
  const { failures, ...report } = await sweepArchive(deps, options);
  if (failures.length > 0) throw failures[0]?.error;
  return report;
}

async function deleteUnusedContents(deps: ArchiveDeps): Promise<object> {
  const { failures, rewritten, foreign, deleted: archives } = await sweepWords(deps);
  const deleted = await sweepContents(deps);
  if (failures.length > 0) throw failures[0]?.error;
  return { deleted, archives, rewritten, foreign: foreign.length };
}
