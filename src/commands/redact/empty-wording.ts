import { withoutClaimsCiting } from '../../data/entities/claims-on-messages.js';
import { keysOf } from '../../data/table/keys.js';
import { eventKind } from '../../incidents/event-catalog.js';
import { recordAsOf } from '../../incidents/record-as-of.js';
import type { Incident } from '../../incidents/records/incident.js';
import type { IncidentRecord } from '../../incidents/records/incident-record.js';
import type { TimelineEvent } from '../../incidents/records/timeline-event.js';
import { typedWords } from '../../incidents/typed-words.js';
import type { JobRun } from '../../jobs/job.js';
import type { JobDeps } from '../../jobs/job-deps.js';
import { buildUpdate } from '../card/announcement.js';
import { placesOf, REDACTED_POST } from './places-of.js';
import { reduceSummary } from './reduce-summary.js';

interface Wording {
  record: IncidentRecord;
  /** Changed the title or custom fields. */
  event: TimelineEvent;
  redacted_by: string;
}

/** Whether an event's text is the incident's own, which other events and rows repeat. */
export const isWording = (event: TimelineEvent): boolean =>
  eventKind(event.type).part === 'title' && typedWords(event).length > 0;

/** Removes the text of a change that the incident no longer has: an old title, wherever it's repeated. */
export async function emptyWording(
  deps: JobDeps,
  run: Pick<JobRun, 'attempt'>,
  { record, event, redacted_by }: Wording,
): Promise<void> {
  const { incident, events, participants, summaries } = record;
  const gone = replacedWords(event, incident);
  const changed = events.filter((one) => typedWords(one).some(([, words]) => gone.has(words)));
  const rest = events.map((one) => (changed.includes(one) ? withoutWords(one, gone) : one));
  for (const place of changed.flatMap((one) => placesOf(one, incident.channel_id))) {
    await run.attempt('post', () => deps.show.update(place, REDACTED_POST, [incident.incident_id]));
  }
  await retitleUpdates(deps, run.attempt, { before: record, after: { ...record, events: rest }, gone });
  const keys = new Set(changed.map((one) => keysOf.event(one).SK));
  for (const summary of summaries) {
    const reduced = withoutClaimsCiting(summary, keys);
    if (reduced) await reduceSummary(deps, run, reduced);
  }
  for (const { user_id, title } of participants) {
    if (title !== undefined && gone.has(title)) await deps.store.retitleParticipant(incident, user_id);
  }
  // Last, because a retry uses them to find what's left to do.
  for (const one of changed) {
    await deps.store.rewordEvent({ ...withoutWords(one, gone), redacted_by });
  }
}

function replacedWords(event: TimelineEvent, { title, fields = {} }: Incident): ReadonlySet<string> {
  const current = new Set([title, ...Object.values(fields)]);
  return new Set(typedWords(event).flatMap(([, words]) => (current.has(words) ? [] : words)));
}

/** A title may have been typed at greater length; the note of the declaration keeps that. */
function withoutWords({ note: _, ...event }: TimelineEvent, gone: ReadonlySet<string>): TimelineEvent {
  const removed = new Set(typedWords(event).flatMap(([name, words]) => (gone.has(words) ? name : [])));
  const detail = Object.entries(event.detail ?? {}).filter(([name]) => !removed.has(name));
  return { ...event, description: 'redacted', detail: Object.fromEntries(detail) };
}

interface Retitled {
  before: IncidentRecord;
  after: IncidentRecord;
  gone: ReadonlySet<string>;
}

/** Updates start with the title of their time. */
async function retitleUpdates(
  deps: JobDeps,
  attempt: JobRun['attempt'],
  { before, after, gone }: Retitled,
): Promise<void> {
  const { channel_id, incident_id } = before.incident;
  for (const event of before.events) {
    const { note, timestamp: at, user_id: by = '', detail } = event;
    if (event.type !== 'UPDATE_POSTED' || note === undefined) continue;
    if (!gone.has(recordAsOf(before, at).incident.title)) continue;
    const message = buildUpdate(recordAsOf(after, at).incident, { text: note, at, next: detail?.next }, by);
    for (const place of placesOf(event, channel_id)) {
      await attempt('update', () => deps.show.update(place, message, [incident_id]));
    }
  }
}
