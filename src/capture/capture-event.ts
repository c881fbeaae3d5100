import { createBotUsers } from './bot-users.js';
import type { CaptureDeps } from './capture-deps.js';
import { captureMark } from './capture-mark.js';
import { captureMember } from './capture-member.js';
import { captureMessage } from './capture-message.js';
import { type CapturedEvent, isMemberEvent } from './captured-event.js';
import { captureChannelChange } from './channels/capture-channel-change.js';
import { captureNewId } from './channels/capture-new-id.js';
import { readChannelChange } from './channels/read-channel-change.js';
import type { MessageContext } from './message-context.js';
import { createParticipantTracker } from './participant-tracker.js';

/** Records one event of an incident channel. Throws if the table fails. */
export async function captureEvent(context: MessageContext, event: CapturedEvent): Promise<void> {
  const { deps, incidentId, delivery = {} } = context;
  if (event.type === 'channel_id_changed') {
    await captureNewId(deps, incidentId, { event, delivery });
    return;
  }
  const change = readChannelChange(event, delivery);
  if (change) await captureChannelChange(deps, incidentId, change);
  else if (event.type === 'message') await captureMessage(context, event);
  else if (isMemberEvent(event)) await captureMember(deps, incidentId, event);
  else if ('item' in event) await captureMark(deps, incidentId, event);
}

/** Returns the dependencies for recording in an incident; all incidents share the caches in them. */
export function createCaptureContext(deps: CaptureDeps): (incidentId: string) => MessageContext {
  const participants = createParticipantTracker(deps);
  const reportUnknown = createUnknownReporter(deps);
  const isBotUser = createBotUsers(deps);
  return (incidentId) => ({
    deps,
    participants,
    incidentId,
    isBotUser,
    reportUnknown,
    isWithheld: false,
  });
}

/** Logs each subtype that Aegis doesn't know, once per process. */
function createUnknownReporter({ logger }: Pick<CaptureDeps, 'logger'>): (subtype: string) => void {
  const reported = new Set<string>();
  return (subtype) => {
    if (reported.has(subtype)) return;
    reported.add(subtype);
    logger.warn({ subtype: subtype.slice(0, 60) }, 'unknown message subtype; recorded as a message');
  };
}
