import type { Logger } from '../ports/logger.js';

/** A logger that keeps warnings, errors and refusals, one line each. */
export function createErrorLog(): Logger & { problems: string[] } {
  const problems: string[] = [];
  const keep = (fields: object, message: string) => {
    const { err, ...rest } = fields as { err?: unknown };
    problems.push([message, JSON.stringify(rest), err instanceof Error ? err.message : ''].join(' ').trim());
  };
  return {
    problems,
    debug: () => undefined,
    info: (fields, message) => ('code' in fields ? keep(fields, message) : undefined),
    warn: keep,
    error: keep,
  };
}
