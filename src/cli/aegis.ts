import '../app/quiet-sdk.js';
import { AegisError, UsageError } from '../base/errors.js';
import { SUBCOMMANDS } from './subcommands.js';

const HELP = ['help', '--help', '-h'];

/** Runs a subcommand, `start` when none is named. Resolves to the exit code. */
async function main([name = 'start', ...argv]: readonly string[]): Promise<number> {
  const allUsages = SUBCOMMANDS.map(({ usage }) => usage).join('\n');
  if (HELP.includes(name)) return print(allUsages);
  const subcommand = SUBCOMMANDS.find((one) => one.name === name);
  if (!subcommand) throw new UsageError(allUsages);
  const { usage } = subcommand;
  if (argv.some((argument) => HELP.slice(1).includes(argument))) return print(usage);
  return subcommand.run({ argv, env: process.env, usage });
}

function print(text: string): number {
  console.log(text);
  return 0;
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    console.error(error instanceof AegisError ? error.message : error);
    process.exit(1);
  },
);
