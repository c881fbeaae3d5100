import pino from 'pino';
import { logContext } from '../../base/log-context.js';
import type { Logger } from '../../ports/logger.js';
import type { Config } from '../config/config.js';

/**
 * Logs JSON lines to standard error, because standard output is for a command's own output. Each line has the
 * fields of the work in progress, and the stage, by which metrics are grouped.
 */
export function createLogger(level: Config['logLevel'], stage?: string): Logger {
  const options = { level, base: stage ? { stage } : null, mixin: logContext };
  return pino({ ...options, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination(2));
}
