import { expect, it } from 'vitest';
import { commentEntity } from '../../src/data/entities/comment-entity.js';
import { incidentEntity } from '../../src/data/entities/incident-entity.js';
import { type RawItem, type RawValue, rawItem } from '../../src/data/table/raw-item.js';
import { SERVICE_MAX, TITLE_MAX } from '../../src/incidents/records/incident.js';
import { aComment, anIncident } from '../support/records.js';

/**
 * An item's size as counted by DynamoDB: names and values in UTF-8, plus a little
 * for each number, map and list.
 */
function sizeOf(item: RawItem): number {
  return Object.entries(item).reduce((sum, [name, value]) => sum + Buffer.byteLength(name) + bytes(value), 0);
}

function bytes(value: RawValue): number {
  if (value.S !== undefined) return Buffer.byteLength(value.S);
  if (value.N !== undefined) return Math.ceil(value.N.length / 2) + 1;
  if (value.M !== undefined) return 3 + sizeOf(value.M) + Object.keys(value.M).length;
  return 1;
}

const AT = '2025-01-15T15:50:00.000000Z';
const WHO = 'U0123456789';

it('keeps full METADATA under 1 KB, with single-byte characters', () => {
  const incident = anIncident({
    title: 't'.repeat(TITLE_MAX),
    service: 's'.repeat(SERVICE_MAX),
    status: 'ACKNOWLEDGED',
    visibility: 'private',
    acknowledged_at: AT,
    mitigated_at: AT,
    resolved_at: AT,
    closed_at: AT,
    reopened_at: AT,
    roles: { commander: WHO, communications: WHO, operations: WHO, scribe: WHO },
    request_id: `cmd-${'0'.repeat(40)}`,
  });

  expect(sizeOf(rawItem(incidentEntity.toItem(incident)))).toBeLessThan(1_024);
});

it('keeps an item with the longest inline text under 4 KB', () => {
  const comment = aComment({
    text: 'x'.repeat(3_000),
    thread: AT,
    edited_at: AT,
    noted_at: AT,
    source: 'note',
  });

  expect(sizeOf(rawItem(commentEntity.toItem(comment)))).toBeLessThan(4_096);
});
