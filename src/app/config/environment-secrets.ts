import type { Secrets } from '../../ports/secrets.js';
import type { Environment } from './config.js';

/** Secrets that are environment variables of this process. */
export function createEnvironmentSecrets(env: Environment): Secrets {
  return { get: async (name) => env[name] || undefined };
}
