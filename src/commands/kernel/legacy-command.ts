import type { Job } from '../../jobs/job.js';
import type { JobDeps } from '../../jobs/job-deps.js';
import { viewer } from './access.js';
import type { ArgumentReader } from './argument-reader.js';
import type { Command, CommandDescription } from './command.js';
import type { Invocation } from './invocation.js';
import type { Reply } from './reply.js';

export interface CommandInput {
  ask: Invocation;
  incidentId: string;
  words: ArgumentReader;
}

/** A command that isn't declared by `defineCommand` yet. */
export interface LegacyCommand extends CommandDescription {
  about: 'incident' | 'workspace';
  takesProse?: 'after' | 'all';
  run(deps: JobDeps, input: CommandInput): Promise<Reply>;
  job?: Job;
}

export function fromLegacy(command: LegacyCommand): Command {
  const { about, takesProse, run, job: _, ...description } = command;
  return {
    ...description,
    target: about === 'incident' ? 'incident' : 'none',
    rest: takesProse === 'all' ? 'verbatim' : takesProse ? 'text' : 'none',
    prepare: async (deps, { invocation, incident, reader }) => ({
      access: viewer,
      run: () =>
        run(deps as JobDeps, { ask: invocation, incidentId: incident?.incident_id ?? '', words: reader }),
    }),
  };
}
