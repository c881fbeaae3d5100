import type * as z from 'zod';
import { channelLinkEntity } from '../data/entities/channel-link-entity.js';
import { commentEntity } from '../data/entities/comment-entity.js';
import { eventEntity } from '../data/entities/event-entity.js';
import { incidentEntity } from '../data/entities/incident-entity.js';
import { openHomeEntity } from '../data/entities/open-home-entity.js';
import { participantEntity } from '../data/entities/participant-entity.js';
import { requestEntity } from '../data/entities/request-entity.js';
import { summaryEntity } from '../data/entities/summary-entity.js';
import { taskEntity } from '../data/entities/task-entity.js';
import type { Entity } from '../data/table/entity.js';
import type { ItemKind } from '../data/table/read-keys.js';

/** The entity of each kind, if it has one. */
export const ENTITIES: Partial<Record<ItemKind, Entity<z.ZodObject>>> = {
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
