import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import * as z from 'zod';
import { MINUTE_MS } from '../../base/durations.js';
import type { SqsQueue } from '../../jobs/sqs-queue.js';
import type { Worker } from '../../jobs/worker.js';
import type { Logger } from '../../ports/logger.js';

/** The longest job, a summary by a slow model, takes no longer; no job starts with less time left. */
const JOB_MS = MINUTE_MS;

/** Delay after a failure of the table. */
const TABLE_RETRY_MS = 5_000;

const body = z.string().transform((text, context) => {
  try {
    return z.object({ request_id: z.string().min(1) }).parse(JSON.parse(text)).request_id;
  } catch {
    context.addIssue({ code: 'custom', message: 'names no job' });
    return z.NEVER;
  }
});

interface WorkerHandlerOptions {
  worker: Worker;
  postpone: SqsQueue['postpone'];
  logger: Logger;
}

type Clocked = Pick<Context, 'getRemainingTimeInMillis'>;

/**
 * Runs the jobs of a batch: each lane in order, lanes in parallel. A job to be retried stays in the queue
 * with the rest of its lane. So does a message that names no job, until it reaches the dead-letter queue. A
 * job that hangs ends when Lambda kills the function at its timeout, so no two tries overlap.
 */
export function createWorkerHandler(options: WorkerHandlerOptions) {
  return async ({ Records }: SQSEvent, context: Clocked): Promise<SQSBatchResponse> => {
    const failed = await Promise.all(groupByLane(Records).map((lane) => runLane(lane, context, options)));
    return { batchItemFailures: failed.flat().map((itemIdentifier) => ({ itemIdentifier })) };
  };
}

function groupByLane(records: readonly SQSRecord[]): SQSRecord[][] {
  const lanes = new Map<string, SQSRecord[]>();
  for (const record of records) {
    const lane = record.attributes.MessageGroupId ?? record.messageId;
    lanes.set(lane, [...(lanes.get(lane) ?? []), record]);
  }
  return [...lanes.values()];
}

/**
 * Returns the ids of the messages to redeliver. The first one that isn't settled ends the lane: SQS deletes
 * all messages that aren't returned, and later ones must not overtake it. All of them become visible
 * together, because SQS delivers nothing from a group while one of its messages is invisible.
 */
async function runLane(
  lane: readonly SQSRecord[],
  context: Clocked,
  options: WorkerHandlerOptions,
): Promise<string[]> {
  for (const [index, record] of lane.entries()) {
    const outcome = await runJob(record, context, options);
    if (outcome === 'settled') continue;
    const rest = lane.slice(index);
    for (const one of rest) await options.postpone(one.receiptHandle, outcome.retryInMs);
    return rest.map(({ messageId }) => messageId);
  }
  return [];
}

async function runJob(
  { body: text, messageId }: SQSRecord,
  context: Clocked,
  { worker, logger }: WorkerHandlerOptions,
): ReturnType<Worker> {
  const requestId = body.safeParse(text).data;
  if (requestId === undefined) {
    logger.error({ message_id: messageId }, 'a message names no job; it goes to the dead-letter queue');
    return { retryInMs: 0 };
  }
  if (context.getRemainingTimeInMillis() < JOB_MS) return { retryInMs: 0 };
  return worker(requestId).catch((err: unknown) => {
    logger.error({ request_id: requestId, err }, 'the table failed during a job; the job stays open');
    return { retryInMs: TABLE_RETRY_MS };
  });
}
