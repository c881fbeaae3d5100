import * as z from 'zod';
import { ALL_FUNCTIONS, type Setting } from './setting.js';

/** The usual port of embedded mode's workspace. */
export const USUAL_PORT = 3000;

export const PROCESS_SETTINGS = {
  AEGIS_CONFIG: {
    schema: z.string().optional(),
    about:
      'the file that defines [how you run incidents](process.md); on Lambda, `npm run build` reads it and puts it into the functions',
    fallback: '`aegis.yml` if there is one',
  },
  AEGIS_HOME: {
    schema: z.string().default('.aegis'),
    about: 'folder for everything that embedded mode keeps',
    fallback: '`.aegis`',
  },
  PORT: {
    schema: z.coerce.number("isn't a port number").int().min(1).max(65_535).optional(),
    about: "port of the embedded mode's workspace",
    fallback: '`3000`, or a free one',
  },
  AEGIS_STAGE: {
    schema: z.string().optional(),
    about: 'the stage that log lines and metrics name, such as `prod`',
    fallback: 'none',
    functions: ALL_FUNCTIONS,
  },
  AEGIS_METRICS: {
    schema: z
      .enum(['on', 'off'], 'must be on or off')
      .default('on')
      .transform((text) => text === 'on'),
    about: '`off` writes no custom metrics, which CloudWatch bills at 0.30 dollars each a month',
    fallback: '`on`, on Lambda',
    functions: ALL_FUNCTIONS,
  },
  AEGIS_HEALTH_PORT: {
    schema: z.coerce.number("isn't a port number").int().min(1).max(65_535).optional(),
    about:
      'a port on which a process that uses Socket Mode answers `GET /health`, for containers, and takes [alerts](alerts.md)',
    fallback: 'none',
  },
  LOG_LEVEL: {
    schema: z.enum(['debug', 'info', 'warn', 'error'], 'must be debug, info, warn or error').optional(),
    about:
      '`debug`, `info`, `warn` or `error`; logs are JSON lines on standard error and never contain message text',
    fallback: '`info`; `warn` in embedded mode',
    functions: ALL_FUNCTIONS,
  },
} satisfies Record<string, Setting>;
