import { epochMillis } from '../base/timestamp.js';
import { newValue } from '../incidents/event-catalog.js';
import type { Drill } from '../incidents/records/drill.js';
import type { IncidentRecord } from '../incidents/records/incident-record.js';
import type { TimelineEvent } from '../incidents/records/timeline-event.js';
import { storyTime } from './story-clock.js';

/** Something the learner said; `update`s reach stakeholders, the rest only the channel. */
export interface Statement {
  /** When, in milliseconds of the story. */
  ms: number;
  kind: 'update' | 'status' | 'note' | 'message' | 'severity';
  text: string;
  /** How long after it the next update was promised, if that was given apart from the text. */
  promisedMs?: number | undefined;
}

/** What the learner did, according to the record. */
export interface Observed {
  statements: readonly Statement[];
  acknowledgedMs: number | undefined;
  mitigatedMs: number | undefined;
  resolvedMs: number | undefined;
  severities: readonly { ms: number; severity: string }[];
  tasks: readonly { ms: number; isDone: boolean; text: string }[];
  /** How long the drill lasted, in milliseconds of the story. */
  endMs: number;
}

/** Reads the learner's actions from a drill's record. */
export function observe(drill: Drill, { events, comments, tasks, incident }: IncidentRecord): Observed {
  const at = (timestamp: string) => storyTime(drill, timestamp);
  const own = events.filter(
    ({ user_id, deleted_at }) => user_id === drill.learner && deleted_at === undefined,
  );
  const said = comments
    .filter(({ user_id, deleted_at, text }) => user_id === drill.learner && !deleted_at && text)
    .map(({ timestamp, noted_at, source, text = '' }): Statement => {
      return { ms: at(noted_at ?? timestamp), kind: source === 'note' ? 'note' : 'message', text };
    });
  const statements = [...own.flatMap((event) => toStatement(event, at(event.timestamp))), ...said];
  const firstStatus = (...statuses: string[]) => {
    const found = own.find((event) => statuses.includes(newValue('status', event) ?? ''));
    return found && at(found.timestamp);
  };
  const changed = events.flatMap((event) => {
    const severity = newValue('severity', event);
    return severity === undefined ? [] : [{ ms: at(event.timestamp), severity }];
  });
  const declared = events.find(({ type }) => type === 'INCIDENT_DECLARED')?.detail?.severity;
  return {
    statements: statements.sort((a, b) => a.ms - b.ms),
    acknowledgedMs: firstStatus('ACKNOWLEDGED', 'MITIGATING', 'RESOLVED'),
    mitigatedMs: firstStatus('MITIGATING', 'RESOLVED'),
    resolvedMs: firstStatus('RESOLVED'),
    severities: [{ ms: 0, severity: declared ?? incident.severity }, ...changed],
    tasks: tasks.map(({ timestamp, state, text }) => ({ ms: at(timestamp), isDone: state === 'done', text })),
    endMs: storyTime(drill, drill.finished_at ?? drill.started_at),
  };
}

function toStatement(event: TimelineEvent, ms: number): Statement[] {
  const { type, note } = event;
  if (note === undefined || note === '') return [];
  if (type === 'UPDATE_POSTED') return [{ ms, kind: 'update', text: note, promisedMs: promisedBy(event) }];
  if (type === 'SEVERITY_CHANGED') return [{ ms, kind: 'severity', text: note }];
  return newValue('status', event) === undefined ? [] : [{ ms, kind: 'status', text: note }];
}

/**
 * A promise's time is real, but `in 10 min` means minutes of the story: nobody converts a drill's minutes to seconds.
 */
function promisedBy({ timestamp, detail }: TimelineEvent): number | undefined {
  const { next } = detail ?? {};
  return next === undefined ? undefined : epochMillis(next) - epochMillis(timestamp);
}
