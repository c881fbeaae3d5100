import type { ConverseCommandInput } from '@aws-sdk/client-bedrock-runtime';
import pRetry from 'p-retry';
import type { Logger } from '../../ports/logger.js';
import type { BedrockClient, ModelAnswer } from './bedrock-client.js';
import { codeOf, deadlineError, isTransient } from './model-failures.js';
import { readPartialClaims, type ToolClaim } from './summary-tool.js';

const ATTEMPTS = 3;

interface CallOptions {
  /** Ends all attempts, including the waits between them, after `deadlineMs`. */
  signal: AbortSignal;
  deadlineMs: number;
  /** The wait before the second attempt; doubles for the third. Jitter makes each wait up to twice as long. */
  firstWaitMs: number;
  logger: Logger;
  /** Receives complete claims while the answer streams in. */
  onClaims?: ((claims: readonly ToolClaim[]) => void) | undefined;
  /** Receives what had arrived of an answer that the model worked on and didn't finish: that costs as well. */
  onUnfinished(answer: string): void;
}

/** Calls the model, up to three times for transient failures. Throws the SDK's own errors, or a ModelError at the deadline. */
export async function callModel(
  client: BedrockClient,
  input: ConverseCommandInput,
  { signal, deadlineMs, firstWaitMs, logger, onClaims, onUnfinished }: CallOptions,
): Promise<ModelAnswer> {
  try {
    return await pRetry(ask, {
      retries: ATTEMPTS - 1,
      minTimeout: firstWaitMs,
      factor: 2,
      randomize: true,
      signal,
      shouldRetry: ({ error }) => isTransient(error),
      onFailedAttempt: ({ error, attemptNumber }) =>
        logger.debug({ attempt: attemptNumber, code: codeOf(error) }, 'model call failed'),
    });
  } catch (error) {
    throw signal.aborted ? deadlineError(deadlineMs, error) : error;
  }

  async function ask(): Promise<ModelAnswer> {
    let arrived = '';
    const read = (json: string) => {
      arrived = json;
      onClaims?.(readPartialClaims(json));
    };
    try {
      const options = { signal, onToolInput: onClaims && read };
      return await unlessAborted(signal, client.converse(input, options));
    } catch (error) {
      if (signal.aborted || arrived !== '') onUnfinished(arrived);
      throw error;
    }
  }
}

/** The SDK ignores the signal while it looks for credentials. */
function unlessAborted<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  const aborted = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
  return Promise.race([work, aborted]);
}
