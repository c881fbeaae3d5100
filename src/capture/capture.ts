import { fromSlackTs } from '../base/timestamp.js';
import type { Deps } from '../ports/deps.js';
import { captureMark } from './capture-mark.js';
import { captureMember } from './capture-member.js';
import { captureMessage, type MessageContext } from './capture-message.js';
import { type CapturedEvent, channelOf, readCapturedEvent } from './captured-event.js';
import { createParticipantTracker } from './participant-tracker.js';
import { createSummaryRefresher } from './summary-refresher.js';

interface Circumstances {
  /** The channel is shared with another organisation. */
  isShared?: boolean;
}

/** Puts what happened in an incident's channel on the record; anything else is ignored. Throws when the table fails. */
export type Capture = (event: unknown, circumstances?: Circumstances) => Promise<void>;

export type CaptureDeps = Pick<Deps, 'cached' | 'contents' | 'logger' | 'queue' | 'settings' | 'store'>;

export function createCapture(deps: CaptureDeps): Capture {
  const people = createParticipantTracker(deps);
  const news = createSummaryRefresher(deps);
  const reportUnknown = createUnknownReporter(deps);
  return async (payload, { isShared = false } = {}) => {
    const event = readCapturedEvent(payload);
    if (!event) return;
    const incidentId = await deps.cached.incidentOf(channelOf(event));
    if (incidentId === undefined) return;
    const isWithheld = isShared && !deps.settings.captureShared;
    await captureEvent({ deps, people, incidentId, reportUnknown, isWithheld }, event);
    const at = fromSlackTs(event.event_ts ?? '');
    if (at) await news.happened({ incidentId, channelId: channelOf(event), at });
  };
}

export async function captureEvent(context: MessageContext, event: CapturedEvent): Promise<void> {
  if (event.type === 'message') await captureMessage(context, event);
  else if ('item' in event) await captureMark(context.deps, context.incidentId, event);
  else await captureMember(context.deps, context.incidentId, event);
}

/** For messages that do not come as events: of the past. */
export function createMessageContext(deps: CaptureDeps, incidentId: string): MessageContext {
  const reportUnknown = createUnknownReporter(deps);
  return { deps, people: createParticipantTracker(deps), incidentId, reportUnknown, isWithheld: false };
}

/** Tells operators once per process of each kind of message that Slack has and Aegis does not know. */
function createUnknownReporter({ logger }: Pick<Deps, 'logger'>): (subtype: string) => void {
  const told = new Set<string>();
  return (subtype) => {
    if (told.has(subtype)) return;
    told.add(subtype);
    logger.warn(
      { subtype: subtype.slice(0, 60) },
      'a kind of message that Aegis does not know; kept as an event',
    );
  };
}
