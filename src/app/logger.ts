import pino from 'pino';
import type { Logger } from '../ports/logger.js';
import type { Config } from './config/config.js';

/** JSON lines on standard error, so that standard output stays free for what a command prints. */
export function createLogger(level: Config['logLevel']): Logger {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination(2));
}
