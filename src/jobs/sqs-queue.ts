import { createHash } from 'node:crypto';
import type { Timestamp } from '../base/timestamp.js';
import type { Logger } from '../ports/logger.js';
import type { Queue } from '../ports/queue.js';
import type { SqsCalls } from './sqs-calls.js';

/** The longest delay that SQS accepts. */
const LONGEST_SECONDS = 43_200;

export interface SqsQueue extends Queue {
  /** Sends a job that's open in the table again, at most once a minute. Throws if the queue fails. */
  enqueueAgain(job: { requestId: string; lane: string; now: Timestamp }): Promise<void>;
  /** Returns a received message to the queue, for redelivery after some milliseconds. */
  postpone(receiptHandle: string, millis: number): Promise<void>;
}

interface SqsQueueOptions {
  sqs: SqsCalls;
  queueUrl: string;
  logger: Logger;
}

/**
 * Jobs through a FIFO queue, with a message group per lane. A message contains only the request id; the row in the
 * table is the job. So a message that can't be sent isn't a failure: the schedule finds the row and sends it again.
 */
export function createSqsQueue({ sqs, queueUrl, logger }: SqsQueueOptions): SqsQueue {
  const send = (requestId: string, lane: string, once: string) =>
    sqs.sendMessage({
      QueueUrl: queueUrl,
      MessageBody: JSON.stringify({ request_id: requestId }),
      MessageGroupId: fitId(lane),
      MessageDeduplicationId: fitId(once),
    });
  return {
    async enqueue({ requestId, lane }) {
      try {
        await send(requestId, lane, requestId);
      } catch (err) {
        logger.warn({ request_id: requestId, err }, "couldn't send a job to the queue; the schedule will");
      }
    },
    async enqueueAgain({ requestId, lane, now }) {
      await send(requestId, lane, `${requestId}:${now.slice(0, 'yyyy-mm-ddThh:mm'.length)}`);
    },
    async postpone(receiptHandle, millis) {
      const VisibilityTimeout = Math.min(Math.ceil(Math.max(millis, 0) / 1_000), LONGEST_SECONDS);
      try {
        const ReceiptHandle = receiptHandle;
        await sqs.changeMessageVisibility({ QueueUrl: queueUrl, ReceiptHandle, VisibilityTimeout });
      } catch (err) {
        logger.warn({ err }, "couldn't postpone a message; it's redelivered after its visibility timeout");
      }
    },
  };
}

/** SQS accepts up to 128 letters, digits and punctuation marks; ids may be longer. */
function fitId(id: string): string {
  return /^[!-~]{1,128}$/.test(id) ? id : createHash('sha256').update(id).digest('hex');
}
