import { fromSlackTs } from '../base/timestamp.js';
import type { CaptureDeps } from './capture-deps.js';
import { captureEvent, createCaptureContext } from './capture-event.js';
import { type CapturedEvent, changedMessage, channelOf, readCapturedEvent } from './captured-event.js';
import type { DeliveryFacts } from './channels/read-channel-change.js';
import { watchChannel } from './channels/watch-channel.js';
import { captureFileChange } from './file-change.js';
import { captureFileDeletion } from './file-deletion.js';
import { type FileEvent, readFileEvent } from './file-event.js';
import { openLearnerSpoke } from './learner-spoke.js';
import { createMinutelyLinks, type MinutelyLinks } from './minutely-links.js';
import { openSummaryRefresh } from './summary-refresh.js';

interface CaptureOptions extends DeliveryFacts {
  /** The channel is shared with another organization. */
  isShared?: boolean;
}

/** Records an event if it's in an incident channel. Throws if the table fails. */
export type Capture = (event: unknown, options?: CaptureOptions) => Promise<void>;

export function createCapture(deps: CaptureDeps): Capture {
  const contextOf = createCaptureContext(deps);
  const linkOf = createMinutelyLinks(deps);
  return async (payload, { isShared = false, ...delivery } = {}) => {
    const file = readFileEvent(payload, delivery);
    if (file) return FATES[file.type](deps, file);
    const event = readCapturedEvent(payload);
    if (!event) return;
    const incidentId = await deps.cached.incidentOf(channelOf(event));
    const isWithheld = isShared && !deps.settings.captureShared;
    const recordIn = (id: string) => captureEvent({ ...contextOf(id), isWithheld, delivery }, event);
    if (incidentId === undefined) return followCopies(deps, event, recordIn);
    await recordIn(incidentId);
    await openLearnerSpoke(deps, incidentId, event);
    await followActivity(deps, { linkOf, event, isShared });
  };
}

const FATES: Record<FileEvent['type'], (deps: CaptureDeps, event: FileEvent) => Promise<void>> = {
  file_change: captureFileChange,
  file_deleted: captureFileDeletion,
};

/**
 * Applies edits and deletions to messages that were copied from another channel when an incident was
 * declared.
 */
async function followCopies(
  { store }: CaptureDeps,
  event: CapturedEvent,
  recordIn: (incidentId: string) => Promise<void>,
): Promise<void> {
  const timestamp = event.type === 'message' && changedMessage(event);
  if (!timestamp) return;
  for (const id of await store.incidentsWithCopy(channelOf(event), timestamp)) await recordIn(id);
}

interface Activity {
  linkOf: MinutelyLinks;
  event: CapturedEvent;
  isShared: boolean;
}

/** Events that aren't urgent enough to read the channel's link for each one. */
async function followActivity(deps: CaptureDeps, { linkOf, event, isShared }: Activity): Promise<void> {
  const at = fromSlackTs(event.event_ts ?? '');
  const link = at && (await linkOf(channelOf(event), at));
  if (!link) return;
  await openSummaryRefresh(deps, link, { at });
  if (event.type === 'message') await watchChannel(deps, { link, message: event, isShared });
}
