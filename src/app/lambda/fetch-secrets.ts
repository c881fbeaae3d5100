import * as z from 'zod';
import { ConfigError } from '../../base/errors.js';
import type { Environment } from '../config/config.js';
import { callAws } from './call-aws.js';

/** `SLACK_BOT_TOKEN_PARAMETER=/aegis/prod/bot-token` names the Parameter Store entry that holds SLACK_BOT_TOKEN. */
const SUFFIX = '_PARAMETER';

const TIMEOUT_MS = 3_000;

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

async function getParameters(env: Environment, names: string[]): Promise<Map<string, string>> {
  const response = await callAws(env, {
    service: 'ssm',
    path: '/',
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': 'AmazonSSM.GetParameters',
    },
    body: JSON.stringify({ Names: names, WithDecryption: true }),
    timeoutMs: TIMEOUT_MS,
  });
  if (response.status !== 200) {
    throw new ConfigError([`Parameter Store answered ${response.status} for ${names.join(', ')}`]);
  }
  const { Parameters } = result.parse(JSON.parse(response.body));
  return new Map(Parameters.map(({ Name, Value }) => [Name, Value]));
}
