import pino from 'pino';
import type { Config } from '../config.js';
import type { Logger } from '../deps.js';

/** JSON lines on standard error, so that standard output stays free for what a command prints. */
export function createLogger(level: Config['logLevel']): Logger {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination(2));
}
