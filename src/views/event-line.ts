import { describeEventWithActor } from '../incidents/describe-event.js';
import { describeMessage } from '../incidents/describe-message.js';
import type { TimelineEvent } from '../incidents/records/timeline-event.js';
import type { TimelineEntry } from '../incidents/timeline-entries.js';
import { mrkdwnEventFormat } from './event-format.js';
import { cutMarkup, date } from './text.js';

/** Maximum characters of a message with files, links included, so that a page of them fits into a Slack message. */
const MESSAGE_MAX = 500;

/** `14:05  Severity P2 → P1 by @alice: more regions` */
export function eventLine(event: TimelineEvent): string {
  return `${date(event.timestamp)}  ${eventText(event)}`;
}

/** The same for a page of the timeline, which also has bots' messages, files and notes. */
export function entryLine(entry: TimelineEntry): string {
  return `${date(entry.timestamp)}  ${entryText(entry)}`;
}

/** The same without its time. */
export function entryText(entry: TimelineEntry): string {
  if ('event_id' in entry) return eventText(entry);
  return cutMarkup(describeMessage(entry, mrkdwnEventFormat), MESSAGE_MAX);
}

/** `Severity P2 → P1 by @alice: more regions`, as mrkdwn. */
export function eventText(event: TimelineEvent): string {
  return describeEventWithActor(event, mrkdwnEventFormat);
}
