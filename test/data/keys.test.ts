import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromMillis } from '../../src/base/timestamp.js';
import { commentEntity } from '../../src/data/entities/comment-entity.js';
import { eventEntity } from '../../src/data/entities/event-entity.js';
import { incidentEntity } from '../../src/data/entities/incident-entity.js';
import { participantEntity } from '../../src/data/entities/participant-entity.js';
import { summaryEntity } from '../../src/data/entities/summary-entity.js';
import { keysOf } from '../../src/data/table/keys.js';
import { aComment, anEvent, anIncident, aParticipant, aRequest, aSummary } from '../support/records.js';

// The strings are from docs/data-access-patterns.md, with placeholders filled in.
describe('keys in the documented formats', () => {
  it('writes incident metadata', () => {
    expect(incidentEntity.toItem(anIncident())).toMatchObject({
      PK: 'INCIDENT#INC-000042',
      SK: 'METADATA',
      GSI1PK: 'STATUS#OPEN',
      GSI1SK: 'SEVERITY#P1#INCIDENT#INC-000042',
      GSI2PK: 'SERVICE#payment-service',
      GSI2SK: '2025-01-15T14:05:09.123456Z',
      GSI3PK: 'DATE#2025-01-15',
      GSI3SK: 'TIME#2025-01-15T14:05:09Z',
    });
  });

  it('writes timeline events', () => {
    expect(eventEntity.toItem(anEvent())).toMatchObject({
      PK: 'INCIDENT#INC-000042',
      SK: 'EVENT#2025-01-15T14:05:09.123456Z#declared',
      type: 'INCIDENT_DECLARED',
      timestamp: '2025-01-15T14:05:09.123456Z',
      source: 'System',
    });
  });

  it('writes comments, participants and summaries', () => {
    expect(commentEntity.toItem(aComment())).toMatchObject({
      PK: 'INCIDENT#INC-000042',
      SK: 'COMMENT#2025-01-15T14:06:00.000001Z',
    });
    expect(participantEntity.toItem(aParticipant())).toMatchObject({
      PK: 'INCIDENT#INC-000042',
      SK: 'USER#U01ALICE',
      GSI2PK: 'USER#U01ALICE',
      GSI2SK: 'INCIDENT#INC-000042',
    });
    expect(summaryEntity.toItem(aSummary())).toMatchObject({
      PK: 'INCIDENT#INC-000042',
      SK: 'SUMMARY#2025-01-15T15:00:00.000000Z',
    });
  });

  it('keeps private incidents out of the shared partitions', () => {
    const keys = keysOf.incident(anIncident({ visibility: 'private' }));

    expect(keys.GSI1PK).toBe('PRIVATE#STATUS#OPEN');
    expect(keys.GSI2PK).toBe('PRIVATE#SERVICE#payment-service');
    expect(keys.GSI3PK).toBe('PRIVATE#DATE#2025-01-15');
  });

  it('lists a request only while it is open', () => {
    expect(keysOf.request(aRequest())).toHaveProperty('GSI3PK', 'REQUEST#OPEN');
    expect(keysOf.request(aRequest({ state: 'DONE' }))).not.toHaveProperty('GSI3PK');
  });

  it('sorts by time as text', () => {
    const moment = fc.integer({ min: 0, max: 4e12 });
    fc.assert(
      fc.property(moment, moment, (a, b) => {
        const key = (millis: number) =>
          keysOf.comment({ incident_id: 'I', timestamp: fromMillis(millis) }).SK;
        return Math.sign(a - b) === (key(a) < key(b) ? -1 : Number(key(a) > key(b)));
      }),
    );
  });
});

describe('retention', () => {
  const days = (item: Record<string, unknown>, from: string) =>
    (Number(item.expires_at) - Math.floor(Date.parse(from) / 1000)) / 86_400;

  it('keeps comments 90, events 180 and summaries 365 days, and key events forever', () => {
    expect(days(commentEntity.toItem(aComment()), aComment().timestamp)).toBe(90);
    expect(days(eventEntity.toItem(anEvent()), anEvent().timestamp)).toBe(180);
    expect(days(summaryEntity.toItem(aSummary()), aSummary().timestamp)).toBe(365);
    expect(eventEntity.toItem(anEvent({ key_event: true }))).not.toHaveProperty('expires_at');
    expect(incidentEntity.toItem(anIncident())).not.toHaveProperty('expires_at');
  });
});
