import { ConfigError, UpstreamError } from '../../base/errors.js';
import type { Secrets } from '../../ports/secrets.js';
import type { Environment } from '../config/config.js';
import { getParameters } from './get-parameters.js';

/**
 * A deployment's secrets: the function's variables, else entries in Parameter Store such as
 * `/aegis/prod/secrets/PAGERDUTY_KEY_PAYMENTS`. Each is fetched once in the life of an instance.
 */
export function createStoredSecrets(env: Environment, stage: string | undefined): Secrets {
  const found = new Map<string, string>();
  return {
    async get(name) {
      const known = env[name] || found.get(name);
      if (known !== undefined || stage === undefined) return known;
      const parameter = `/aegis/${stage}/secrets/${name}`;
      const value = (await ask(env, parameter)).get(parameter);
      if (value !== undefined) found.set(name, value);
      return value;
    },
  };
}

async function ask(env: Environment, parameter: string): Promise<Map<string, string>> {
  try {
    return await getParameters(env, [parameter]);
  } catch (cause) {
    if (!(cause instanceof ConfigError)) throw cause;
    const [reason = ''] = cause.problems;
    throw new UpstreamError('secret_unavailable', `${reason}.`, { retryable: true, cause });
  }
}
