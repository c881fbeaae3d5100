import '../app/quiet-sdk.js';
import { AegisError } from '../base/errors.js';
import { runAegis } from './run-aegis.js';

// What this process and the table's engine write has messages of private incidents. Windows knows no such mask.
process.umask(0o077);

/** The stack of an unexpected error helps only when someone looks for it. */
function describeError(error: unknown): unknown {
  if (error instanceof AegisError) return error.message;
  if (process.env.LOG_LEVEL === 'debug') return error;
  const reason = error instanceof Error ? error.message : String(error);
  return `Something went wrong inside Aegis: ${reason}\nLOG_LEVEL=debug shows where.`;
}

runAegis(process.argv.slice(2), process.env).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    console.error(describeError(error));
    process.exit(1);
  },
);
