import { freePort } from 'slack-simulator/child-server';
import { UsageError } from '../../base/errors.js';
import { USUAL_PORT } from '../config/process-settings.js';

/**
 * The operator's port, or the usual one, or any free one if that's taken. Throws
 * UsageError if the operator's is taken.
 */
export async function choosePort(set: number | undefined): Promise<number> {
  const port = await freePort(set ?? USUAL_PORT);
  if (set === undefined || port === set) return port;
  throw new UsageError(`Port ${set} is in use by another program. Set PORT to another one.`);
}
