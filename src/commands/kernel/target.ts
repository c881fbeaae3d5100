import { NotFoundError, UsageError } from '../../base/errors.js';
import type { Incident } from '../../incidents/records/incident.js';
import { ID_KEY } from '../../views/blocks.js';
import { checkAccess, noSuchIncident, viewer } from './access.js';
import { AFTER_THE_END } from './after-the-end.js';
import type { ArgumentReader } from './arguments/argument-reader.js';
import { type Doubt, lineOf, NOTHING_SETTLED } from './arguments/question.js';
import type { Command } from './command.js';
import type { Invocation } from './invocation.js';
import { nameInSentence, nameInWords } from './named-incident.js';
import type { RequestDeps } from './request-deps.js';

type TargetCommand = Pick<Command, 'name' | 'target' | 'rest' | 'examples'>;
type TargetDeps = Pick<RequestDeps, 'cached' | 'logger' | 'slack' | 'store'>;

interface TargetSource {
  invocation: Invocation;
  reader: ArgumentReader;
  sure?: ReadonlySet<Doubt> | undefined;
}

/**
 * Loads the incident a command is about: the one that is named, or the one of the channel it's typed in. Throws
 * UsageError when it needs one and has none, QuestionError when it isn't clear which one is meant, and NotFoundError
 * when there's none or the person may not see it.
 */
export async function loadTarget(
  deps: TargetDeps,
  command: TargetCommand,
  source: TargetSource,
): Promise<Incident | undefined> {
  if (command.target === 'none') return undefined;
  const { invocation, reader, sure = NOTHING_SETTLED } = source;
  const pressed = reader.takeFirst(readIdKey);
  if (pressed !== undefined) return loadVisible(deps, invocation, pressed);
  const implied = await impliedBy(deps, invocation);
  const name = command.rest === 'none' ? nameInWords : nameInSentence;
  const find = (ids: readonly string[]) => findVisible(deps, invocation, ids);
  const named =
    (await name({ reader, sure, command, implied, find, incidentOf: deps.cached.incidentOf })) ?? implied;
  if (named !== undefined) return typeof named === 'string' ? loadVisible(deps, invocation, named) : named;
  if (command.target === 'optional') return undefined;
  throw new NoTargetError(
    `Which incident? Add its id, \`${exampleWithId(command, reader)}\`, or run it in the incident channel. \`/incident ${listFor(command)}\` shows the ids.`,
    {
      command: command.name,
      lineFor: (incidentId) =>
        lineOf({ command, incident: { incident_id: incidentId }, sure }, 'id', reader.rest()),
    },
  );
}

/** `list` alone shows active incidents. */
function listFor({ name }: TargetCommand): string {
  return AFTER_THE_END.has(name) ? 'list all' : 'list';
}

/** A line that needs an incident and names none, in a channel that isn't one's. */
export class NoTargetError extends UsageError {
  readonly command: string;
  /** The same line about an incident. */
  readonly lineFor: (incidentId: string) => string;

  constructor(message: string, { command, lineFor }: Pick<NoTargetError, 'command' | 'lineFor'>) {
    super(message);
    this.command = command;
    this.lineFor = lineFor;
  }
}

/** Every command takes an id first, but not every one has an example with one. For `status`, it changes nothing either. */
function exampleWithId({ name, examples }: TargetCommand, { isEmpty }: ArgumentReader): string {
  if (isEmpty && examples.includes(`/incident ${name}`)) return `/incident ${name} 42`;
  return examples.findLast((example) => /\b42\b/.test(example)) ?? `/incident ${name} 42 …`;
}

async function impliedBy({ cached }: TargetDeps, { channelId }: Invocation): Promise<string | undefined> {
  return channelId === undefined ? undefined : cached.incidentOf(channelId);
}

/** The incident as it is now, for someone who may see it. Throws NotFoundError. */
export async function loadVisible(
  deps: Pick<RequestDeps, 'logger' | 'slack' | 'store'>,
  invocation: Invocation,
  incidentId: string,
): Promise<Incident> {
  const incident = await deps.store.getIncident(incidentId);
  if (!incident) throw noSuchIncident(incidentId);
  await checkAccess(deps, invocation, viewer, incident);
  return incident;
}

/** The first of several possible ids whose incident the person may see. */
async function findVisible(
  deps: TargetDeps,
  invocation: Invocation,
  ids: readonly string[],
): Promise<Incident | undefined> {
  for (const id of ids) {
    const found = await loadVisible(deps, invocation, id).catch(unlessFound);
    if (found) return found;
  }
  return undefined;
}

function unlessFound(error: unknown): undefined {
  if (error instanceof NotFoundError) return undefined;
  throw error;
}

/** `id:INC-000042`, as Aegis's buttons name an incident, whatever the shape of its id. */
function readIdKey(typed: string): string | undefined {
  return typed.startsWith(ID_KEY) ? typed.slice(ID_KEY.length) : undefined;
}
