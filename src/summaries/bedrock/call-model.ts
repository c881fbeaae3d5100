import type { ConverseCommandInput } from '@aws-sdk/client-bedrock-runtime';
import pRetry from 'p-retry';
import type { Logger } from '../../ports/logger.js';
import type { BedrockClient, ModelAnswer } from './bedrock-client.js';
import { deadlineError, isTransient, toModelError } from './model-failures.js';
import { readPartialClaims, type ToolClaim } from './summary-tool.js';

const TRIES = 3;

interface CallOptions {
  /** Ends all tries together, waits included, and how long it gave them. */
  signal: AbortSignal;
  deadlineMs: number;
  /** Before the second try, twice that before the third, each up to doubled at random. */
  firstWaitMs: number;
  logger: Logger;
  /** Hears of whole claims while the answer comes in. */
  onClaims?: ((claims: readonly ToolClaim[]) => void) | undefined;
}

/** Asks the model, up to three times when the failure is a passing one. Throws UpstreamError. */
export async function callModel(
  client: BedrockClient,
  input: ConverseCommandInput,
  { signal, deadlineMs, firstWaitMs, logger, onClaims }: CallOptions,
): Promise<ModelAnswer> {
  const onToolInput = onClaims && ((json: string) => onClaims(readPartialClaims(json)));
  const ask = () => unlessAborted(signal, client.converse(input, { signal, onToolInput }));
  try {
    return await pRetry(ask, {
      retries: TRIES - 1,
      minTimeout: firstWaitMs,
      factor: 2,
      randomize: true,
      signal,
      shouldRetry: ({ error }) => isTransient(error),
      onFailedAttempt: ({ error, attemptNumber }) =>
        logger.debug(
          { attempt: attemptNumber, code: toModelError(error).upstreamCode },
          'the model did not answer',
        ),
    });
  } catch (error) {
    throw signal.aborted ? deadlineError(deadlineMs, error) : toModelError(error);
  }
}

/** The SDK looks at the signal while it sends and reads, but not while it looks for credentials. */
function unlessAborted<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  const aborted = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
  return Promise.race([work, aborted]);
}
