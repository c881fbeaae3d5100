import { loadOnce } from '../../base/load-once.js';
import type { SqsCalls } from '../../jobs/sqs-calls.js';

/**
 * The SQS client loads with the first call, because few of the requests that start an instance open a job.
 */
export function openSqs(region: string): SqsCalls {
  const open = loadOnce(async () => (await import('../../jobs/sqs-calls.js')).createSqsCalls(region));
  return {
    sendMessage: async (input) => (await open()).sendMessage(input),
    changeMessageVisibility: async (input) => (await open()).changeMessageVisibility(input),
  };
}
