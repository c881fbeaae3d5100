import '../app/quiet-sdk.js';
import { AegisError } from '../base/errors.js';
import { runAegis } from './run-aegis.js';

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
