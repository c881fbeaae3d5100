import { GetCommand, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { beforeEach, describe, expect, it } from 'vitest';
import { ConflictError, UpstreamError, UsageError } from '../../src/base/errors.js';
import { commentEntity } from '../../src/data/entities/comment-entity.js';
import { createStore, type Store } from '../../src/data/store/store.js';
import { writeMany } from '../../src/data/table/batch.js';
import { DuplicateRequestError } from '../../src/data/table/failures.js';
import type { Table } from '../../src/data/table/table-client.js';
import type { Participant } from '../../src/incidents/records/participant.js';
import { measureUnits } from '../support/capacity.js';
import {
  aComment,
  aDeclaration,
  anEvent,
  anIncident,
  aParticipant,
  aRequest,
  aSummary,
  DECLARED_AT,
} from '../support/records.js';
import { COUNTS_CAPACITY, useTables } from '../support/table.js';

const freshTable = useTables();
let table: Table;
let store: Store;

beforeEach(async () => {
  table = await freshTable();
  store = createStore(table);
});

async function get(PK: string, SK: string) {
  return (await table.client.send(new GetCommand({ TableName: table.name, Key: { PK, SK } }))).Item;
}

describe('declareIncident', () => {
  it('creates ids that sort by age', async () => {
    expect([await store.nextIncidentId(), await store.nextIncidentId()]).toEqual([
      'INC-000001',
      'INC-000002',
    ]);
  });

  it('writes metadata, event, participant and channel link together', async () => {
    await store.declareIncident(aDeclaration());

    const record = await store.loadRecord('INC-000042');

    expect(record?.incident).toMatchObject({ title: anIncident().title, version: 1 });
    expect(record?.events).toHaveLength(1);
    expect(record?.participants).toHaveLength(1);
    expect(await store.getChannelLink('C01INC')).toMatchObject({ incident_id: 'INC-000042' });
  });

  it('changes nothing if the same request is repeated', async () => {
    await store.declareIncident(aDeclaration());
    await store.declareIncident(aDeclaration({ title: 'Another title' }));

    expect((await store.getIncident('INC-000042'))?.title).toBe(anIncident().title);
  });

  it('refuses an id or channel that another request has taken', async () => {
    await store.declareIncident(aDeclaration());

    const sameId = aDeclaration({ request_id: 'cmd-other' });
    const sameChannel = aDeclaration({ incident_id: 'INC-000043' });

    await expect(store.declareIncident(sameId)).rejects.toBeInstanceOf(ConflictError);
    await expect(store.declareIncident(sameChannel)).rejects.toBeInstanceOf(ConflictError);
    expect(await store.getIncident('INC-000043')).toBeUndefined();
  });
});

describe('changeIncident', () => {
  const toResolved = () => ({
    before: anIncident(),
    set: { status: 'RESOLVED', resolved_at: '2025-01-15T15:00:00.000000Z' },
    event: anEvent({ event_id: 'v2', timestamp: '2025-01-15T15:00:00.000000Z', type: 'STATUS_CHANGED' }),
  });

  it("updates index keys with the attributes and keeps other programs' attributes", async () => {
    await store.declareIncident(aDeclaration());
    const item = await get('INCIDENT#INC-000042', 'METADATA');
    await table.client.send(new PutCommand({ TableName: table.name, Item: { ...item, jira: 'OPS-7' } }));

    const after = await store.changeIncident(toResolved());

    expect(after).toMatchObject({ status: 'RESOLVED', version: 2 });
    expect(await get('INCIDENT#INC-000042', 'METADATA')).toMatchObject({
      GSI1PK: 'STATUS#RESOLVED',
      version: 2,
      jira: 'OPS-7',
      updated_at: '2025-01-15T15:00:00.000000Z',
    });
  });

  it('removes attributes', async () => {
    await store.declareIncident(aDeclaration());
    const resolved = await store.changeIncident(toResolved());

    await store.changeIncident({
      before: resolved,
      set: { status: 'OPEN', resolved_at: undefined },
      event: anEvent({ event_id: 'v3', type: 'STATUS_CHANGED' }),
    });

    expect(await get('INCIDENT#INC-000042', 'METADATA')).not.toHaveProperty('resolved_at');
  });

  it('refuses to change an incident that has changed since it was read, or is missing', async () => {
    await store.declareIncident(aDeclaration());
    await store.changeIncident(toResolved());

    const stale = { ...toResolved(), event: anEvent({ event_id: 'other' }) };
    const ghost = { ...toResolved(), before: anIncident({ incident_id: 'INC-000099' }) };

    await expect(store.changeIncident(stale)).rejects.toBeInstanceOf(ConflictError);
    await expect(store.changeIncident(ghost)).rejects.toBeInstanceOf(ConflictError);
    expect(await get('INCIDENT#INC-000099', 'METADATA')).toBeUndefined();
  });

  it('recognizes a request that was processed before', async () => {
    await store.declareIncident(aDeclaration());
    const first = await store.changeIncident({ ...toResolved(), request: aRequest() });

    const again = store.changeIncident({
      before: first,
      set: { status: 'OPEN' },
      event: anEvent({ event_id: 'v3' }),
      request: aRequest(),
    });

    await expect(again).rejects.toBeInstanceOf(DuplicateRequestError);
  });

  it("changes another program's incident, which has no version", async () => {
    const foreign = {
      PK: 'INCIDENT#2024-11',
      SK: 'METADATA',
      status: 'OPEN',
      severity: 'SEV1',
      GSI1PK: 'STATUS#OPEN',
    };
    await table.client.send(new PutCommand({ TableName: table.name, Item: foreign }));
    const before = await store.getIncident('2024-11');
    if (!before) throw new Error('not read');

    await store.changeIncident({ ...toResolved(), before, event: anEvent({ incident_id: '2024-11' }) });

    expect(await get('INCIDENT#2024-11', 'METADATA')).toMatchObject({
      GSI1PK: 'STATUS#RESOLVED',
      severity: 'SEV1',
      version: 1,
    });
  });
});

describe('showIncident', () => {
  it('reads the incident and its newest events in one query', async () => {
    await store.declareIncident(aDeclaration());
    for (let n = 10; n < 40; n += 1) {
      await store.recordEvent(anEvent({ event_id: `e${n}`, timestamp: `2025-01-15T15:${n}:00.000000Z` }));
    }
    await store.recordMessage(aComment());

    const shown = await store.showIncident('INC-000042', 20);

    expect(shown?.incident.incident_id).toBe('INC-000042');
    expect(shown?.events.map((event) => event.event_id)).toEqual(
      Array.from({ length: 20 }, (_, i) => `e${39 - i}`),
    );
    expect(await store.showIncident('INC-000099')).toBeUndefined();
  });

  it('pages through the timeline', async () => {
    for (let n = 10; n < 35; n += 1) {
      await store.recordEvent(anEvent({ event_id: `e${n}`, timestamp: `2025-01-15T15:${n}:00.000000Z` }));
    }
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await store.timeline('INC-000042', { limit: 10, cursor });
      seen.push(...page.items.map((entry) => ('event_id' in entry ? entry.event_id : 'a message')));
      cursor = page.cursor;
    } while (cursor);

    expect(seen).toEqual(Array.from({ length: 25 }, (_, i) => `e${34 - i}`));
  });
});

