import { MINUTE_MS } from '../../base/durations.js';
import { epochMillis, fromMillis, type Timestamp } from '../../base/timestamp.js';
import { createCaptureContext } from '../../capture/capture-event.js';
import { captureHistory } from '../../capture/capture-history.js';
import type { JobDeps } from '../../jobs/job-deps.js';

interface Origin {
  incidentId: string;
  /** The channel in which the incident was declared. */
  channelId: string;
  declaredAt: Timestamp;
}

/**
 * Records the messages posted shortly before an incident was declared, in the channel where it was declared. Private
 * and shared channels are left out, because not everyone who sees the incident may see those; so are other incident
 * channels. Returns the number of messages.
 */
export async function importHistory(
  deps: JobDeps,
  { incidentId, channelId, declaredAt }: Origin,
): Promise<number> {
  if ((await deps.cached.incidentOf(channelId)) !== undefined) return 0;
  const { isPrivate, isShared } = await deps.slack.channel(channelId);
  if (isPrivate || isShared) return 0;
  const { minutes, messages } = deps.settings.history;
  const since = fromMillis(Math.max(0, epochMillis(declaredAt) - minutes * MINUTE_MS));
  const past = await deps.slack.history(channelId, since, messages);
  const before = past.filter(({ ts }) => Number(ts) * 1000 <= epochMillis(declaredAt));
  return captureHistory(createCaptureContext(deps)(incidentId), channelId, before);
}
