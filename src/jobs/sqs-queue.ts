import { createHash } from 'node:crypto';
import { ChangeMessageVisibilityCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { Timestamp } from '../base/timestamp.js';
import type { Logger } from '../ports/logger.js';
import type { Queue } from '../ports/queue.js';

/** SQS takes no longer delay. */
const LONGEST_SECONDS = 43_200;

export interface SqsQueue extends Queue {
  /** Sends a job that is open in the table once more, at most once a minute; throws when the queue fails. */
  enqueueAgain(requestId: string, now: Timestamp): Promise<void>;
  /** Lets a message that was received, and is not done, come again after so many milliseconds. */
  postpone(receiptHandle: string, millis: number): Promise<void>;
}

interface SqsQueueOptions {
  client: Pick<SQSClient, 'send'>;
  queueUrl: string;
  logger: Logger;
}

/** Fails early: whoever asked is answered within three seconds. */
export function createSqsClient(region: string): SQSClient {
  return new SQSClient({
    region,
    maxAttempts: 2,
    requestHandler: { connectionTimeout: 500, requestTimeout: 1_000, throwOnRequestTimeout: true },
  });
}

/**
 * Jobs by a first-in-first-out queue, a message group for each lane. A message says only which request it is about;
 * the row in the table is the job. That is why a message that cannot be sent is no failure: the schedule finds the
 * row and sends it again.
 */
export function createSqsQueue({ client, queueUrl, logger }: SqsQueueOptions): SqsQueue {
  const send = (requestId: string, lane: string, once: string) =>
    client.send(
      new SendMessageCommand({
        QueueUrl: queueUrl,
        MessageBody: JSON.stringify({ request_id: requestId }),
        MessageGroupId: fitting(lane),
        MessageDeduplicationId: fitting(once),
      }),
    );
  return {
    async enqueue({ requestId, lane }) {
      try {
        await send(requestId, lane, requestId);
      } catch (err) {
        logger.warn({ request_id: requestId, err }, 'a job was not sent; the schedule will');
      }
    },
    async enqueueAgain(requestId, now) {
      await send(requestId, requestId, `${requestId}:${now.slice(0, 'yyyy-mm-ddThh:mm'.length)}`);
    },
    async postpone(receiptHandle, millis) {
      const VisibilityTimeout = Math.min(Math.ceil(Math.max(millis, 0) / 1_000), LONGEST_SECONDS);
      try {
        const input = { QueueUrl: queueUrl, ReceiptHandle: receiptHandle, VisibilityTimeout };
        await client.send(new ChangeMessageVisibilityCommand(input));
      } catch (err) {
        logger.warn({ err }, 'a message comes again only when its time is over');
      }
    },
  };
}

/** SQS takes 128 letters, digits and punctuation marks; ids of Slack may be longer. */
function fitting(id: string): string {
  return /^[!-~]{1,128}$/.test(id) ? id : createHash('sha256').update(id).digest('hex');
}
