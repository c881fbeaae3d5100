import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import * as z from 'zod';
import { MINUTE_MS } from '../../base/durations.js';
import type { SqsQueue } from '../../jobs/sqs-queue.js';
import type { Worker } from '../../jobs/worker.js';
import type { Logger } from '../../ports/logger.js';

/** The longest job, a summary by a slow model, takes no more; none starts with less time left. */
const JOB_MS = MINUTE_MS;

/** Delay after the table failed. */
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
 * Runs the jobs of a batch: each lane in order, lanes in parallel. Jobs to be retried stay in the queue, and so do
 * messages that name no job, until they reach the dead-letter queue. A job that hangs ends when Lambda kills the
 * function at its timeout, so no two tries overlap.
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

/** Returns the ids of the messages that have to come again. */
async function runLane(
  lane: readonly SQSRecord[],
  context: Clocked,
  options: WorkerHandlerOptions,
): Promise<string[]> {
  const failed: string[] = [];
  for (const record of lane) {
    if (!(await isSettled(record, context, options))) failed.push(record.messageId);
  }
  return failed;
}

async function isSettled(
  record: SQSRecord,
  context: Clocked,
  { worker, postpone, logger }: WorkerHandlerOptions,
): Promise<boolean> {
  const requestId = body.safeParse(record.body).data;
  if (requestId === undefined) {
    logger.error(
      { message_id: record.messageId },
      'a message names no job; it goes to the dead-letter queue',
    );
    await postpone(record.receiptHandle, 0);
    return false;
  }
  if (context.getRemainingTimeInMillis() < JOB_MS) {
    await postpone(record.receiptHandle, 0);
    return false;
  }
  const outcome = await worker(requestId).catch((err: unknown) => {
    logger.error({ request_id: requestId, err }, 'the table failed during a job; the job stays open');
    return { retryInMs: TABLE_RETRY_MS };
  });
  if (outcome === 'settled') return true;
  await postpone(record.receiptHandle, outcome.retryInMs);
  return false;
}
