import type { DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import type { Logger } from '../../ports/logger.js';

interface StreamHandlerOptions {
  /** Archives the expired items of a batch. Redelivered records do no harm. */
  archiveDue: (records: readonly DynamoDBRecord[]) => Promise<void>;
  logger: Logger;
}

/**
 * Handles batches of the table's stream. If one throws, Lambda halves it and retries until only the failing
 * record is left, which goes to the dead-letter queue.
 */
export function createStreamHandler({ archiveDue, logger }: StreamHandlerOptions) {
  return async ({ Records }: DynamoDBStreamEvent): Promise<void> => {
    try {
      await archiveDue(Records);
    } catch (err) {
      const [first] = Records;
      logger.error({ err, records: Records.length, first: first?.eventID }, "couldn't archive a batch");
      throw err;
    }
  };
}
