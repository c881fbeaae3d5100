import pRetry from 'p-retry';
import * as z from 'zod';
import { ConfigError } from '../../base/errors.js';
import type { Environment } from '../config/config.js';
import { type AwsResponse, callAws } from './call-aws.js';

/** `SLACK_BOT_TOKEN_PARAMETER=/aegis/prod/bot-token` names the Parameter Store entry that holds SLACK_BOT_TOKEN. */
const SUFFIX = '_PARAMETER';

/** For one try. */
const TIMEOUT_MS = 2_000;

/**
 * Many instances that start together are throttled. Lambda gives a function ten seconds to start: waits of 0.2 to 0.4 s,
 * then twice that each time, are 3 to 6 s in all.
 */
const BACKOFF = { retries: 4, minTimeout: 200, factor: 2, randomize: true };

/**
 * Returns the environment plus the secrets that its `…_PARAMETER` variables name in Parameter Store, fetched in one
 * call. A secret that is already set isn't fetched. Throws ConfigError that names every missing parameter.
 */
export async function fetchSecrets(env: Environment): Promise<Environment> {
  const wanted = Object.entries(env).flatMap(([name, parameter]) => {
    const setting = name.slice(0, -SUFFIX.length);
    return name.endsWith(SUFFIX) && parameter && !env[setting] ? [{ setting, parameter }] : [];
  });
  if (wanted.length === 0) return env;
  const values = await getParameters(env, [...new Set(wanted.map(({ parameter }) => parameter))]);
  const missing = wanted.filter(({ parameter }) => !values.has(parameter));
  if (missing.length > 0) {
    throw new ConfigError(
      missing.map(({ parameter, setting }) => `${setting}: Parameter Store has no ${parameter}`),
    );
  }
  const found = wanted.map(({ setting, parameter }) => [setting, values.get(parameter)]);
  return { ...env, ...Object.fromEntries(found) };
}

const result = z.object({ Parameters: z.array(z.object({ Name: z.string(), Value: z.string() })) });
const refusal = z.object({ __type: z.string().optional(), message: z.string().optional() });

/** Throttling, a failure of the service, or no answer at all. What it refuses won't be accepted in a second either. */
class Unavailable extends Error {}

async function getParameters(env: Environment, names: string[]): Promise<Map<string, string>> {
  try {
    return await pRetry(() => askForParameters(env, names), {
      ...BACKOFF,
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

/** With the reason that Parameter Store gives, which names the missing permission or the key. */
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
