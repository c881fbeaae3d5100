import { UsageError } from '../../base/errors.js';
import type { Incident } from '../../incidents/records/incident.js';
import { ID_KEY } from '../../views/blocks.js';
import { checkAccess, noSuchIncident, viewer } from './access.js';
import type { ArgumentReader } from './argument-reader.js';
import type { Command } from './command.js';
import type { Invocation } from './invocation.js';
import type { RequestDeps } from './request-deps.js';
import { readBareIncidentId, readIncidentId, readSeverity } from './vocabulary.js';

type TargetCommand = Pick<Command, 'target' | 'rest' | 'examples'>;

interface Source {
  invocation: Invocation;
  reader: ArgumentReader;
}

/**
 * Loads the incident a command is about: the one that is named, or the one of the channel it's typed in. Throws
 * UsageError when it needs one and has none, and NotFoundError when there's none or the person may not see it.
 */
export async function loadTarget(
  deps: Pick<RequestDeps, 'cached' | 'logger' | 'slack' | 'store'>,
  command: TargetCommand,
  { invocation, reader }: Source,
): Promise<Incident | undefined> {
  if (command.target === 'none') return undefined;
  const incidentId = await findIncidentId(deps, command, { invocation, reader });
  if (incidentId !== undefined) return loadVisible(deps, invocation, incidentId);
  if (command.target === 'optional') return undefined;
  throw new UsageError(
    `Which incident? Add its id, \`${command.examples.at(-1)}\`, or run it in the incident channel. \`/incident list\` shows the ids.`,
  );
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

async function findIncidentId(
  deps: Pick<RequestDeps, 'cached'>,
  command: TargetCommand,
  { invocation: { channelId }, reader }: Source,
): Promise<string | undefined> {
  const pressed = reader.takeFirst(readIdKey);
  if (pressed !== undefined) return pressed;
  const implied = channelId === undefined ? undefined : await deps.cached.incidentOf(channelId);
  const named = implied === undefined ? namedAnywhere(reader, command) : namedInChannel(reader, command);
  return named ?? implied;
}

/** In an incident channel, a different incident must be named in full. */
function namedInChannel(reader: ArgumentReader, { rest }: TargetCommand): string | undefined {
  if (rest === 'verbatim') return undefined;
  return rest === 'text' ? reader.takeFirst(readIncidentId) : reader.takeAny(readIncidentId);
}

function namedAnywhere(reader: ArgumentReader, { rest }: TargetCommand): string | undefined {
  const read = (typed: string) => readIncidentId(typed) ?? readBareIncidentId(typed);
  if (rest !== 'none') return reader.takeFirst(read) ?? reader.takeLast(read);
  return reader.takeAny(readIncidentId) ?? reader.takeAny(readBareIncidentId) ?? reader.takeAny(readOtherId);
}

/** `id:INC-000042`, as Aegis's buttons name an incident, whatever the shape of its id. */
function readIdKey(typed: string): string | undefined {
  return typed.startsWith(ID_KEY) ? typed.slice(ID_KEY.length) : undefined;
}

/** Ids that another program gave, `2024-11` or `prod-7f3a`: a single word with a digit. */
function readOtherId(typed: string): string | undefined {
  const isId = /^[\w.-]+$/.test(typed) && /\d/.test(typed);
  return isId && readSeverity(typed) === undefined ? typed : undefined;
}
