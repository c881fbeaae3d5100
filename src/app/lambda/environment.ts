import { ConfigError } from '../../base/errors.js';
import { type Config, readConfig } from '../config.js';
import { withSecrets } from './secrets.js';

type Environment = Readonly<Record<string, string | undefined>>;

export interface ArchiveEnvironment {
  config: Config;
  /** Of archives and long texts. */
  bucket: string;
}

export interface LambdaEnvironment extends ArchiveEnvironment {
  /** Of the jobs. */
  queueUrl: string;
}

const NEEDED = {
  AEGIS_QUEUE_URL: 'the address of the queue of jobs',
  AEGIS_BUCKET: 'the bucket of archives and long texts',
};

/** What every function reads when it starts, secrets included. Throws ConfigError that names everything missing. */
export async function readEnvironment(env: Environment, mode: 'http' | 'jobs'): Promise<LambdaEnvironment> {
  demand(env, ['AEGIS_QUEUE_URL', 'AEGIS_BUCKET']);
  const config = readConfig(await withSecrets(env), mode);
  return { config, queueUrl: env.AEGIS_QUEUE_URL ?? '', bucket: config.bucket ?? '' };
}

/** For functions that have nothing to do with Slack. */
export function readArchiveEnvironment(env: Environment): ArchiveEnvironment {
  demand(env, ['AEGIS_BUCKET']);
  const config = readConfig(env, 'embedded');
  return { config, bucket: config.bucket ?? '' };
}

function demand(env: Environment, names: readonly (keyof typeof NEEDED)[]): void {
  const missing = names.filter((name) => !env[name]);
  if (missing.length > 0) throw new ConfigError(missing.map((name) => `${name} is missing: ${NEEDED[name]}`));
}
