import { SignatureV4 } from '@smithy/signature-v4';
import * as z from 'zod';
import { ConfigError } from '../../errors.js';
import { Sha256 } from './sha256.js';

type Environment = Readonly<Record<string, string | undefined>>;

/** `SLACK_BOT_TOKEN_PARAMETER=/aegis/prod/bot-token` names the Parameter Store entry that holds SLACK_BOT_TOKEN. */
const SUFFIX = '_PARAMETER';

const TIMEOUT_MS = 3_000;

/**
 * The environment, completed by what its `…_PARAMETER` entries name in Parameter Store: one call for all, made while
 * the function starts, kept for its life. A value that stands in the environment already is not looked up. Throws
 * ConfigError that names every parameter that is not there.
 *
 * The call is signed here, by the package the SDK signs with. The AWS extension for secrets is a layer per region and
 * does not answer before the first event; the SDK's own client would be one more package for one call.
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
  const region = env.AWS_REGION ?? '';
  const url = new URL(env.AWS_ENDPOINT_URL_SSM ?? `https://ssm.${region}.amazonaws.com`);
  const body = JSON.stringify({ Names: names, WithDecryption: true });
  const signed = await signerOf(env, region).sign({
    method: 'POST',
    protocol: url.protocol,
    hostname: url.hostname,
    path: '/',
    headers: {
      host: url.host,
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': 'AmazonSSM.GetParameters',
    },
    body,
  });
  const { host: _host, ...headers } = signed.headers;
  const response = await fetch(url, {
    method: 'POST',
    headers,
    body,
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  if (!response.ok) {
    throw new ConfigError([`Parameter Store answered ${response.status} about ${names.join(', ')}`]);
  }
  const { Parameters } = answer.parse(await response.json());
  return new Map(Parameters.map(({ Name, Value }) => [Name, Value]));
}

function signerOf(env: Environment, region: string): SignatureV4 {
  const { AWS_ACCESS_KEY_ID = '', AWS_SECRET_ACCESS_KEY = '', AWS_SESSION_TOKEN } = env;
  return new SignatureV4({
    service: 'ssm',
    region,
    credentials: {
      accessKeyId: AWS_ACCESS_KEY_ID,
      secretAccessKey: AWS_SECRET_ACCESS_KEY,
      ...(AWS_SESSION_TOKEN && { sessionToken: AWS_SESSION_TOKEN }),
    },
    sha256: Sha256,
  });
}
