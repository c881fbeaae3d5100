import type * as z from 'zod';
import { SENTINEL } from '../data/archive-store/archive-sentinel.js';
import { channelLinkEntity } from '../data/entities/channel-link-entity.js';
import { commentEntity } from '../data/entities/comment-entity.js';
import { eventEntity } from '../data/entities/event-entity.js';
import { incidentEntity } from '../data/entities/incident-entity.js';
import { openHomeEntity } from '../data/entities/open-home-entity.js';
import { participantEntity } from '../data/entities/participant-entity.js';
import { requestEntity } from '../data/entities/request-entity.js';
import { summaryEntity } from '../data/entities/summary-entity.js';
import { taskEntity } from '../data/entities/task-entity.js';
import type { Entity, Item } from '../data/table/entity.js';
import { HOMES, keysOf, sk } from '../data/table/keys.js';
import { MIGRATION_PREFIX } from './migrations/migration-progress.js';

export type Kind =
  | 'incident'
  | 'event'
  | 'comment'
  | 'participant'
  | 'summary'
  | 'task'
  | 'open home'
  | 'channel link'
  | 'request'
  | 'other row of Aegis'
  | 'unknown';

/** What an item is, by its keys alone. */
export function kindOf({ PK, SK }: Item): Kind {
  const [partition, sort] = [String(PK), String(SK)];
  if (partition.startsWith('INCIDENT#')) return kindInIncident(sort);
  if (partition.startsWith('CHANNEL#') && sort === 'INCIDENT') return 'channel link';
  if (partition.startsWith('REQUEST#') && sort === 'REQUEST') return 'request';
  if (partition === HOMES) return 'open home';
  if (partition === COUNTER || partition.startsWith(MIGRATION_PREFIX)) return 'other row of Aegis';
  return 'unknown';
}

function kindInIncident(sort: string): Kind {
  if (sort === sk.metadata) return 'incident';
  if (sort === SENTINEL || sort === TASK_COUNTER || sort === REMINDERS) return 'other row of Aegis';
  if (sort.startsWith(sk.prefix.event)) return 'event';
  if (sort.startsWith(sk.prefix.comment)) return 'comment';
  if (sort.startsWith(sk.prefix.participant)) return 'participant';
  if (sort.startsWith(sk.prefix.summary)) return 'summary';
  if (sort.startsWith(sk.prefix.task)) return 'task';
  return isKnown(sort) ? 'other row of Aegis' : 'unknown';
}

function isKnown(sort: string): boolean {
  const places: unknown[] = Object.values(sk);
  return places.includes(sort) || Object.values(sk.prefix).some((prefix) => sort.startsWith(prefix));
}

const COUNTER = keysOf.counter({ name: '' }).PK;
const REMINDERS = keysOf.reminders({ incident_id: '' }).SK;
const TASK_COUNTER = keysOf.taskCounter({ incident_id: '' }).SK;

/** How each kind is read; the rest has no form of its own. */
export const ENTITIES: Partial<Record<Kind, Entity<z.ZodObject>>> = {
  incident: incidentEntity,
  event: eventEntity,
  comment: commentEntity,
  participant: participantEntity,
  summary: summaryEntity,
  task: taskEntity,
  'open home': openHomeEntity,
  'channel link': channelLinkEntity,
  request: requestEntity,
};
