import { fromSlackTs } from '../../base/timestamp.js';
import type { CaptureDeps } from '../capture-deps.js';
import type { NewIdEvent } from './channel-event.js';
import { channelMoved } from './channel-jobs.js';
import type { DeliveryFacts } from './read-channel-change.js';

/**
 * From now on, records under the channel's new id. The follow-up job gives the id to the incident, and reads
 * messages that arrived under it earlier from Slack's history.
 */
export async function captureNewId(
  deps: Pick<CaptureDeps, 'cached' | 'queue' | 'store'>,
  incidentId: string,
  { event, delivery }: { event: NewIdEvent; delivery: DeliveryFacts },
): Promise<void> {
  const { old_channel_id: from, new_channel_id: to, event_ts = '' } = event;
  const at = fromSlackTs(event_ts) ?? delivery.sentAt;
  if (at === undefined || from === to) return;
  await deps.store.moveChannel({ from, to, at });
  await deps.cached.rememberChannel(to, incidentId);
  const requestId = `channel-moved-${from}-${to}`;
  await channelMoved.open(deps, { requestId, at }, { incident_id: incidentId, from, to });
}
