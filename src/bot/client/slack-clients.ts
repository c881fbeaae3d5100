import { type FetchFunction, WebClient } from '@slack/web-api';
import type { Logger } from '../../ports/logger.js';
import { createBoltLogger } from './bolt-logger.js';
import { callWebApi } from './call-web-api.js';

const INTERACTIVE_TIMEOUT_MS = 1_500;
const WORKER_TIMEOUT_MS = 10_000;

export interface SlackClients {
  /** For code that has to answer within three seconds: one try of 1.5 s. */
  interactive: WebClient;
  /** For jobs, which the worker retries: one try of 10 s. */
  worker: WebClient;
  /** What both send their calls with. */
  fetch: FetchFunction;
}

export interface ClientSettings {
  token: string;
  apiUrl?: string | undefined;
  logger: Logger;
  /** For one call of the interactive client; 1.5 s unless a test says otherwise. */
  interactiveMs?: number | undefined;
  /** HTTP unless a test that makes millions of calls says otherwise. */
  fetch?: FetchFunction | undefined;
}

/** By default, a WebClient retries for half an hour, and one rate limit pauses all its calls; Aegis needs neither. */
export function createSlackClients(settings: ClientSettings): SlackClients {
  const { token, apiUrl, logger, interactiveMs = INTERACTIVE_TIMEOUT_MS, fetch = callWebApi } = settings;
  const createClient = (timeout: number) =>
    new WebClient(token, {
      ...(apiUrl && { slackApiUrl: apiUrl }),
      logger: createBoltLogger(logger),
      fetch,
      timeout,
      retryConfig: { retries: 0 },
      rejectRateLimitedCalls: true,
    });
  return { interactive: createClient(interactiveMs), worker: createClient(WORKER_TIMEOUT_MS), fetch };
}
