import * as z from 'zod';
import { alertDeliverySchema, alertLaneSchema, alertStateSchema } from '../../incidents/records/alert.js';
import { alertGroupSchema } from '../../incidents/records/alert-group.js';
import { alertOutageSchema } from '../../incidents/records/alert-outage.js';
import { defineEntity } from '../table/entity.js';
import { keysOf } from '../table/keys.js';
import { ALERT_DAYS, ALERT_DELIVERY_DAYS, expiry } from '../table/retention.js';

export const alertLaneEntity = defineEntity({ schema: alertLaneSchema, keys: keysOf.alertLane });

export const alertDeliveryEntity = defineEntity({
  schema: alertDeliverySchema,
  keys: keysOf.alertDelivery,
  expiresAt: ({ received_at }) => expiry(received_at, ALERT_DELIVERY_DAYS),
});

export const alertStateEntity = defineEntity({
  schema: alertStateSchema,
  keys: keysOf.alertState,
  expiresAt: ({ received_at }) => expiry(received_at, ALERT_DAYS),
});

export const alertGroupEntity = defineEntity({
  schema: alertGroupSchema,
  keys: keysOf.alertGroup,
  expiresAt: ({ last_at }) => expiry(last_at, ALERT_DAYS),
});

export const alertOutageEntity = defineEntity({
  schema: alertOutageSchema,
  keys: keysOf.alertOutage,
  expiresAt: ({ last_at }) => expiry(last_at, ALERT_DELIVERY_DAYS),
});

export const alertsOfIncidentEntity = defineEntity({
  schema: z.object({
    incident_id: z.string(),
    lane: z.string(),
    number: z.number().int(),
    opened_at: z.string(),
  }),
  keys: keysOf.alertsOfIncident,
  expiresAt: ({ opened_at }) => expiry(opened_at, ALERT_DAYS),
});
