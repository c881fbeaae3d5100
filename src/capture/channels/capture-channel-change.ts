import type { CaptureDeps } from '../capture-deps.js';
import { buildFollowUp } from './follow-up.js';
import { planChannelChange } from './plan-channel-change.js';
import type { ChannelChange } from './read-channel-change.js';

/**
 * Records a change of an incident channel once, with its follow-up job in the same transaction. A redelivery
 * starts the job again, because the first delivery may have died in between.
 */
export async function captureChannelChange(
  deps: Pick<CaptureDeps, 'queue' | 'store'>,
  incidentId: string,
  change: ChannelChange,
): Promise<void> {
  const { channelId, at } = change;
  await deps.store.changeChannel({ channelId, at, decide: (facts) => planChannelChange(facts, change) });
  await buildFollowUp({ incident_id: incidentId, channel_id: channelId }, change)?.start(deps);
}
