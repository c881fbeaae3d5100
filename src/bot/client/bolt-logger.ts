import { format } from 'node:util';
import { type Logger as BoltLogger, LogLevel } from '@slack/web-api';
import type { Logger } from '../../ports/logger.js';

/** Writes Bolt's messages to our log, except debug messages: those contain whole payloads, with people's messages. */
export function createBoltLogger(logger: Logger): BoltLogger {
  return {
    debug: () => undefined,
    info: (...parts) => logger.debug({ by: 'bolt' }, format(...parts)),
    warn: (...parts) => logger.warn({ by: 'bolt' }, format(...parts)),
    error: (...parts) => logger.error({ by: 'bolt' }, format(...parts)),
    setLevel: () => undefined,
    getLevel: () => LogLevel.INFO,
    setName: () => undefined,
  };
}
