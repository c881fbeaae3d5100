import { createHmac } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../src/base/durations.js';
import { createStore } from '../../src/data/store/store.js';
import type { Table } from '../../src/data/table/table-client.js';
import { enable } from '../../src/events/sink-status.js';
import { dueDeliveries } from '../../src/events/wake-sinks.js';
import { checkIndexKeys } from '../../src/maintenance/doctor/check-index-keys.js';
import { makeFaulty } from '../support/faulty-table.js';
import {
  aComment,
  aDeclaration,
  anEvent,
  anIncident,
  aRequest,
  aSummary,
  DECLARED_AT,
} from '../support/records.js';
import { openSinks, SECRET, type TestSinks } from '../support/sinks.js';
import { everythingIn, useTables } from '../support/table.js';

const TWO_SINKS = `
events:
  sinks:
    - { name: warehouse, url: https://warehouse.example/events, secret_env: A }
    - { name: pager, url: https://pager.example/events, secret_env: B, types: ['incident.*'] }
    - { name: vault, url: https://vault.example/events, secret_env: C, private: true, content: full }
`;

const freshTable = useTables();
let table: Table;
let sinks: TestSinks;

beforeEach(async () => {
  table = await freshTable();
  sinks = openSinks(table, TWO_SINKS, DECLARED_AT);
  await sinks.store.declareIncident(aDeclaration());
});

let serial = 0;

/** Records an event in an incident, a second after the previous one. */
async function happens(overrides: Parameters<typeof anEvent>[0] = {}): Promise<string> {
  serial += 1;
  sinks.clock.advance(1_000);
  const event_id = `e${serial}`;
  const event = anEvent({ event_id, timestamp: sinks.clock.now(), type: 'TASK_DONE', ...overrides });
  await sinks.store.recordEvent(event);
  return `EVENT#${event.timestamp}#${event_id}`;
}

const declareAnother = (incident_id: string) =>
  sinks.store.declareIncident(
    aDeclaration({ incident_id, channel_id: `C${incident_id}`, request_id: `cmd-${incident_id}` }),
  );

const LATER = '2025-01-15T15:00:00.000000Z';
const ALL = ['warehouse', 'pager', 'vault'];

async function deliverToAll(): Promise<void> {
  for (const sink of ALL) await sinks.deliver(sink);
}

const keysOf = (sink: string) => sinks.got(sink).map(({ data }) => data.key);

