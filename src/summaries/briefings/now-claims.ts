import { formatDuration, MINUTE_MS } from '../../base/durations.js';
import { epochMillis, type Timestamp } from '../../base/timestamp.js';
import { keysOf } from '../../data/table/keys.js';
import { type EventType, eventKind } from '../../incidents/event-catalog.js';
import type { Incident } from '../../incidents/records/incident.js';
import type { Claim, SummaryKind } from '../../incidents/records/incident-summary.js';
import type { TimelineEvent } from '../../incidents/records/timeline-event.js';
import { isActive, isOver } from '../../incidents/transitions.js';
import type { SummaryInput } from '../../ports/summarizer.js';
import { statusWord } from '../../views/labels.js';
import { capitalized } from '../extractive/capitalized.js';
import { shorten } from '../extractive/quote-entry.js';
import { buildTranscript, type TranscriptLine } from '../transcript.js';
import { minuteOf, nameIn } from './table-claims.js';

type Asked = Pick<SummaryInput, 'kind' | 'record' | 'nameOf' | 'now' | 'since'>;

/** The other kinds say how things are now in sections of their own, or not at all. */
const SAYING_NOW: ReadonlySet<string> = new Set<SummaryKind>(['state', 'since', 'as-of']);

/** The current state, below the headline: open since when, the commander, and the last announcement. */
export async function nowClaims(asked: Asked): Promise<Claim[]> {
  const { kind = 'state', record, nameOf, since = '' } = asked;
  if (!SAYING_NOW.has(kind)) return [];
  const lines = await buildTranscript({ ...record, comments: [] }, nameOf);
  const announced = announcedIn(lines).filter(({ at }) => at > since);
  const end = isOver(record.incident.status) ? announced.findLast(isEnd) : undefined;
  const newest = end ?? announced.at(-1);
  return [ageClaim(asked), ...(newest === undefined ? [] : [updateClaim(newest)])];
}

function ageClaim({ record: { incident, events }, nameOf, now }: Asked): Claim {
  const isOpen = !isOver(incident.status);
  const reopened_at =
    events.findLast(isReopening)?.detail?.undoes === undefined ? incident.reopened_at : undefined;
  const age = isOpen ? openSince({ ...incident, reopened_at }, now) : lastedUntil(incident, now);
  const commander = incident.roles.commander && nameIn(nameOf, incident.roles.commander);
  const command = commander ? `commander: ${commander}` : isOpen && 'no commander';
  const part = isOpen && reopened_at === undefined ? 'declaration' : 'status';
  const sources = [
    events.findLast(({ type }) => eventKind(type).part === part),
    commander && events.findLast(({ detail }) => detail?.role === 'commander'),
  ].flatMap((event) => (event ? [keysOf.event(event).SK] : []));
  return {
    section: 'headline',
    text: [age, command].filter(Boolean).join(' · '),
    citations: sources.length > 0 ? sources : [keysOf.incident(incident).SK],
  };
}

function openSince({ created_at, started_at = created_at, reopened_at }: Incident, now: Timestamp): string {
  const since = reopened_at ?? started_at;
  const open = `${minuteOf(since, now)} (${between(since, now)})`;
  return reopened_at === undefined ? `Open since ${open}` : `Open again since ${open}`;
}

/** An incident may be closed without having been resolved. */
function lastedUntil(
  { created_at, started_at = created_at, closed_at, resolved_at = closed_at }: Incident,
  now: Timestamp,
): string {
  const end = resolved_at ?? now;
  return `Lasted ${between(started_at, end)}, until ${minuteOf(end, now)}`;
}

/** Counts in the minutes that are shown; seconds only matter in the first minute. */
function between(start: Timestamp, end: Timestamp): string {
  const took = Math.max(0, epochMillis(end) - epochMillis(start));
  return formatDuration(took < MINUTE_MS ? took : minutesTo(end) - minutesTo(start));
}

/** A moment rounded down to the minute, in milliseconds. */
function minutesTo(moment: Timestamp): number {
  return Math.floor(epochMillis(moment) / MINUTE_MS) * MINUTE_MS;
}

const ANNOUNCES: ReadonlySet<string> = new Set<EventType>([
  'STATUS_CHANGED',
  'STATUS_CONFIRMED',
  'UPDATE_POSTED',
  'RESOLUTION_NOTE',
]);

/** Updates and notes on status changes, except undone ones and those from before the incident was reopened. */
function announcedIn(lines: readonly TranscriptLine[]): TranscriptLine[] {
  const reopened = lines.findLastIndex(({ type = '', detail }) => isReopening({ type, detail }));
  const undone = lines.flatMap(({ detail }) => detail.undoes ?? []);
  return lines
    .slice(Math.max(0, reopened))
    .filter(
      ({ type = '', text, sk }) =>
        ANNOUNCES.has(type) && text !== '' && !undone.some((id) => sk.endsWith(`#${id}`)),
    );
}

function isReopening({ type, detail: { from, to } = {} }: Pick<TimelineEvent, 'type' | 'detail'>): boolean {
  if (type !== 'STATUS_CHANGED' || from === undefined || to === undefined) return false;
  return isActive(to) && !isActive(from);
}

function isEnd({ type, detail }: TranscriptLine): boolean {
  return type === 'RESOLUTION_NOTE' || (type === 'STATUS_CHANGED' && detail.to === 'RESOLVED');
}

function updateClaim(line: TranscriptLine): Claim {
  const { text, sk } = line;
  return { section: 'headline', text: `${titleOf(line)}: ${capitalized(shorten(text))}`, citations: [sk] };
}

/** "Update" is reserved for `/incident update`; a note on a status change gets the status as its title. */
function titleOf({ type, detail }: TranscriptLine): string {
  if (type === 'UPDATE_POSTED') return 'Last update';
  return type === 'RESOLUTION_NOTE' ? 'Resolution note' : statusWord(detail.to ?? '');
}
