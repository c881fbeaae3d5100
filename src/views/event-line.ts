import { describeEventWithActor } from '../incidents/describe-event.js';
import type { TimelineEvent } from '../incidents/records/timeline-event.js';
import { mrkdwnEventFormat } from './event-format.js';
import { date } from './text.js';

/** `14:05  Severity P2 → P1 by @alice: more regions` */
export function eventLine(event: TimelineEvent): string {
  return `${date(event.timestamp)}  ${eventText(event)}`;
}

/** `Severity P2 → P1 by @alice: more regions`, as mrkdwn. */
export function eventText(event: TimelineEvent): string {
  return describeEventWithActor(event, mrkdwnEventFormat);
}
