import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import * as z from 'zod';
import { MINUTE_MS } from '../../base/durations.js';
import type { SqsQueue } from '../../jobs/sqs-queue.js';
import type { Worker } from '../../jobs/worker.js';
import type { Logger } from '../../ports/logger.js';

/** A job is not begun with less time left than this: the longest, a summary by a slow model, takes no more. */
const JOB_MS = MINUTE_MS;

/** After a failure of the table. */
const TABLE_MS = 5_000;

const body = z.string().transform((text, context) => {
  try {
    return z.object({ request_id: z.string().min(1) }).parse(JSON.parse(text)).request_id;
  } catch {
    context.addIssue({ code: 'custom', message: 'is no job' });
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
 * Does the jobs of a batch, those of one lane in order, lanes side by side. What is to be tried again stays in the
 * queue; so does what names no job, until it reaches the dead-letter queue. A job that hangs ends with the function's
 * own time, which takes its process away: nothing of it goes on beside the next try.
 */
export function createWorkerHandler(options: WorkerHandlerOptions) {
  return async ({ Records }: SQSEvent, context: Clocked): Promise<SQSBatchResponse> => {
    const failed = await Promise.all(inLanes(Records).map((lane) => workThrough(lane, context, options)));
    return { batchItemFailures: failed.flat().map((itemIdentifier) => ({ itemIdentifier })) };
  };
}

function inLanes(records: readonly SQSRecord[]): SQSRecord[][] {
  const lanes = new Map<string, SQSRecord[]>();
  for (const record of records) {
    const lane = record.attributes.MessageGroupId ?? record.messageId;
    lanes.set(lane, [...(lanes.get(lane) ?? []), record]);
  }
  return [...lanes.values()];
}

/** Returns the ids of the messages that are to come again. */
async function workThrough(
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
    logger.error({ message_id: record.messageId }, 'a message that names no job goes to the dead letters');
    await postpone(record.receiptHandle, 0);
    return false;
  }
  if (context.getRemainingTimeInMillis() < JOB_MS) {
    await postpone(record.receiptHandle, 0);
    return false;
  }
  const outcome = await worker(requestId).catch((err: unknown) => {
    logger.error({ request_id: requestId, err }, 'the table failed during a job; it stays open');
    return { retryInMs: TABLE_MS };
  });
  if (outcome === 'settled') return true;
  await postpone(record.receiptHandle, outcome.retryInMs);
  return false;
}
