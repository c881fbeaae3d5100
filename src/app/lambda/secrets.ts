import * as z from 'zod';
import { ConfigError } from '../../base/errors.js';
import { callAws } from './call-aws.js';

type Environment = Readonly<Record<string, string | undefined>>;

/** `SLACK_BOT_TOKEN_PARAMETER=/aegis/prod/bot-token` names the Parameter Store entry that holds SLACK_BOT_TOKEN. */
const SUFFIX = '_PARAMETER';

const TIMEOUT_MS = 3_000;

/**
 * The environment, completed by what its `…_PARAMETER` entries name in Parameter Store: one call for all, made while
 * the function starts, kept for its life. A value that stands in the environment already is not looked up. Throws
 * ConfigError that names every parameter that is not there.
 *
 * The AWS extension for secrets is a layer per region and does not answer before the first event.
 */
export async function withSecrets(env: Environment): Promise<Environment> {
  const wanted = Object.entries(env).flatMap(([name, parameter]) => {
    const setting = name.slice(0, -SUFFIX.length);
    return name.endsWith(SUFFIX) && parameter && !env[setting] ? [{ setting, parameter }] : [];
  });
  if (wanted.length === 0) return env;
  const values = await fetchParameters(env, [...new Set(wanted.map(({ parameter }) => parameter))]);
  const missing = wanted.filter(({ parameter }) => !values.has(parameter));
  if (missing.length > 0) {
    throw new ConfigError(missing.map((one) => `there is no parameter ${one.parameter}: ${one.setting}`));
  }
  const found = wanted.map(({ setting, parameter }) => [setting, values.get(parameter)]);
  return { ...env, ...Object.fromEntries(found) };
}

const answer = z.object({ Parameters: z.array(z.object({ Name: z.string(), Value: z.string() })) });

async function fetchParameters(env: Environment, names: string[]): Promise<Map<string, string>> {
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
    throw new ConfigError([`Parameter Store answered ${response.status} about ${names.join(', ')}`]);
  }
  const { Parameters } = answer.parse(JSON.parse(response.body));
  return new Map(Parameters.map(({ Name, Value }) => [Name, Value]));
}
