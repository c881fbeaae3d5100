import { DAY_MS } from '../base/durations.js';
import { addMillis } from '../base/timestamp.js';
import { ACTIVE_STATUSES, type Incident } from '../incidents/records/incident.js';
import { shortId } from '../views/labels.js';
import { truncate } from '../views/text.js';
import { AFTER_THE_END } from './kernel/after-the-end.js';
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

/** How many to read where not all of them may fit: incidents that are over, from the newest. */
const OVER_READ = 25;
/** Older ones are archived after 90 days. */
const OVER_MS = 180 * DAY_MS;

/**
 * Asks which incident a line is about, with a button for each that it's likely to be: active ones by severity, or the
 * newest that are over.
 */
export async function askWhichIncident(
  deps: RequestDeps,
  invocation: Invocation,
  { command, lineFor, message }: NoTargetError,
): Promise<Reply> {
  const shown = (await findLikely(deps, invocation, command)).slice(0, OFFERED);
  const choices = shown.map(({ incident_id, title }) => ({
    label: truncate(`${shortId(incident_id)} ${title}`, LABEL_MAX),
    command: lineFor(incident_id),
  }));
  const reply = await askPermitted(deps, invocation, new QuestionError(message, choices));
  const about = [...aboutOf(reply), ...shown.map(({ incident_id }) => incident_id)];
  return reply.kind === 'message' ? { ...reply, about } : reply;
}

async function findLikely(
  deps: RequestDeps,
  { userId: viewerId, at }: Invocation,
  command: string,
): Promise<Incident[]> {
  const over = AFTER_THE_END.get(command);
  if (over === undefined) {
    return (await findIncidents(deps, { viewerId, statuses: ACTIVE_STATUSES }, { limit: OFFERED })).items;
  }
  const { statuses, isArchived } = over;
  const filter = { viewerId, statuses, range: { from: addMillis(at, -OVER_MS), to: at, text: 'lately' } };
  const { items } = await findIncidents(deps, filter, { limit: OVER_READ });
  return items.filter(({ archived_at }) => (archived_at !== undefined) === isArchived);
}
