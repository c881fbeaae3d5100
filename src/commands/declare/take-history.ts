import { MINUTE_MS } from '../../base/durations.js';
import { epochMillis, fromMillis, type Timestamp } from '../../base/timestamp.js';
import { createCaptureContext } from '../../capture/capture-event.js';
import { captureHistory } from '../../capture/capture-history.js';
import type { Deps } from '../../ports/deps.js';

interface History {
  incidentId: string;
  /** Where the incident was declared. */
  channelId: string;
  declaredAt: Timestamp;
}

/**
 * What was said shortly before, where the incident was declared, becomes the beginning of its record. Nothing is
 * taken from private or shared channels, for not everybody who sees the incident may see those, nor from another
 * incident's channel. Tells how many messages came along.
 */
export async function takeHistory(
  deps: Deps,
  { incidentId, channelId, declaredAt }: History,
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
