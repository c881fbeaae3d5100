import type { DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import type { Logger } from '../../ports/logger.js';

interface StreamHandlerOptions {
  /** Archives what a batch says has expired. A record that comes again does no harm. */
  archiveDue: (records: readonly DynamoDBRecord[]) => Promise<void>;
  logger: Logger;
}

/**
 * Batches of the table's stream. A batch that fails is thrown back whole: Lambda halves it and tries again until only
 * the record at fault is left, and that one goes to the dead letters.
 */
export function createStreamHandler({ archiveDue, logger }: StreamHandlerOptions) {
  return async ({ Records }: DynamoDBStreamEvent): Promise<void> => {
    try {
      await archiveDue(Records);
    } catch (err) {
      const [first] = Records;
      logger.error({ err, records: Records.length, first: first?.eventID }, 'a batch was not archived');
      throw err;
    }
  };
}
