import type { Environment } from '../app/config/config.js';
import { UsageError } from '../base/errors.js';
import { nearest } from '../base/nearest.js';
import { SUBCOMMANDS } from './subcommands.js';

const HELP = ['help', '--help', '-h'];

/** Runs a subcommand, `start` when none is named. Resolves to the exit code. Throws AegisError for the user to read. */
export async function runAegis(
  [first = 'start', ...rest]: readonly string[],
  env: Environment,
): Promise<number> {
  if (HELP.includes(first)) return print(listSubcommands());
  // `aegis --port 3000` is about starting.
  const [name, argv] = first.startsWith('-') ? ['start', [first, ...rest]] : [first, rest];
  const subcommand = SUBCOMMANDS.find((one) => one.name === name);
  if (!subcommand) throw new UsageError(describeUnknown(name));
  const { about, usage } = subcommand;
  if (argv.some((argument) => HELP.slice(1).includes(argument))) return print(`${usage}\n\n${about}`);
  return subcommand.run({ name, argv, env, usage });
}

function print(text: string): number {
  console.log(text);
  return 0;
}

function listSubcommands(): string {
  const width = Math.max(...SUBCOMMANDS.map(({ name }) => name.length));
  const lines = SUBCOMMANDS.map(({ name, about }) => `  ${name.padEnd(width)}  ${about}`);
  return `aegis NAME [options]\n\n${lines.join('\n')}\n\n\`aegis NAME --help\` shows the options of one.`;
}

function describeUnknown(name: string): string {
  const near = nearest(
    name,
    SUBCOMMANDS.map((one) => one.name),
  );
  const hint = near ? `Did you mean \`aegis ${near}\`?` : '`aegis --help` lists the commands.';
  return `There's no \`aegis ${name}\`. ${hint}`;
}