describe('listIncidents', () => {
  const declare = (n: number, overrides: Partial<ReturnType<typeof anIncident>>) =>
    store.declareIncident(
      aDeclaration({ incident_id: `INC-${String(n).padStart(6, '0')}`, channel_id: `C${n}`, ...overrides }),
    );

  it('merges statuses by severity and lists every incident once', async () => {
    const statuses = ['OPEN', 'ACKNOWLEDGED', 'MITIGATING'];
    for (let n = 1; n <= 23; n += 1) {
      await declare(n, { severity: `P${n % 5}`, status: statuses[n % 3] ?? 'OPEN' });
    }
    await declare(24, { status: 'CLOSED' });
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await store.listIncidents({ statuses, limit: 5, cursor });
      seen.push(...page.items.map(({ severity, incident_id }) => `${severity} ${incident_id}`));
      cursor = page.cursor;
    } while (cursor);

    expect(seen).toHaveLength(23);
    expect(seen).toEqual([...seen].sort());
  });

  it("doesn't confuse P10 with P1", async () => {
    await declare(1, { severity: 'P1' });
    await declare(2, { severity: 'P10' });

    const page = await store.listIncidents({ statuses: ['OPEN'], severity: 'P1', limit: 10 });

    expect(page.items.map((incident) => incident.incident_id)).toEqual(['INC-000001']);
  });

  it('refuses a cursor from another list', async () => {
    for (let n = 1; n <= 3; n += 1) await declare(n, {});
    const { cursor } = await store.listIncidents({ statuses: ['OPEN'], limit: 2 });

    const elsewhere = { statuses: ['CLOSED' as const], limit: 2, cursor };
    const forged = { statuses: ['OPEN' as const], limit: 2, cursor: 'bm9wZQ' };

    await expect(store.listIncidents(elsewhere)).rejects.toBeInstanceOf(UsageError);
    await expect(store.listIncidents(forged)).rejects.toBeInstanceOf(UsageError);
  });
});

