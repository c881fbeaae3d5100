import type { ConverseCommandInput, ConverseCommandOutput } from '@aws-sdk/client-bedrock-runtime';
import pRetry from 'p-retry';
import type { Logger } from '../../deps.js';
import type { BedrockClient } from './bedrock-client.js';
import { deadlineFailure, isPassing, modelFailure } from './model-failures.js';

const TRIES = 3;

interface CallOptions {
  /** For all tries together, waits included. */
  deadlineMs: number;
  /** Before the second try, twice that before the third, each up to doubled at random. */
  firstWaitMs: number;
  logger: Logger;
}

/** Asks the model, up to three times when the failure is a passing one. Throws UpstreamError. */
export async function callModel(
  client: BedrockClient,
  input: ConverseCommandInput,
  { deadlineMs, firstWaitMs, logger }: CallOptions,
): Promise<ConverseCommandOutput> {
  const signal = AbortSignal.timeout(deadlineMs);
  const ask = () => unlessAborted(signal, client.converse(input, { signal }));
  try {
    return await pRetry(ask, {
      retries: TRIES - 1,
      minTimeout: firstWaitMs,
      factor: 2,
      randomize: true,
      signal,
      shouldRetry: ({ error }) => isPassing(error),
      onFailedAttempt: ({ error, attemptNumber }) =>
        logger.debug(
          { attempt: attemptNumber, code: modelFailure(error).upstreamCode },
          'the model did not answer',
        ),
    });
  } catch (error) {
    throw signal.aborted ? deadlineFailure(deadlineMs, error) : modelFailure(error);
  }
}

/** The SDK looks at the signal while it sends and reads, but not while it looks for credentials. */
function unlessAborted<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  const aborted = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
  return Promise.race([work, aborted]);
}
