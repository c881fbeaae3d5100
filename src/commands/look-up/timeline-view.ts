import type { Page } from '../../base/pages.js';
import type { Timestamp } from '../../base/timestamp.js';
import type { TimelineEvent } from '../../incidents/records/timeline-event.js';
import { actions, commandButton, type Message, notice, section } from '../../views/blocks.js';
import { shortId, statusWord } from '../../views/labels.js';
import { LIMITS } from '../../views/limits.js';
import { date, escapeText, label, quote, truncate, user } from '../../views/text.js';
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

/** What happened, by whom, with the words they gave: `Severity P2 → P1 by @alice: more regions`. */
export function eventText(event: TimelineEvent): string {
  const { user_id, note } = event;
  const by = user_id && !NAMES_ITS_PERSON.has(event.type) ? ` by ${user(user_id)}` : '';
  const words = note ? `: ${truncate(quote(note), 300)}` : '';
  return `${what(event)}${by}${words}`;
}

/** Types whose wording says already who it is about. */
const NAMES_ITS_PERSON = new Set(['PARTICIPANT_JOINED', 'PARTICIPANT_LEFT', 'BOT_MESSAGE']);

function what({ type, detail = {}, description, user_id, source }: TimelineEvent): string {
  const { from = '', to = '', role = '', user_id: holder = '', name = '' } = detail;
  switch (type) {
    case 'INCIDENT_DECLARED':
      return '*Declared*';
    case 'STATUS_CHANGED':
      return `*Status* ${label(statusWord(from))} → *${label(statusWord(to))}*`;
    case 'STATUS_CONFIRMED':
      return `*Status* still *${label(statusWord(to))}*`;
    case 'SEVERITY_CHANGED':
      return `*Severity* ${label(from)} → *${label(to)}*`;
    case 'ROLE_ASSIGNED':
      return `${user(holder)} is now *${label(role)}*`;
    case 'UPDATE_POSTED':
      return ':loudspeaker: *Update*';
    case 'HANDED_OVER':
      return `*Command* handed to ${user(holder)}`;
    case 'PARTICIPANT_JOINED':
      return `${user(user_id ?? '')} joined`;
    case 'PARTICIPANT_LEFT':
      return `${user(user_id ?? '')} left`;
    case 'MESSAGE_MARKED':
      return ':pushpin: said';
    case 'TOPIC_CHANGED':
      return '*Topic* set';
    case 'FILE_SHARED':
      return `*File* ${label(name)}`;
    case 'BOT_MESSAGE':
      return `${label(source)}: ${truncate(quote(description), 300)}`;
    default:
      return truncate(escapeText(description || type), 300);
  }
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
