import { ACTIVE_STATUSES } from '../incidents/records/incident.js';
import { shortId } from '../views/labels.js';
import { truncate } from '../views/text.js';
import { QuestionError } from './kernel/arguments/question.js';
import type { Invocation } from './kernel/invocation.js';
import { aboutOf, type Reply } from './kernel/reply.js';
import type { RequestDeps } from './kernel/request-deps.js';
import type { NoTargetError } from './kernel/target.js';
import { findIncidents } from './look-up/find-incidents.js';
import { askPermitted } from './offer-permitted.js';

/** More buttons than this are slower to read than a list. */
const OFFERED = 5;
/** What's left of a title on a button. */
const LABEL_MAX = 40;

/** What's done to incidents that are resolved. */
const AFTERWARDS: ReadonlySet<string> = new Set(['close', 'reopen', 'resolution', 'postmortem']);

/** Asks which incident a line is about, with a button for each that it's likely to be, by severity. */
export async function askWhichIncident(
  deps: RequestDeps,
  invocation: Invocation,
  { command, lineFor, message }: NoTargetError,
): Promise<Reply> {
  const statuses = AFTERWARDS.has(command) ? ['RESOLVED'] : ACTIVE_STATUSES;
  const { items } = await findIncidents(deps, { viewerId: invocation.userId, statuses }, { limit: OFFERED });
  const shown = items.slice(0, OFFERED);
  const choices = shown.map(({ incident_id, title }) => ({
    label: truncate(`${shortId(incident_id)} ${title}`, LABEL_MAX),
    command: lineFor(incident_id),
  }));
  const reply = await askPermitted(deps, invocation, new QuestionError(message, choices));
  const about = [...aboutOf(reply), ...shown.map(({ incident_id }) => incident_id)];
  return reply.kind === 'message' ? { ...reply, about } : reply;
}
