import { freePort } from 'slack-simulator/child-server';
import { UsageError } from '../../base/errors.js';
import { USUAL_PORT } from '../config/process-settings.js';

/** The port that the operator set, or the usual one, or any other if that's taken. Throws UsageError when theirs is. */
export async function choosePort(set: number | undefined): Promise<number> {
  const port = await freePort(set ?? USUAL_PORT);
  if (set === undefined || port === set) return port;
  throw new UsageError(`Port ${set} is in use by another program. Set PORT to another one.`);
}