describe('a delivery', () => {
  it('sends each sink what it asked for, in order, once, and leaves nothing behind', async () => {
    const done = await happens({ detail: { task: '3' } });
    const changed = await happens({ type: 'STATUS_CHANGED', detail: { from: 'OPEN', to: 'ACKNOWLEDGED' } });

    await deliverToAll();
    await deliverToAll();

    const declared = `EVENT#${DECLARED_AT}#declared`;
    expect(keysOf('warehouse')).toEqual([declared, done, changed]);
    expect(keysOf('pager')).toEqual([declared, changed]);
    expect(await sinks.waiting()).toEqual({ fresh: 0, late: 0 });
    const left = (await everythingIn(table)).filter(({ queued_at, GSI3PK, SK, sent_to }) =>
      String(SK).startsWith('EVENT#') ? (queued_at ?? GSI3PK ?? sent_to) : false,
    );
    expect(left).toEqual([]);
  });

  it('sends a CloudEvent, signed by Standard Webhooks', async () => {
    await sinks.deliver('warehouse');

    const [{ headers, body, event }] = sinks.posts as [TestSinks['posts'][number]];
    const { 'webhook-id': id, 'webhook-timestamp': at, 'webhook-signature': signature } = headers;
    const key = Buffer.from(SECRET.slice('whsec_'.length), 'base64');
    expect(signature).toBe(`v1,${createHmac('sha256', key).update(`${id}.${at}.${body}`).digest('base64')}`);
    expect(id).toBe(event.id);
    expect(id).not.toContain('.');
    expect(event).toEqual({
      specversion: '1.0',
      id,
      source: '/aegis',
      type: 'aegis.incident.declared.v1',
      subject: 'INC-42',
      time: DECLARED_AT,
      datacontenttype: 'application/json',
      dataschema: 'urn:aegis:events:incident.declared.v1#/properties/data',
      data: {
        incident: expect.objectContaining({ id: 'INC-42', severity: 'P1', visibility: 'public' }),
        key: `EVENT#${DECLARED_AT}#declared`,
        by: 'U01ALICE',
        change: {},
      },
    });
  });

  it("includes people's text, and the claims of summaries, only for sinks that ask for it", async () => {
    await happens({ type: 'UPDATE_POSTED', note: 'We are rolling back' });
    const note = aComment({ source: 'note', text: 'the vendor called' });
    await sinks.store.recordNote({ note, request: () => aRequest() });
    await sinks.store.recordSummary(aSummary());
    await sinks.store.recordSummary(aSummary({ kind: 'ask', timestamp: '2025-01-15T15:00:01.000000Z' }));

    await deliverToAll();

    const [, update, noted, summary, ...rest] = sinks.got('vault');
    expect(rest).toEqual([]);
    expect([update?.data.text, noted?.data.text]).toEqual(['We are rolling back', 'the vendor called']);
    expect(summary).toMatchObject({
      type: 'aegis.summary.made.v1',
      data: { claims: [{ text: 'Checkout fails.', citations: ['COMMENT#2025-01-15T14:06:00.000001Z'] }] },
    });
    expect(JSON.stringify(sinks.got('warehouse'))).not.toMatch(/rolling back|vendor|Checkout fails\./);
  });

  it.each<[string, (message: ReturnType<typeof aComment>) => Promise<unknown>]>([
    ['loses its mark', (ref) => sinks.store.markMessage(ref, { by: 'pin', at: LATER, on: false })],
    ['is deleted', (ref) => sinks.store.deleteMessage({ ...ref, deleted_at: LATER })],
  ])('reports that a marked message %s, and takes back what nobody has received yet', async (_, change) => {
    const [sent, unsent] = [1, 2].map((n) => aComment({ timestamp: `2025-01-15T14:06:0${n}.000001Z` }));
    const mark = async (message = aComment()) => {
      await sinks.store.recordMessage(message);
      await sinks.store.markMessage(message, { by: 'pin', at: sinks.clock.now(), on: true });
    };
    await mark(sent);
    await sinks.deliver('vault');
    await mark(unsent);

    for (const message of [sent, unsent]) await change(message ?? aComment());
    await sinks.deliver('vault');

    const key = ({ timestamp = '' } = {}) => `EVENT#${timestamp}#marked`;
    expect(
      sinks
        .got('vault')
        .slice(1)
        .map(({ type, data }) => [type, data.key]),
    ).toEqual([
      ['aegis.message.marked.v1', key(sent)],
      ['aegis.message.unmarked.v1', key(sent)],
      ['aegis.message.unmarked.v1', key(unsent)],
    ]);
    expect(JSON.stringify(sinks.got('vault').slice(2))).not.toContain(aComment().text);
  });

  it('sends a private incident only to sinks that ask for it, judged at the time of sending', async () => {
    await deliverToAll();
    await happens();
    const before = anIncident();
    const event = anEvent({ event_id: 'v2', timestamp: sinks.clock.now(), type: 'VISIBILITY_CHANGED' });
    await sinks.store.changeIncident({ before, set: { visibility: 'private' }, event });
    await happens({ type: 'SEVERITY_CHANGED' });

    await deliverToAll();

    expect(sinks.got('warehouse')).toHaveLength(1);
    expect(sinks.got('pager')).toHaveLength(1);
    expect(sinks.got('vault')).toHaveLength(4);
    expect(await sinks.waiting()).toEqual({ fresh: 0, late: 0 });
  });
});

