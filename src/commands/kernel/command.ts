import type { Incident } from '../../incidents/records/incident.js';
import type { Access } from './access.js';
import type { ArgumentReader } from './arguments/argument-reader.js';
import type { Arguments, Values } from './arguments/arguments.js';
import { type Doubt, NOTHING_SETTLED } from './arguments/question.js';
import { readArguments } from './arguments/read-arguments.js';
import type { Invocation } from './invocation.js';
import type { Reply } from './reply.js';
import type { RequestDeps } from './request-deps.js';

/** What help, usage errors and docs/commands.md show of a command. */
interface CommandDescription {
  name: string;
  aliases: readonly string[];
  /** Heading under which help lists it. */
  group: 'Run an incident' | 'Work together' | 'Look back';
  /** What follows `/incident`, optional parts in brackets. */
  usage: string;
  /** One line without a period. */
  summary: string;
  /** Whole lines to type, the plainest first. */
  examples: readonly string[];
  /** What help says to people who may look at incidents, and nothing more; the same if absent. */
  forViewers?: { usage: string; summary: string };
}

/**
 * Whether a command needs an incident: `none`; `optional`, the one named or of the channel; `incident`, archived or not;
 * `live-incident`, one that isn't archived.
 */
export type Target = 'none' | 'optional' | 'incident' | 'live-incident';

type IncidentFor<T extends Target> = T extends 'none'
  ? undefined
  : T extends 'optional'
    ? Incident | undefined
    : Incident;

/** What a command gets: the incident is loaded, and the person may see it. */
export interface CommandRequest<T extends Target = Target, A extends Arguments = Arguments> {
  invocation: Invocation;
  incident: IncidentFor<T>;
  args: Values<A>;
}

interface CommandDefinition<T extends Target, A extends Arguments> extends CommandDescription {
  target: T;
  /** Who may use it; a function where that depends on the arguments. */
  access: Access | ((request: CommandRequest<T, A>, deps: RequestDeps) => Access | Promise<Access>);
  /** Taken in this order. Words that no argument takes are refused. */
  arguments?: A;
  /** Runs once access is checked, and answers within Slack's 3 seconds: anything slower becomes a job. */
  run(deps: RequestDeps, request: CommandRequest<T, A>): Promise<Reply>;
}

export interface PreparedCommand {
  access: Access;
  /** As they were read. */
  args: Readonly<Record<string, unknown>>;
  run(): Promise<Reply>;
}

/** A command as the runner sees it. */
export interface Command extends CommandDescription {
  target: Target;
  /** Who may use it; absent where that depends on the arguments. */
  access?: Access;
  /** Which words may be the id of the incident when text follows; see `Argument.rest`. */
  rest: 'none' | 'text' | 'verbatim';
  /** Reads the arguments and resolves who may use the command with them. */
  prepare(deps: RequestDeps, input: PrepareInput): Promise<PreparedCommand>;
}

interface PrepareInput {
  invocation: Invocation;
  incident: Incident | undefined;
  reader: ArgumentReader;
  /** The word by which the command was named. */
  verb?: string | undefined;
  /** What the person has decided by clicking a button of a question. */
  sure?: ReadonlySet<Doubt> | undefined;
}

/**
 * Declares one `/incident` subcommand: its help, whom it's for, what it takes and what it does.
 *
 * @example
 * export const roles = defineCommand({
 *   name: 'roles', aliases: ['who'], group: 'Work together', usage: 'roles [id]',
 *   summary: 'show who has which role', examples: ['/incident roles', '/incident roles 42'],
 *   target: 'incident', access: viewer,
 *   run: async (_deps, { incident }) => answer(buildRoles(incident)),
 * });
 */
export function defineCommand<T extends Target, A extends Arguments = Record<never, never>>(
  definition: CommandDefinition<T, A>,
): Command {
  const { target, access, arguments: spec = {} as A, run, ...description } = definition;
  const takesRest = Object.values(spec).find(({ rest }) => rest !== undefined)?.rest;
  return {
    ...description,
    target,
    ...(typeof access === 'object' && { access }),
    rest: takesRest ?? 'none',
    async prepare(deps, { invocation, incident, reader, verb, sure = NOTHING_SETTLED }) {
      const context = { deps, invocation, incident, command: description, verb, sure };
      const args = await readArguments(spec, { reader, context });
      // The runner loads what `target` asks for before it calls this.
      const request = { invocation, incident: incident as IncidentFor<T>, args };
      return {
        access: typeof access === 'function' ? await access(request, deps) : access,
        args,
        run: () => run(deps, request),
      };
    },
  };
}
