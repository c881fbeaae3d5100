import { expect, it } from 'vitest';
import { exportIncident } from '../../src/reports/export-incident.js';
import { aComment, anEvent } from '../support/records.js';
import { aRecord } from './hostile-records.js';

const texts = new Map([['ref-1', 'the full text']]);
const deps = {
  contents: { read: async (ref: string) => texts.get(ref), keep: async () => '' },
  slack: { names: async (ids: readonly string[]) => new Map(ids.map((id) => [id, `Person ${id}`])) },
} as unknown as Parameters<typeof exportIncident>[0];

const wanted = { by: 'U01BOB', at: '2025-01-16T09:00:00.000000Z' };

it('inserts the full text of long messages, and says if one is missing', async () => {
  const record = {
    ...aRecord(),
    comments: [
      aComment({ text: 'the beginning…', content_ref: 'ref-1' }),
      aComment({
        timestamp: '2025-01-15T14:07:00.000001Z',
        text: 'another beginning…',
        content_ref: 'ref-2',
      }),
    ],
    events: [anEvent({ type: 'BOT_MESSAGE', description: 'alert…', content_ref: 'ref-1' })],
  };

  const { content } = await exportIncident(deps, { ...wanted, record, format: 'md' });

  expect(content).not.toContain('the beginning…');
  expect(content.match(/the full text/g)).toHaveLength(2);
  expect(content).toContain('another beginning… *(only the beginning was kept)*');
});

it('says who redacted an event, even one that only lost some words', async () => {
  const removed = { deleted_at: '2025-01-15T15:00:00.000000Z', redacted_by: 'U01BOB' };
  const record = {
    ...aRecord(),
    comments: [],
    events: [
      anEvent({ event_id: 'e1', type: 'NOTE_ADDED', ...removed }),
      anEvent({ event_id: 'e2', type: 'INCIDENT_EDITED', description: 'redacted', redacted_by: 'U01BOB' }),
    ],
  };

  const { content } = await exportIncident(deps, { ...wanted, record, format: 'md' });

  expect(content).toContain('(redacted 2025-01-15 15:00:00 by Person U01BOB)');
  expect(content).toContain('(redacted by Person U01BOB)');
});

it('names everyone, including people who are only mentioned', async () => {
  const record = { ...aRecord(), comments: [aComment({ text: 'ask <@U01CAROL>' })] };

  const { content } = await exportIncident(deps, { ...wanted, record, format: 'html' });

  expect(content).toContain('ask @Person U01CAROL');
  expect(content).toContain('by Person U01BOB');
});

it('removes credentials that another program stored', async () => {
  const title = 'key AKIAIOSFODNN7EXAMPLE here';
  const record = {
    ...aRecord(),
    comments: [aComment({ text: title })],
    events: [anEvent({ detail: { severity: 'P1', title } }), anEvent({ event_id: 'v2', note: title })],
  };

  for (const format of ['md', 'json', 'html'] as const) {
    const { content } = await exportIncident(deps, { ...wanted, record, format });

    expect(content).not.toContain('AKIAIOSFODNN7EXAMPLE');
  }
});

it('has the same hashes for the same record, up to the seal', async () => {
  const entries = async (at: string) => {
    const { content } = await exportIncident(deps, { ...wanted, at, record: aRecord(), format: 'json' });
    return content.split('\n');
  };

  const [one, other] = [await entries(wanted.at), await entries('2025-02-01T09:00:00.000000Z')];

  expect(other.slice(1, -3)).toEqual(one.slice(1, -3));
  expect(other.at(-3)).not.toBe(one.at(-3));
});