describe('a sink that fails', () => {
  it("doesn't hold up any other, and catches up in order after a day", async () => {
    sinks.answers('warehouse', () => 'nothing');
    const wanted = [`EVENT#${DECLARED_AT}#declared`];
    for (let hour = 0; hour < 24; hour += 3) {
      wanted.push(await happens());
      await deliverToAll();
      sinks.clock.advance(3 * HOUR_MS);
    }
    const during = await sinks.waiting();
    const others = keysOf('vault');

    sinks.answers('warehouse', () => 204);
    sinks.clock.advance(DAY_MS);
    await deliverToAll();

    expect(others).toEqual(wanted);
    expect(during.late).toBeGreaterThan(5);
    expect(keysOf('warehouse')).toEqual(wanted);
    expect(await sinks.waiting()).toEqual({ fresh: 0, late: 0 });
  });

  it.each([
    ['no answer', 'nothing'],
    ['a fault', 503],
    ['an overload', 429],
    ['a redirect', 302],
    ['a lost right to post', 401],
  ] as const)('is retried at growing intervals after %s', async (_what, answer) => {
    sinks.answers('warehouse', () => answer);
    const waits: number[] = [];
    for (let round = 0; round < 5; round += 1) {
      const { state } = await sinks.deliver('warehouse');
      const wait = Date.parse(state.retry_at ?? '') - Date.parse(sinks.clock.now());
      waits.push(wait);
      sinks.clock.advance(wait);
    }

    const planned = [5_000, MINUTE_MS, 5 * MINUTE_MS, 30 * MINUTE_MS, 2 * HOUR_MS];
    waits.forEach((wait, index) => {
      expect(Math.abs(wait / (planned[index] ?? 1) - 1)).toBeLessThanOrEqual(0.21);
    });
    expect(sinks.posts).toHaveLength(5);
    expect(new Set(sinks.posts.map(({ event }) => event.id)).size).toBe(1);
  });

  it('is left alone until its next retry, and for as long as it asked', async () => {
    sinks.answers('warehouse', () => ({ status: 503, retryAfter: '7200' }));
    await sinks.deliver('warehouse');

    sinks.clock.advance(HOUR_MS);
    await sinks.deliver('warehouse');

    expect(sinks.posts).toHaveLength(1);
  });

  it("is disabled when it reports that it's gone, and its operators are notified", async () => {
    sinks.answers('warehouse', () => 410);

    const { problems } = await sinks.deliver('warehouse');
    await happens();
    await deliverToAll();

    expect(problems).toEqual(["is disabled: it answered 410. Events in the meantime aren't kept for it"]);
    expect(sinks.posts.filter(({ url }) => url.includes('warehouse'))).toHaveLength(1);
    expect(await sinks.waiting()).toEqual({ fresh: 0, late: 0 });
  });

  /** Delivers every eight hours for five and a half days; returns the operators' notifications. */
  async function fiveDays(): Promise<string[]> {
    const problems: string[] = [];
    for (let hour = 0; hour < 5 * 24 + 12; hour += 8) {
      problems.push(...(await sinks.deliver('warehouse')).problems);
      await sinks.deliver('vault');
      await sinks.deliver('pager');
      sinks.clock.advance(8 * HOUR_MS);
    }
    return problems;
  }

  it.each([
    [
      'the operator enables it',
      async () => sinks.store.putSink(enable(await sinks.store.getSink('warehouse'))),
    ],
    [
      'it has another address',
      async () => {
        const state = await sinks.store.getSink('warehouse');
        await sinks.store.putSink({ ...state, disabled_address: 'https://old.example' });
      },
    ],
  ])('is disabled after five days of failures, and gets everything in order once %s', async (_, revive) => {
    sinks.answers('warehouse', () => 500);
    const before = await happens();
    const problems = await fiveDays();
    const during = await happens();
    await deliverToAll();
    const tried = sinks.posts.length;
    await deliverToAll();
    const waiting = await sinks.waiting();
    const triedMeanwhile = sinks.posts.length - tried;

    sinks.answers('warehouse', () => 204);
    await revive();
    const due = await dueDeliveries(sinks.deps);
    await deliverToAll();

    expect(problems).toEqual([
      'is disabled: it answered 500 for five days. Events in the meantime are kept for it',
    ]);
    expect(triedMeanwhile).toBe(0);
    expect(waiting).toEqual({ fresh: 0, late: 3 });
    expect(due.map(({ sink }) => sink)).toEqual(['warehouse']);
    expect(keysOf('warehouse')).toEqual([`EVENT#${DECLARED_AT}#declared`, before, during]);
    expect(await sinks.waiting()).toEqual({ fresh: 0, late: 0 });
    expect(await dueDeliveries(sinks.deps)).toEqual([]);
  });

  it("doesn't make the others read what waits for it", async () => {
    sinks.answers('warehouse', () => 500);
    await fiveDays();
    for (let n = 0; n < 5; n += 1) await happens();
    await deliverToAll();
    const read: string[] = [];
    const { store } = sinks.deps;
    sinks.deps.store = {
      ...store,
      readQueued: (ref) => {
        read.push(ref.SK);
        return store.readQueued(ref);
      },
    };

    const last = await happens();
    await sinks.deliver('vault');

    expect(read).toEqual([last]);
  });

  it('refuses one event without holding up other incidents, and gets the rest of its incident after it', async () => {
    let isBroken = true;
    const bad = await happens();
    sinks.answers('warehouse', ({ data }) => (isBroken && data.key === bad ? 400 : 204));
    const behind = await happens();
    await declareAnother('INC-000007');

    await sinks.deliver('warehouse');
    const meanwhile = sinks.got('warehouse').map(({ subject }) => subject);
    isBroken = false;
    sinks.clock.advance(MINUTE_MS);
    await sinks.deliver('warehouse');

    expect(meanwhile).toEqual(['INC-42', 'INC-7']);
    expect(keysOf('warehouse').slice(2)).toEqual([bad, behind]);
  });

  it('is left alone as a whole once it refuses events of fifty incidents', async () => {
    sinks.answers('warehouse', () => 400);
    for (let number = 100; number < 155; number += 1) await declareAnother(`INC-000${number}`);

    const { state } = await sinks.deliver('warehouse');

    expect(Object.keys(state.blocked)).toHaveLength(50);
    expect(state.failures).toBe(1);
    expect(sinks.posts).toHaveLength(51);
  });

  it("keeps an event that's refused for five days, reports it once, and sends it when it's accepted", async () => {
    let isBroken = true;
    const bad = await happens();
    sinks.answers('warehouse', ({ data }) => (isBroken && data.key === bad ? 422 : 204));
    const behind = await happens();
    await declareAnother('INC-000007');

    const problems = [...(await fiveDays()), ...(await fiveDays())];
    const meanwhile = keysOf('warehouse');
    isBroken = false;
    await fiveDays();

    const declared = `EVENT#${DECLARED_AT}#declared`;
    expect(problems).toEqual([expect.stringContaining('refused an event for five days (it answered 422)')]);
    expect(meanwhile).toEqual([declared, declared]);
    expect(keysOf('warehouse')).toEqual([declared, declared, bad, behind]);
    expect(await sinks.waiting()).toEqual({ fresh: 0, late: 0 });
  });
});

