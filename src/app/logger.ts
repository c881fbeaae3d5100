import pino from 'pino';
import type { Logger } from '../ports/logger.js';
import type { Config } from './config/config.js';

/** Logs JSON lines to standard error, because standard output is for what a command prints. */
export function createLogger(level: Config['logLevel']): Logger {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination(2));
}
