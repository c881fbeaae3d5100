import type { CaptureDeps } from './capture-deps.js';
import { captureMark } from './capture-mark.js';
import { captureMember } from './capture-member.js';
import { captureMessage, type MessageContext } from './capture-message.js';
import type { CapturedEvent } from './captured-event.js';
import { createParticipantTracker } from './participant-tracker.js';

/** Records one event of an incident channel. Throws when the table fails. */
export async function captureEvent(context: MessageContext, event: CapturedEvent): Promise<void> {
  if (event.type === 'message') await captureMessage(context, event);
  else if ('item' in event) await captureMark(context.deps, context.incidentId, event);
  else await captureMember(context.deps, context.incidentId, event);
}

/** Returns what recording needs for an incident; the caches in it are shared by all incidents. */
export function createCaptureContext(deps: CaptureDeps): (incidentId: string) => MessageContext {
  const participants = createParticipantTracker(deps);
  const reportUnknown = createUnknownReporter(deps);
  return (incidentId) => ({ deps, participants, incidentId, reportUnknown, isWithheld: false });
}

/** Logs each subtype that Aegis doesn't know, once per process. */
function createUnknownReporter({ logger }: Pick<CaptureDeps, 'logger'>): (subtype: string) => void {
  const reported = new Set<string>();
  return (subtype) => {
    if (reported.has(subtype)) return;
    reported.add(subtype);
    logger.warn({ subtype: subtype.slice(0, 60) }, 'unknown message subtype; recorded as an event');
  };
}
