import { WEEK_MS } from '../../base/durations.js';
import { ConflictError, UsageError } from '../../base/errors.js';
import { addMillis, type Timestamp } from '../../base/timestamp.js';
import { isDrill } from '../../incidents/drill-id.js';
import type { Incident } from '../../incidents/records/incident.js';
import { notice } from '../../views/blocks.js';
import { shortId } from '../../views/labels.js';
import { date } from '../../views/text.js';
import type { Invocation } from '../kernel/invocation.js';
import { confirm, type Reply } from '../kernel/reply.js';
import type { RequestDeps } from '../kernel/request-deps.js';
import { applyChange, type WantedChange } from '../lifecycle/apply-change.js';

/** Maximum characters; people read updates on a phone. */
export const UPDATE_MAX = 1000;

/** Who gets an update: the people in the incident channel, or those in the announcement channel as well. */
export type Audience = 'channel' | 'everyone';

interface NewUpdate {
  incident: Incident;
  /** As Slack escapes it. */
  text: string;
  audience: Audience;
  /** When the next one is promised. */
  next?: Timestamp | undefined;
}

/** Puts an update on the record; announcing that change posts it. */
export async function postUpdate(
  deps: RequestDeps,
  invocation: Invocation,
  { incident, ...update }: NewUpdate,
): Promise<Reply> {
  checkUpdate(update.text);
  checkPromise(update.next, invocation.at);
  await applyChange(deps, invocation, {
    incident,
    decide: (before) => decide(before, { ...update, at: invocation.at }),
  });
  const where = placeOf(deps, incident, update.audience);
  const next = update.next === undefined ? '' : ` The next one is due ${date(update.next)}.`;
  const id = shortId(incident.incident_id);
  return confirm(invocation, incident, notice(`Posting your update on ${id} in ${where}.${next}`));
}

function placeOf(
  { settings }: Pick<RequestDeps, 'settings'>,
  { incident_id }: Incident,
  audience: Audience,
): string {
  if (audience === 'channel') return 'its channel';
  if (isDrill(incident_id)) return 'its channel; drills are announced nowhere else';
  return settings.announcementChannel === undefined
    ? 'its channel; no announcement channel is set'
    : 'the announcement channel';
}

function checkUpdate(text: string): void {
  if (text.length <= UPDATE_MAX) return;
  throw new UsageError(
    `An update is limited to ${UPDATE_MAX} characters (yours has ${text.length}). Use fewer, as in \`/incident update all regions are back\`, and post the details in the incident channel.`,
  );
}

function checkPromise(next: Timestamp | undefined, now: Timestamp): void {
  if (next === undefined || next <= addMillis(now, WEEK_MS)) return;
  throw new UsageError('The next update can be at most 7 days away, such as `tomorrow 9:00`.');
}

function decide(
  { visibility, incident_id }: Incident,
  { text, audience, next, at }: Omit<NewUpdate, 'incident'> & { at: Timestamp },
): WantedChange {
  if (visibility === 'private' && audience === 'everyone') {
    throw new ConflictError(
      `${shortId(incident_id)} is private, so updates aren't announced. \`/incident note\` reaches the people in its channel; to announce updates, run \`/incident public\` first.`,
    );
  }
  const detail = { ...(audience === 'channel' && { audience }), ...(next !== undefined && { next }) };
  return {
    set: { last_update_at: at, next_update_at: next },
    type: 'UPDATE_POSTED',
    description: 'Update posted',
    note: text,
    ...(Object.keys(detail).length > 0 && { detail }),
  };
}
