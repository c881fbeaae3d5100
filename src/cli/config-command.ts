import { findProcess } from '../app/config/load-process.js';
import { unpublishedTypes } from '../events/unpublished-types.js';
import { severitiesInUse } from '../process/process-rules.js';
import type { Process } from '../process/process-schema.js';
import { secretNamesIn } from '../process/secret-names-in.js';
import { unlistedServices } from '../process/unlisted-services.js';
import { unknownVerb } from './misuse.js';
import { parseOptions } from './parse-options.js';
import type { CliCall } from './subcommand.js';

/** `aegis config check`: says what's wrong in aegis.yml, by line. Resolves to 0 when nothing is. */
export async function config(call: CliCall): Promise<number> {
  const { positionals } = parseOptions(call, {}, { words: 2 });
  const [verb, named = call.env.AEGIS_CONFIG || undefined] = positionals;
  if (verb !== 'check') throw unknownVerb(call, verb, ['check']);
  const found = await findProcess(named);
  if (!found) {
    console.log("There's no aegis.yml here, so what's built in applies.");
    return 0;
  }
  const { file, read } = found;
  if ('problems' in read) {
    console.log(read.problems.map((problem) => `${file}, ${problem}`).join('\n'));
    return 1;
  }
  console.log(
    [
      describe(file, read.process),
      ...unlistedServices(read.process),
      ...unpublishedTypes(read.process.events.sinks),
      ...listUnset(read.process, call),
    ].join('\n'),
  );
  return 0;
}

function describe(file: string, process: Process): string {
  const services = count(Object.keys(process.services).length, 'service', 'services');
  const severities = severitiesInUse(process);
  const routes = count(process.alerts.routes.length, 'alert route', 'alert routes');
  const sinks = count(process.events.sinks.length, 'event sink', 'event sinks');
  return `${file} is valid: ${services}, severities ${severities.join(', ')}, ${routes}, ${sinks}.`;
}

function count(amount: number, one: string, many: string): string {
  return `${amount} ${amount === 1 ? one : many}`;
}

/** A deployment may have them although this shell doesn't, so that's no mistake. */
function listUnset(process: Process, { env }: CliCall): string[] {
  const unset = secretNamesIn(process).filter((name) => !env[name]);
  if (unset.length === 0) return [];
  return [`Secrets that aren't set in this shell, and must be where Aegis runs: ${unset.join(', ')}.`];
}
