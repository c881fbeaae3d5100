import { type Comment, commentEntity } from '../../data/entities/comment.js';
import { eventEntity, type TimelineEvent } from '../../data/entities/event.js';
import { type Incident, incidentEntity } from '../../data/entities/incident.js';
import { type Participant, participantEntity } from '../../data/entities/participant.js';
import { type Summary, summaryEntity } from '../../data/entities/summary.js';
import { type Task, taskEntity } from '../../data/entities/task.js';
import { sk } from '../../data/keys.js';
import type { Entry } from './hash-chain.js';

interface Place {
  /** Counted from 1, as readers see it. */
  number: number;
  hash: string;
  sortKey: string;
}

/** An entry as what it is; entries that are none of these have no fact. */
export type Fact = Place &
  (
    | { kind: 'incident'; record: Incident }
    | { kind: 'participant'; record: Participant }
    | { kind: 'event'; record: TimelineEvent }
    | { kind: 'comment'; record: Comment }
    | { kind: 'summary'; record: Summary }
    | { kind: 'task'; record: Task }
  );

/** Reads the entries of an export back into records. */
export function factsOf(entries: readonly Entry[]): Fact[] {
  return entries.flatMap((entry, i) => readFact(entry, i + 1) ?? []);
}

function readFact({ hash, item }: Entry, number: number): Fact | undefined {
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

function found<K extends Fact['kind']>(
  place: Place,
  kind: K,
  record: Extract<Fact, { kind: K }>['record'] | undefined,
): Fact | undefined {
  return record && ({ ...place, kind, record } as Fact);
}
