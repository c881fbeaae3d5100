import type { Request } from '../../incidents/records/request.js';
import type { TimelineEvent } from '../../incidents/records/timeline-event.js';
import { shortId } from '../../views/labels.js';

/** What of a change was kept and where it's missing, by the steps that were done before announcing it failed. */
export function whatFailed(
  { type, incident_id, detail }: TimelineEvent,
  { steps }: Pick<Request, 'steps'>,
): string {
  const id = shortId(incident_id);
  const isInChannel = Boolean(steps.post ?? steps.join);
  const isForEveryone = type === 'UPDATE_POSTED' && detail?.audience !== 'channel';
  if (!isForEveryone && !isInChannel) {
    return `Your change is on the record of ${id}, but it couldn't be posted in its channel.`;
  }
  if (!isForEveryone) {
    return `Your change is on the record and in the channel of ${id}, but the card or the announcement may be out of date.`;
  }
  if (steps.announce) {
    return `Your update is on the record and in the announcement channel, but it couldn't be posted in the channel of ${id}.`;
  }
  return isInChannel
    ? "Your update is on the record, but it didn't reach the announcement channel."
    : `Your update is on the record of ${id}, but it couldn't be posted.`;
}
