import type { Timestamp } from '../../base/timestamp.js';
import type { AlertChange, AlertGroup } from '../../incidents/records/alert-group.js';
import type { TimelineEvent } from '../../incidents/records/timeline-event.js';
import { escapeText } from '../../views/text.js';

/** What changed since the last event: each change on its own while there are few, one line for each status of a storm. */
export function buildAlertEvents(group: AlertGroup, incident_id: string, now: Timestamp): TimelineEvent[] {
  const { unrecorded, examples, lane, number, fired, resolved } = group;
  const total = unrecorded.firing + unrecorded.resolved;
  // The counts only grow, so no two events have the same id.
  const id = `alerts-${lane}-${number}-${fired}-${resolved}`;
  const event = { incident_id, timestamp: now, type: 'ALERT' };
  if (total <= examples.length) {
    return examples.map((change, i) => ({
      ...event,
      event_id: `${id}-${i + 1}`,
      description: `Alert ${change.status}: ${change.title}`,
      source: change.source,
      detail: { count: '1', status: change.status, at: change.at, ...(change.url && { url: change.url }) },
      note: escapeText(change.title),
    }));
  }
  return (['firing', 'resolved'] as const)
    .filter((status) => unrecorded[status] > 0)
    .map((status) => {
      const titles = titlesOf(examples, status);
      return {
        ...event,
        event_id: `${id}-${status}`,
        description: `${unrecorded[status]} alerts ${status}`,
        source: 'System',
        detail: { count: String(unrecorded[status]), status },
        ...(titles.length > 0 && { note: escapeText(`among them ${titles.join(', ')}`) }),
      };
    });
}

/** The group once its changes are on the timeline. */
export function afterRecording(group: AlertGroup): AlertGroup {
  return { ...group, unrecorded: { firing: 0, resolved: 0 }, examples: [] };
}

function titlesOf(examples: readonly AlertChange[], status: AlertChange['status']): string[] {
  return [...new Set(examples.filter((one) => one.status === status).map(({ title }) => title))];
}
