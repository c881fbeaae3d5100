import { fromSlackTs } from '../base/timestamp.js';
import type { CaptureDeps } from './capture-deps.js';
import { captureEvent, createCaptureContext } from './capture-event.js';
import { channelOf, readCapturedEvent } from './captured-event.js';
import { createSummaryRefresher } from './summary-refresher.js';

interface CaptureOptions {
  /** The channel is shared with another organization. */
  isShared?: boolean;
}

/** Records an event in an incident channel and ignores all others. Throws when the table fails. */
export type Capture = (event: unknown, options?: CaptureOptions) => Promise<void>;

export function createCapture(deps: CaptureDeps): Capture {
  const contextOf = createCaptureContext(deps);
  const summaryRefresher = createSummaryRefresher(deps);
  return async (payload, { isShared = false } = {}) => {
    const event = readCapturedEvent(payload);
    if (!event) return;
    const incidentId = await deps.cached.incidentOf(channelOf(event));
    if (incidentId === undefined) return;
    const isWithheld = isShared && !deps.settings.captureShared;
    await captureEvent({ ...contextOf(incidentId), isWithheld }, event);
    const at = fromSlackTs(event.event_ts ?? '');
    if (at) await summaryRefresher.recordActivity({ incidentId, channelId: channelOf(event), at });
  };
}
