import type { Secrets } from '../../ports/secrets.js';

/** Secrets that are environment variables of this process. */
export function createEnvironmentSecrets(env: Readonly<Record<string, string | undefined>>): Secrets {
  return { get: async (name) => env[name] || undefined };
}