describe('a crash', () => {
  it.each(['markSent', 'clearQueued'] as const)(
    'between sending and %s sends the same event again, and loses none',
    async (step) => {
      const happened = await happens();
      if (step === 'clearQueued') for (const sink of ['pager', 'vault']) await sinks.deliver(sink);
      const { store } = sinks.deps;
      let hasDied = false;
      sinks.deps.store = {
        ...store,
        async [step](...args: never[]) {
          if (!hasDied) {
            hasDied = true;
            throw new Error('killed');
          }
          return (store[step] as (...all: never[]) => Promise<void>)(...args);
        },
      };

      await expect(sinks.deliver('warehouse')).rejects.toThrow('killed');
      await deliverToAll();

      const declared = `EVENT#${DECLARED_AT}#declared`;
      expect(keysOf('warehouse')).toEqual([declared, declared, happened]);
      const [first, second] = sinks.got('warehouse');
      expect(second).toEqual(first);
      expect(await sinks.waiting()).toEqual({ fresh: 0, late: 0 });
    },
  );
});

it('needs no more table requests before an acknowledgement than without sinks', async () => {
  const asked: string[][] = [];
  for (const hasSinks of [false, true]) {
    const own = { ...table, hasSinks, now: sinks.clock.now };
    const { table: network, asked: requests, stop } = await makeFaulty(own);
    const incident_id = hasSinks ? 'INC-000002' : 'INC-000001';
    const ids = { incident_id, channel_id: `C${incident_id}`, request_id: incident_id };
    const store = createStore({ ...network, hasSinks });
    const { incident: before, ...declared } = aDeclaration(ids);
    await store.declareIncident({ incident: before, ...declared });
    const event = anEvent({ incident_id, event_id: 'v2', timestamp: sinks.clock.now() });
    await store.changeIncident({ before, set: { severity: 'P0' }, event, request: aRequest(ids) });
    await store.recordMessage(aComment({ incident_id }));
    await store.recordEvent(anEvent({ incident_id, event_id: 'topic', type: 'TOPIC_CHANGED' }));
    asked.push(requests);
    await stop();
  }

  expect(asked[0]).toHaveLength(4);
  expect(asked[1]).toEqual(asked[0]);
});

it('leaves nothing for the doctor to find while something waits', async () => {
  sinks.answers('warehouse', () => 500);
  for (let round = 0; round < 3; round += 1) {
    await deliverToAll();
    sinks.clock.advance(MINUTE_MS * 2);
  }
  const items = await everythingIn(table);
  const context = { tableName: table.name, now: sinks.clock.now(), isAws: false };

  const findings = items.flatMap((item) => checkIndexKeys(item, context as never));

  expect(await sinks.waiting()).toEqual({ fresh: 0, late: 1 });
  expect(findings).toEqual([]);
});
