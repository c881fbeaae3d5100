import { listWords } from '../../base/list-words.js';
import type { Page } from '../../base/pages.js';
import { epochMillis, type Timestamp } from '../../base/timestamp.js';
import type { TimelineEntry } from '../../incidents/timeline-entries.js';
import { actions, commandButton, type Message, notice, section } from '../../views/blocks.js';
import { entryText } from '../../views/event-line.js';
import { shortId } from '../../views/labels.js';
import { LIMITS } from '../../views/limits.js';
import { date, user } from '../../views/text.js';
import { archivedNote } from '../archive/archived-note.js';
import { dayOf } from '../kernel/time/time-zone.js';

interface TimelineView {
  incidentId: string;
  /** Newest first, as read. */
  page: Page<TimelineEntry>;
  moreCommand: (cursor: string) => string;
  /** The viewer's clock, for the headings of days. */
  timeZone: string;
  archivedAt?: Timestamp | undefined;
  /** The requested range; everything if absent. */
  range?: { from: Timestamp; to: Timestamp } | undefined;
  /** Whether only key events were asked for. */
  keyOnly?: boolean;
  /** A sentence about the time zone, after a space. */
  zoneNote?: string;
}

/** One page of the timeline in chronological order, with a heading for each day. */
export function buildTimeline({
  incidentId,
  page,
  moreCommand,
  timeZone,
  archivedAt,
  range,
  keyOnly = false,
  zoneNote = '',
}: TimelineView): Message {
  const title = `Timeline of ${shortId(incidentId)}`;
  const span = range ? `${date(range.from)} to ${date(range.to)}.${zoneNote}` : '';
  if (page.items.length === 0 && !page.cursor) {
    const none = `${title}: nothing ${range ? `from ${span}` : 'here yet.'}`;
    return notice(keyOnly ? `${none} ${KEY_HINT}` : none);
  }
  const earlier =
    page.cursor && commandButton({ label: 'Earlier events', command: moreCommand(page.cursor) });
  return {
    text: title,
    blocks: [
      section(`*${title}*${range ? `  ${span}` : ''}`),
      ...(earlier ? [actions([earlier])] : []),
      ...linesInSections(toLines(page.items.toReversed(), timeZone)),
      ...(archivedAt === undefined ? [] : [archivedNote(archivedAt)]),
    ],
  };
}

const KEY_HINT = 'To make a message a key event, pin it. `/incident timeline` shows everything.';

function toLines(entries: readonly TimelineEntry[], timeZone: string): string[] {
  const lines: string[] = [];
  let day = '';
  for (const group of withJoinsTogether(entries)) {
    const [first] = group;
    if (!first) continue;
    const today = dayNameOf(first.timestamp, timeZone);
    if (today !== day) lines.push(`*${date(first.timestamp, '{date_long}')}*`);
    day = today;
    lines.push(
      `${date(first.timestamp, '{time}')}  ${group.length > 1 ? joinedText(group) : entryText(first)}`,
    );
  }
  return lines;
}

/** Each entry on its own, except for people who joined right after each other. */
function withJoinsTogether(entries: readonly TimelineEntry[]): TimelineEntry[][] {
  const groups: TimelineEntry[][] = [];
  for (const entry of entries) {
    const last = groups.at(-1);
    const previous = last?.at(-1);
    if (last && previous && isJoin(entry) && isJoin(previous)) last.push(entry);
    else groups.push([entry]);
  }
  return groups;
}

function isJoin(entry: TimelineEntry): boolean {
  return 'event_id' in entry && entry.type === 'PARTICIPANT_JOINED' && entry.user_id !== undefined;
}

function joinedText(joins: readonly TimelineEntry[]): string {
  const people = [...new Set(joins.map(({ user_id = '' }) => user(user_id)))];
  return `${listWords(people)} joined`;
}

/** Times that another program stored in a different format have no day. */
function dayNameOf(timestamp: Timestamp, timeZone: string): string {
  const millis = epochMillis(timestamp);
  return Number.isNaN(millis) ? '' : JSON.stringify(dayOf(millis, timeZone));
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
