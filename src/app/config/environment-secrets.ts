import type { Secrets } from '../../ports/secrets.js';

/** Reads secrets from this process's environment variables. */
export function createEnvironmentSecrets(env: Readonly<Record<string, string | undefined>>): Secrets {
  return { get: async (name) => env[name] || undefined };
}
