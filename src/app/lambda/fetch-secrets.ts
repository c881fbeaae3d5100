import { ConfigError } from '../../base/errors.js';
import type { Environment } from '../config/config.js';
import { getParameters } from './get-parameters.js';

/** `SLACK_BOT_TOKEN_PARAMETER=/aegis/prod/bot-token` names the Parameter Store entry that holds SLACK_BOT_TOKEN. */
const SUFFIX = '_PARAMETER';

/**
 * Returns the environment plus the secrets that its `…_PARAMETER` variables name in Parameter
 * Store, fetched in one call. Secrets that are already set aren't fetched. Throws ConfigError that
 * names every missing parameter.
 */
export async function fetchSecrets(env: Environment, firstWaitMs?: number): Promise<Environment> {
  const wanted = Object.entries(env).flatMap(([name, parameter]) => {
    const setting = name.slice(0, -SUFFIX.length);
    return name.endsWith(SUFFIX) && parameter && !env[setting] ? [{ setting, parameter }] : [];
  });
  if (wanted.length === 0) return env;
  const values = await getParameters(
    env,
    [...new Set(wanted.map(({ parameter }) => parameter))],
    firstWaitMs,
  );
  const missing = wanted.filter(({ parameter }) => !values.has(parameter));
  if (missing.length > 0) {
    throw new ConfigError(
      missing.map(({ parameter, setting }) => `${setting}: Parameter Store has no ${parameter}`),
    );
  }
  const found = wanted.map(({ setting, parameter }) => [setting, values.get(parameter)]);
  return { ...env, ...Object.fromEntries(found) };
}