describe('comments', () => {
  const edit = (text: string, edited_at: string) => store.editMessage({ ...aComment({ text }), edited_at });
  const stored = async () => (await store.loadRecord('INC-000042'))?.comments[0];

  beforeEach(() => store.declareIncident(aDeclaration()));

  it('are stored once', async () => {
    expect(await store.recordMessage(aComment())).toMatchObject({ isDone: true });
    expect(await store.recordMessage(aComment({ text: 'again' }))).toMatchObject({ isDone: false });
    expect(await stored()).toMatchObject({ text: 'Error rate is at 40 %' });
  });

  it('keep the newest edit, in whatever order the edits and the message arrive', async () => {
    await edit('second', '2025-01-15T14:08:00.000000Z');
    await edit('first', '2025-01-15T14:07:00.000000Z');
    await store.recordMessage(aComment());

    expect(await stored()).toMatchObject({ text: 'second', user_id: 'U01ALICE', channel_id: 'C01INC' });
  });

  it('become a tombstone without text, which no edit or late message revives', async () => {
    await edit('secret', '2025-01-15T14:07:00.000000Z');
    await store.deleteMessage({ ...aComment(), deleted_at: '2025-01-15T14:08:00.000000Z' });
    await edit('later', '2025-01-15T14:09:00.000000Z');
    await store.recordMessage(aComment());

    expect(await stored()).toMatchObject({ deleted_at: '2025-01-15T14:08:00.000000Z' });
    expect(await stored()).not.toHaveProperty('text');
  });
});

