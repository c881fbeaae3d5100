import { commentEntity } from '../../data/entities/comment-entity.js';
import { eventEntity } from '../../data/entities/event-entity.js';
import { incidentEntity } from '../../data/entities/incident-entity.js';
import { participantEntity } from '../../data/entities/participant-entity.js';
import { summaryEntity } from '../../data/entities/summary-entity.js';
import { taskEntity } from '../../data/entities/task-entity.js';
import { sk } from '../../data/table/keys.js';
import type { Comment } from '../../incidents/records/comment.js';
import type { Incident } from '../../incidents/records/incident.js';
import type { Summary } from '../../incidents/records/incident-summary.js';
import type { Task } from '../../incidents/records/incident-task.js';
import type { Participant } from '../../incidents/records/participant.js';
import type { TimelineEvent } from '../../incidents/records/timeline-event.js';
import type { Entry } from './hash-chain.js';

interface EntryPlace {
  /** Counted from 1, as readers see it. */
  number: number;
  hash: string;
  sortKey: string;
}

/** An entry as the record it holds; other kinds of entries yield no fact. */
export type ExportFact = EntryPlace &
  (
    | { kind: 'incident'; record: Incident }
    | { kind: 'participant'; record: Participant }
    | { kind: 'event'; record: TimelineEvent }
    | { kind: 'comment'; record: Comment }
    | { kind: 'summary'; record: Summary }
    | { kind: 'task'; record: Task }
  );

/** Reads the entries of an export back into records. */
export function factsOf(entries: readonly Entry[]): ExportFact[] {
  return entries.flatMap((entry, i) => readFact(entry, i + 1) ?? []);
}

function readFact({ hash, item }: Entry, number: number): ExportFact | undefined {
  const { SK: sortKey, ...rest } = item;
  const place = { number, hash, sortKey };
  if (sortKey === sk.metadata) return found(place, 'incident', incidentEntity.schema.safeParse(rest).data);
  const { event, comment, participant, summary, task } = sk.prefix;
  if (sortKey.startsWith(event)) return found(place, 'event', eventEntity.schema.safeParse(rest).data);
  if (sortKey.startsWith(comment)) return found(place, 'comment', commentEntity.schema.safeParse(rest).data);
  if (sortKey.startsWith(summary)) return found(place, 'summary', summaryEntity.schema.safeParse(rest).data);
  if (sortKey.startsWith(task)) return found(place, 'task', taskEntity.schema.safeParse(rest).data);
  if (!sortKey.startsWith(participant)) return undefined;
  return found(place, 'participant', participantEntity.schema.safeParse(rest).data);
}

function found<K extends ExportFact['kind']>(
  place: EntryPlace,
  kind: K,
  record: Extract<ExportFact, { kind: K }>['record'] | undefined,
): ExportFact | undefined {
  return record && ({ ...place, kind, record } as ExportFact);
}
