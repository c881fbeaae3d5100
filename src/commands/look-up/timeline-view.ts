import type { Page } from '../../base/pages.js';
import type { Timestamp } from '../../base/timestamp.js';
import { describeEventWithActor } from '../../incidents/describe-event.js';
import type { TimelineEvent } from '../../incidents/records/timeline-event.js';
import { actions, commandButton, type Message, notice, section } from '../../views/blocks.js';
import { mrkdwnEventFormat } from '../../views/event-format.js';
import { shortId } from '../../views/labels.js';
import { LIMITS } from '../../views/limits.js';
import { date } from '../../views/text.js';
import { archivedNote } from '../archive/archived-note.js';

/** One page of the timeline, newest first. */
export function buildTimeline(
  incidentId: string,
  page: Page<TimelineEvent>,
  moreCommand: (cursor: string) => string,
  archivedAt?: Timestamp,
): Message {
  const title = `Timeline of ${shortId(incidentId)}`;
  if (page.items.length === 0) return notice(`${title}: nothing here yet.`);
  return {
    text: title,
    blocks: [
      section(`*${title}*`),
      ...linesInSections(page.items.map(eventLine)),
      ...(archivedAt === undefined ? [] : [archivedNote(archivedAt)]),
      ...(page.cursor
        ? [actions([commandButton({ label: 'Older events', command: moreCommand(page.cursor) })])]
        : []),
    ],
  };
}

/** `14:05  Severity P2 → P1 by @alice: more regions` */
export function eventLine(event: TimelineEvent): string {
  return `${date(event.timestamp)}  ${eventText(event)}`;
}

/** `Severity P2 → P1 by @alice: more regions`, as mrkdwn. */
export function eventText(event: TimelineEvent): string {
  return describeEventWithActor(event, mrkdwnEventFormat);
}

/** As few sections as Slack's limit of 3000 characters allows. */
function linesInSections(lines: readonly string[]) {
  const chunks: string[] = [];
  for (const line of lines) {
    const last = chunks.at(-1);
    const joined = last === undefined ? line : `${last}\n${line}`;
    if (last === undefined || joined.length > LIMITS.section) chunks.push(line);
    else chunks[chunks.length - 1] = joined;
  }
  return chunks.map(section);
}
