import type { Environment } from '../app/config/config.js';

/** What a subcommand is called with. */
export interface CliCall {
  /** Of the subcommand. */
  name: string;
  /** The arguments after the subcommand's name. */
  argv: readonly string[];
  env: Environment;
  /** To show when the arguments make no sense. */
  usage: string;
}

export interface Subcommand {
  name: string;
  /** One line for the list of all subcommands. */
  about: string;
  usage: string;
  /** Resolves to the exit code: 0 fine, 1 something is wrong or left to do. Throws AegisError for the user to read. */
  run(call: CliCall): Promise<number>;
}
