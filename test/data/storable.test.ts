import { describe, expect, it } from 'vitest';
import type * as z from 'zod';
import { buildUpsert } from '../../src/data/table/conditional-writes.js';
import { storable } from '../../src/data/table/storable.js';
import { alertDeliverySchema } from '../../src/incidents/records/alert.js';
import { alertGroupSchema } from '../../src/incidents/records/alert-group.js';
import { channelLinkSchema } from '../../src/incidents/records/channel-link.js';
import { commentSchema } from '../../src/incidents/records/comment.js';
import { incidentSchema } from '../../src/incidents/records/incident.js';
import { summarySchema } from '../../src/incidents/records/incident-summary.js';
import { taskSchema } from '../../src/incidents/records/incident-task.js';
import { messageFileSchema } from '../../src/incidents/records/message-file.js';
import { participantSchema } from '../../src/incidents/records/participant.js';
import { requestSchema } from '../../src/incidents/records/request.js';
import { timelineEventSchema } from '../../src/incidents/records/timeline-event.js';

const SECRET = 'ghp_8sVbCq3LmW0zXyT5nJ7kR2dF4hP6aEuG9iKo';

const SCHEMAS: Record<string, z.ZodObject> = {
  comment: commentSchema,
  event: timelineEventSchema,
  incident: incidentSchema,
  task: taskSchema,
  summary: summarySchema,
  participant: participantSchema,
  request: requestSchema,
  channel: channelLinkSchema,
  file: messageFileSchema,
  alert: alertDeliverySchema.shape.alerts.element,
  'group of alerts': alertGroupSchema,
};

/** Attributes that only Slack and Aegis write. Add one here only if nobody can choose its value. */
const GENERATED: Record<string, string> = {
  comment:
    'incident_id timestamp user_id channel_id message_ts thread noted_at edited_at states first_state_from deleted_at content_ref dropped_ref',
  event: 'incident_id event_id timestamp type user_id message_ts deleted_at content_ref',
  incident:
    'incident_id status created_at updated_at channel_id visibility started_at detected_at acknowledged_at mitigated_at resolved_at closed_at reopened_at last_update_at next_update_at archive_key archived_at request_id',
  task: 'incident_id timestamp state reminded_at done_at',
  summary:
    'incident_id timestamp kind event_at archived_at content_ref covers_until finished_at channel_id message_ts',
  participant: 'incident_id user_id joined_at left_at seen_until first_spoke_at',
  request: 'request_id kind lane state created_at leased_until leased_at',
  channel:
    'channel_id incident_id card_ts announcement_channel_id announcement_ts news_at summary_at resolution_at opened_at kind kind_at shared_at left_at back_at moved_at',
  file: 'content_ref',
  alert: 'status started_at',
  'group of alerts': 'lane state opened_at last_at started_at incident_id request_id shown_at',
};

describe('a stored item', () => {
  it.each(Object.entries(SCHEMAS))('has no credential in any attribute of: %s', (name, schema) => {
    const item = Object.fromEntries(
      Object.keys(schema.shape)
        .filter((one) => one !== 'expires_at')
        .map((attribute) => [attribute, `${SECRET}\u200b`]),
    );

    const stored = storable(item);

    const left = Object.keys(stored).filter((attribute) => String(stored[attribute]).includes(SECRET));
    expect(left.join(' ')).toBe(GENERATED[name]);
  });

  it('has none at any depth', () => {
    const item = {
      claims: [{ text: `use ${SECRET}` }],
      payload: { note: { text: SECRET } },
      detail: { to: SECRET },
    };

    expect(JSON.stringify(storable(item))).not.toContain(SECRET);
  });

  it.each(['labels', 'fields'])('has none in %s, whatever their names suggest', (attribute) => {
    const own = { api_key: SECRET, customer_id: `x ${SECRET}`, type: SECRET, db_password: 'k9mQ2vLx!' };

    const stored = storable({
      payload: { [attribute]: { ...own, region: 'eu-west-1', ticket_id: 'OPS-7' } },
    });

    expect(JSON.stringify(stored)).not.toMatch(/8sVbCq3L|k9mQ2vLx/);
    expect(stored.payload[attribute]).toMatchObject({ region: 'eu-west-1', ticket_id: 'OPS-7' });
  });

  it('has none after an update either', () => {
    const update = buildUpsert({
      tableName: 't',
      key: { PK: 'a', SK: 'b' },
      set: { news: SECRET },
      keep: { title: SECRET },
    });

    expect(JSON.stringify(update)).not.toContain(SECRET);
  });

  it.each(['k\ud800', 'ok', '👍', '\udc00', 'k'.repeat(20).concat('\ud83d')])(
    'is well-formed: %j',
    (text) => {
      expect(storable({ key: text, names: [text] })).toEqual({
        key: text.toWellFormed(),
        names: [text.toWellFormed()],
      });
    },
  );

  it('keeps values that Slack and Aegis generate', () => {
    const item = {
      user: 'U024BE7LH',
      at: '2025-01-15T14:05:09.000100Z',
      ts: '1736949909.000100',
      hash: 'a'.repeat(64),
    };

    expect(storable(item)).toEqual(item);
  });
});