describe('participants', () => {
  beforeEach(() => store.declareIncident(aDeclaration()));

  it('are current members if they joined after they left', async () => {
    const bob = aParticipant({ user_id: 'U02BOB', joined_at: undefined });
    await store.leaveIncident({ ...bob, left_at: '2025-01-15T15:00:00.000000Z' });
    await store.joinIncident({ ...bob, joined_at: '2025-01-15T14:30:00.000000Z' });
    await store.joinIncident({ ...bob, joined_at: '2025-01-15T16:00:00.000000Z' });
    await store.joinIncident({ ...bob, joined_at: '2025-01-15T15:30:00.000000Z' });

    const record = await store.loadRecord('INC-000042');

    expect(record?.participants.find((p) => p.user_id === 'U02BOB')).toMatchObject({
      joined_at: '2025-01-15T16:00:00.000000Z',
      left_at: '2025-01-15T15:00:00.000000Z',
      service: 'payment-service',
    });
  });

  const EARLY = '2025-01-15T15:00:00.000000Z';
  const LATE = '2025-01-15T16:00:00.000000Z';
  const AFTER = '2025-01-15T17:00:00.000000Z';

  it.each([
    ['adds a person who never joined', {}, { joined_at: LATE }],
    ['brings back a person who left', { joined_at: EARLY, left_at: EARLY }, { joined_at: LATE }],
    ['brings back a person whose arrival is unknown', { left_at: EARLY }, { joined_at: LATE }],
    ['keeps when a current member joined', { joined_at: EARLY }, { joined_at: EARLY }],
    [
      'keeps when a member who came back joined',
      { joined_at: EARLY, left_at: DECLARED_AT },
      { joined_at: EARLY },
    ],
    ['keeps a later departure', { left_at: AFTER }, { left_at: AFTER }],
  ])('records a participant: %s', async (_, { joined_at, left_at }: Partial<Participant>, expected) => {
    const bob = aParticipant({ user_id: 'U02BOB', joined_at: undefined });
    if (left_at) await store.leaveIncident({ ...bob, left_at });
    if (joined_at) await store.joinIncident({ ...bob, joined_at });

    await store.recordParticipant({ ...bob, joined_at: LATE });

    const row = await store.getParticipant('INC-000042', 'U02BOB');
    expect(row).toMatchObject(expected);
  });
});

describe('requests', () => {
  const now = '2025-01-15T14:10:00.000000Z';
  const until = '2025-01-15T14:11:00.000000Z';

  it('open once, are leased by one worker, and leave the open list when done', async () => {
    expect(await store.openRequest(aRequest())).toBe(true);
    expect(await store.openRequest(aRequest())).toBe(false);
    expect(await store.openRequestIds()).toEqual(['cmd-1']);

    const taken = await store.leaseRequest('cmd-1', { now, until });
    const taken2 = await store.leaseRequest('cmd-1', { now, until });
    await store.saveStep({ request_id: 'cmd-1', attempts: 1 }, { step: 'channel', result: { id: 'C9' } });
    const later = await store.leaseRequest('cmd-1', {
      now: '2025-01-15T14:12:00.000000Z',
      until: '2025-01-15T14:13:00.000000Z',
    });
    await store.finishRequest({ request_id: 'cmd-1', attempts: 2 }, { state: 'DONE' });

    expect(taken).toMatchObject({ attempts: 1 });
    expect(taken2).toMatchObject({ busyUntil: until });
    expect(later).toMatchObject({ attempts: 2, steps: { channel: { id: 'C9' } } });
    expect(await store.openRequestIds()).toEqual([]);
    expect(await store.leaseRequest('cmd-1', { now: '2025-01-16T00:00:00.000000Z', until })).toBe('gone');
  });

  it('distinguish a redelivery from the same command sent again', async () => {
    const words = { id: 'words-1', since: '2025-01-15T14:05:00.000000Z' };

    expect(await store.openRequestOnce(aRequest(), words)).toBe('opened');
    expect(await store.openRequestOnce(aRequest(), words)).toBe('duplicate');
    expect(await store.openRequestOnce(aRequest({ request_id: 'cmd-2' }), words)).toBe('repeated');
    expect(
      await store.openRequestOnce(aRequest({ request_id: 'cmd-3', created_at: now }), {
        ...words,
        since: now,
      }),
    ).toBe('opened');
  });
});

describe('summaries', () => {
  it('are separate even with the same timestamp', async () => {
    await store.declareIncident(aDeclaration());
    await store.recordSummary(aSummary());
    const second = await store.recordSummary(aSummary({ kind: 'catchup' }));

    expect(second.timestamp).toBe('2025-01-15T15:00:00.000001Z');
    const record = await store.loadRecord('INC-000042');
    expect(record?.summaries.map(({ kind }) => kind)).toEqual(['state', 'catchup']);
  });

  it('are stored once if the job that makes one dies and runs again', async () => {
    await store.declareIncident(aDeclaration());
    const first = await store.recordSummary(aSummary({ requested_by: 'U01ALICE' }));
    const again = await store.recordSummary(aSummary({ requested_by: 'U01ALICE', model: 'another' }));

    expect(again).toMatchObject(first);
    expect((await store.loadRecord('INC-000042'))?.summaries).toHaveLength(1);
  });
});

