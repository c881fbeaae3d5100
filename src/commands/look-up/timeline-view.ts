import type { Page } from '../../base/pages.js';
import type { Timestamp } from '../../base/timestamp.js';
import type { TimelineEntry } from '../../incidents/timeline-entries.js';
import { actions, commandButton, type Message, notice, section } from '../../views/blocks.js';
import { entryLine } from '../../views/event-line.js';
import { shortId } from '../../views/labels.js';
import { LIMITS } from '../../views/limits.js';
import { archivedNote } from '../archive/archived-note.js';

/** One page of the timeline, newest first. */
export function buildTimeline(
  incidentId: string,
  page: Page<TimelineEntry>,
  moreCommand: (cursor: string) => string,
  archivedAt?: Timestamp,
): Message {
  const title = `Timeline of ${shortId(incidentId)}`;
  if (page.items.length === 0 && !page.cursor) return notice(`${title}: nothing here yet.`);
  return {
    text: title,
    blocks: [
      section(`*${title}*`),
      ...linesInSections(page.items.map(entryLine)),
      ...(archivedAt === undefined ? [] : [archivedNote(archivedAt)]),
      ...(page.cursor
        ? [actions([commandButton({ label: 'Older events', command: moreCommand(page.cursor) })])]
        : []),
    ],
  };
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
