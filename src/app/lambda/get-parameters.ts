import pRetry from 'p-retry';
import * as z from 'zod';
import { ConfigError } from '../../base/errors.js';
import type { Environment } from '../config/config.js';
import { type AwsResponse, callAws } from '../outward/call-aws.js';

/** For one attempt. */
const TIMEOUT_MS = 2_000;

/**
 * Instances that start together are throttled. Lambda gives a function ten seconds to start: waits of 0.2 to
 * 0.4 s, doubled each time, are 3 to 6 s in total.
 */
const FIRST_WAIT_MS = 200;
const BACKOFF = { retries: 4, factor: 2, randomize: true };

const result = z.object({ Parameters: z.array(z.object({ Name: z.string(), Value: z.string() })) });
const refusal = z.object({ __type: z.string().optional(), message: z.string().optional() });

/**
 * Throttling, a failure of the service, or no response. Other refusals won't succeed a second later either.
 */
class Unavailable extends Error {}

/** The values in Parameter Store, by name. Throws ConfigError with Parameter Store's reason. */
export async function getParameters(
  env: Environment,
  names: string[],
  firstWaitMs = FIRST_WAIT_MS,
): Promise<Map<string, string>> {
  try {
    return await pRetry(() => askForParameters(env, names), {
      ...BACKOFF,
      minTimeout: firstWaitMs,
      shouldRetry: ({ error }) => error instanceof Unavailable,
    });
  } catch (cause) {
    if (!(cause instanceof Unavailable)) throw cause;
    throw new ConfigError([cause.message], { cause });
  }
}

async function askForParameters(env: Environment, names: string[]): Promise<Map<string, string>> {
  const response = await callAws(env, {
    service: 'ssm',
    path: '/',
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': 'AmazonSSM.GetParameters',
    },
    body: JSON.stringify({ Names: names, WithDecryption: true }),
    timeoutMs: TIMEOUT_MS,
  }).catch((cause: Error) => {
    throw new Unavailable(`Parameter Store didn't answer for ${names.join(', ')}: ${cause.message}`, {
      cause,
    });
  });
  if (response.status !== 200) throw toError(response, names);
  const { Parameters } = result.parse(JSON.parse(response.body));
  return new Map(Parameters.map(({ Name, Value }) => [Name, Value]));
}

/** Includes Parameter Store's reason, which names the missing permission or the key. */
function toError({ status, body }: AwsResponse, names: string[]): Error {
  const { __type: type = '', message = '' } = readRefusal(body);
  const reason = [`${status}`, type.split('#').at(-1), message].filter(Boolean).join(' ');
  const problem = `Parameter Store answered ${reason} for ${names.join(', ')}`;
  const mayPass = status >= 500 || status === 429 || /Throttl|TooManyUpdates|LimitExceeded/.test(type);
  return mayPass ? new Unavailable(problem) : new ConfigError([problem]);
}

function readRefusal(body: string): z.output<typeof refusal> {
  try {
    return refusal.parse(JSON.parse(body));
  } catch {
    return { message: body.slice(0, 200) };
  }
}