describe('failures', () => {
  it('become UpstreamError', async () => {
    const unreachable = createStore({ ...table, name: 'no-such-table' });

    await expect(unreachable.getIncident('INC-000042')).rejects.toBeInstanceOf(UpstreamError);
  });
});

describe.skipIf(!COUNTS_CAPACITY)('capacity', () => {
  it('matches the design for the documented operations', async () => {
    const units: Record<string, number> = {};
    const meter = async (name: string, run: () => Promise<unknown>) => {
      units[name] = await measureUnits(table, run);
    };

    await meter('declare', () => store.declareIncident(aDeclaration()));
    await meter('capture', () => store.recordMessage(aComment()));
    for (let n = 10; n < 40; n += 1) {
      await store.recordEvent(anEvent({ event_id: `e${n}`, timestamp: `2025-01-15T15:${n}:00.000000Z` }));
    }
    await meter('show', () => store.showIncident('INC-000042'));
    await meter('status', () =>
      store.changeIncident({
        before: anIncident(),
        set: { status: 'ACKNOWLEDGED', acknowledged_at: '2025-01-15T15:50:00.000000Z' },
        event: anEvent({ event_id: 'v2', timestamp: '2025-01-15T15:50:00.000000Z', type: 'STATUS_CHANGED' }),
      }),
    );
    await meter('join', async () => {
      await store.joinIncident({
        ...aParticipant({ user_id: 'U02BOB' }),
        joined_at: '2025-01-15T14:30:00.000000Z',
      });
      await store.recordEvent(anEvent({ event_id: 'join-U02BOB', type: 'PARTICIPANT_JOINED' }));
    });

    expect(units).toEqual({ declare: 12, capture: 1, show: 1, status: 8, join: 3 });
  });
});

describe('the documented queries', () => {
  it('find what Aegis wrote', async () => {
    await store.declareIncident(aDeclaration());
    const TableName = table.name;
    const queries = [
      { KeyConditionExpression: 'PK = :pk', ExpressionAttributeValues: { ':pk': 'INCIDENT#INC-000042' } },
      {
        IndexName: 'GSI1',
        KeyConditionExpression: 'GSI1PK = :status AND begins_with(GSI1SK, :severity)',
        ExpressionAttributeValues: { ':status': 'STATUS#OPEN', ':severity': 'SEVERITY#P1' },
      },
      {
        IndexName: 'GSI3',
        KeyConditionExpression: 'GSI3PK = :date AND GSI3SK BETWEEN :start AND :end',
        ExpressionAttributeValues: {
          ':date': 'DATE#2025-01-15',
          ':start': 'TIME#2025-01-15T00:00:00Z',
          ':end': 'TIME#2025-01-15T23:59:59Z',
        },
      },
    ];

    const counts = await Promise.all(
      queries.map(
        async (query) => (await table.client.send(new QueryCommand({ TableName, ...query }))).Count,
      ),
    );

    expect(counts).toEqual([3, 1, 1]);
  });
});

describe('countSince', () => {
  it('counts on when the messages fill a page', async () => {
    const texts = Array.from({ length: 450 }, (_, i) => `${i} ${'x'.repeat(3_000)}`);
    const puts = texts.map((text, i) => {
      const timestamp = `2025-01-15T15:00:00.${String(i).padStart(6, '0')}Z`;
      return { put: commentEntity.toItem(aComment({ timestamp, text })) };
    });
    await writeMany(table, puts);

    expect(await store.countSince('INC-000042', DECLARED_AT)).toBe(450);
  });
});
