import '../app/quiet-sdk.js';
import { AegisError, UsageError } from '../base/errors.js';
import { doctor, migrate } from './maintain.js';
import { verify } from './verify.js';

const USAGE = `aegis [start]
aegis doctor [--fix] [--json] [--units N] [--segments N]
aegis migrate [NAME [--dry-run | --again | --switch | --delete-old]] [--units N] [--segments N]
aegis verify FILE.json|FILE.html [--head HASH]

--units     capacity units a second that the work may take, 100 if absent
--segments  parts of the table read side by side, 4 if absent`;

/** Everything an operator types. Resolves to the exit code: 0 fine, 1 something to do or wrong. */
async function main([command = 'start', ...argv]: readonly string[]): Promise<number> {
  if (command === 'start' && argv.length === 0) return start();
  if (command === 'doctor') return doctor(argv);
  if (command === 'migrate') return migrate(argv);
  if (command === 'verify') return verify(argv);
  if (command !== 'help' && command !== '--help') throw new UsageError(USAGE);
  console.log(USAGE);
  return 0;
}

/** What `npm start` does. Loaded only here: the other commands need no Slack. */
async function start(): Promise<number> {
  await import('./start.js');
  return 0;
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    console.error(error instanceof AegisError ? error.message : error);
    process.exitCode = 1;
  },
);
