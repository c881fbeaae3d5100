import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildEventSchemas, renderEventTypes } from '../../scripts/events-doc.js';
import { buildCloudEvent } from '../../src/events/build-cloud-event.js';
import { buildEventSchema } from '../../src/events/cloud-event-schema.js';
import { ALL_PUBLISHED, isWanted, publishedType } from '../../src/events/published-types.js';
import { EVENT_TYPES } from '../../src/incidents/event-catalog.js';
import { anEvent, anIncident } from '../support/records.js';

const DOCS = join(import.meta.dirname, '../../docs');

const REF = {
  PK: 'INCIDENT#INC-000042',
  SK: 'EVENT#2025-01-15T14:05:09.123456Z#x',
  incident_id: 'INC-000042',
  queued_at: '2025-01-15T14:05:10.000000Z',
  lane: 'new' as const,
};
const FULL = { source: '/aegis', content: 'full' as const };

describe('every type', () => {
  it('has a unique name', () => {
    const names = ALL_PUBLISHED.map(({ name }) => name);

    expect(new Set(names).size).toBe(names.length);
  });

  it.each([...EVENT_TYPES, 'DEPLOYED_BY_SOMEONE'])('is published in line with its schema: %s', (type) => {
    const detail = { from: 'OPEN', to: 'RESOLVED', task: '3', owner: 'U1', role: 'scribe', secret: 'no' };
    const record = anEvent({ type, detail, note: 'why' });

    const event = buildCloudEvent({ ref: REF, incident: anIncident() }, { kind: 'event', record }, FULL);

    expect(buildEventSchema(publishedType(type)).strict().parse(event)).toEqual(event);
    expect(JSON.stringify(event)).not.toContain('secret');
    expect(event.data.text).toBe('why');
  });

  it('has its schema in docs/events, and its line in docs/events.md', () => {
    const schemas = buildEventSchemas();
    const read = (name: string) => readFileSync(join(DOCS, name), 'utf8');

    expect(readdirSync(join(DOCS, 'events')).sort()).toEqual(Object.keys(schemas).sort());
    for (const [name, schema] of Object.entries(schemas))
      expect(JSON.parse(read(`events/${name}`))).toEqual(schema);
    expect(read('events.md')).toContain(renderEventTypes());
  });
});

it('cuts long texts, and marks them as cut', () => {
  const record = anEvent({ type: 'UPDATE_POSTED', note: 'long '.repeat(5_000) });

  const { data } = buildCloudEvent({ ref: REF, incident: anIncident() }, { kind: 'event', record }, FULL);

  expect(data).toMatchObject({ is_cut: true });
  expect(JSON.stringify(data).length).toBeLessThan(10_000);
});

it.each([
  [undefined, true],
  [['task.done'], true],
  [['task.*'], true],
  [['incident.*'], false],
  [['task.added'], false],
])('knows whether a sink that asks for %j wants task.done', (types, wanted) => {
  expect(isWanted(types, { name: 'task.done' })).toBe(wanted);
});
