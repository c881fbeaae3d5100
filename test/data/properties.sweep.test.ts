import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { UsageError } from '../../src/base/errors.js';
import type { Page, PageQuery } from '../../src/base/pages.js';
import { fromMillis, fromSlackTs } from '../../src/base/timestamp.js';
import { commentEntity } from '../../src/data/entities/comment-entity.js';
import { eventEntity } from '../../src/data/entities/event-entity.js';
import { incidentEntity } from '../../src/data/entities/incident-entity.js';
import { participantEntity } from '../../src/data/entities/participant-entity.js';
import { summaryEntity } from '../../src/data/entities/summary-entity.js';
import { createStore, type Store } from '../../src/data/store/store.js';
import { writeMany } from '../../src/data/table/batch.js';
import type { Item } from '../../src/data/table/entity.js';
import type { Table } from '../../src/data/table/table-client.js';
import { SEVERITIES, STATUSES } from '../../src/incidents/records/incident.js';
import { aComment, anEvent, anIncident, aParticipant, aSummary } from '../support/records.js';
import { useTables } from '../support/table.js';

const word = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 });
const incident_id = fc
  .oneof(
    fc.nat(999_999).map((n) => `INC-${String(n).padStart(6, '0')}`),
    word,
  )
  .filter((id) => !id.includes('#'));
/** Microsecond precision, up to the year 2100. */
const timestamp = fc
  .tuple(fc.integer({ min: 0, max: 4_102_444_799 }), fc.nat(999_999))
  .map(([seconds, micros]) => fromSlackTs(`${seconds}.${String(micros).padStart(6, '0')}`) ?? '');
const userId = fc.stringMatching(/^[UW][A-Z0-9]{8,10}$/);

const ID = '[^#]+';
const TIME = '\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}Z';
/** The key formats in docs/data-access-patterns.md, placeholders as groups; GSI3 as in its pattern 6. */
const FORMATS = {
  incident: {
    PK: `INCIDENT#${ID}`,
    SK: 'METADATA',
    GSI1PK: 'STATUS#[A-Z]+',
    GSI1SK: `SEVERITY#P[0-4]#INCIDENT#${ID}`,
    GSI2PK: 'SERVICE#.+',
    GSI2SK: TIME,
    GSI3PK: 'DATE#\\d{4}-\\d\\d-\\d\\d',
    GSI3SK: 'TIME#\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ',
  },
  event: { PK: `INCIDENT#${ID}`, SK: `EVENT#${TIME}#.+` },
  comment: { PK: `INCIDENT#${ID}`, SK: `COMMENT#${TIME}` },
  participant: {
    PK: `INCIDENT#${ID}`,
    SK: 'USER#[UW][A-Z0-9]+',
    GSI2PK: 'USER#[UW][A-Z0-9]+',
    GSI2SK: `INCIDENT#${ID}`,
  },
  summary: { PK: `INCIDENT#${ID}`, SK: `SUMMARY#${TIME}` },
};

const items: { [Kind in keyof typeof FORMATS]: fc.Arbitrary<{ at: string; item: Item; read: unknown }> } = {
  incident: fc
    .record({
      incident_id,
      created_at: timestamp,
      status: fc.constantFrom(...STATUSES),
      severity: fc.constantFrom(...SEVERITIES),
      service: word,
    })
    .map((r) => stored(incidentEntity, anIncident(r), r.created_at)),
  event: fc
    .record({ incident_id, timestamp, event_id: word })
    .map((r) => stored(eventEntity, anEvent(r), r.timestamp)),
  comment: fc.record({ incident_id, timestamp }).map((r) => stored(commentEntity, aComment(r), r.timestamp)),
  participant: fc
    .record({ incident_id, user_id: userId })
    .map((r) => stored(participantEntity, aParticipant(r), '')),
  summary: fc.record({ incident_id, timestamp }).map((r) => stored(summaryEntity, aSummary(r), r.timestamp)),
};

interface AnyEntity<R> {
  toItem(record: R): Item;
  fromItem(item: Item): unknown;
}

/** A record's item, its timestamp, and the values that can be read from the item's keys alone. */
function stored<R extends object>(entity: AnyEntity<R>, record: R, at: string) {
  const item = entity.toItem(record);
  const read = { record, found: entity.fromItem(item) };
  return { at, item, read };
}

describe('keys', () => {
  it.each(Object.entries(items))('have the documented formats for any %s', (kind, arbitrary) => {
    const formats = Object.entries(FORMATS[kind as keyof typeof FORMATS]);
    fc.assert(
      fc.property(arbitrary, ({ item, read }) => {
        const { record, found } = read as { record: object; found: object };

        for (const [name, format] of formats) expect(item[name]).toMatch(new RegExp(`^${format}$`, 's'));
        const indexKeys = Object.keys(item).filter((name) => /^GSI\dPK$/.test(name));
        expect(indexKeys.every((name) => name in FORMATS[kind as keyof typeof FORMATS])).toBe(true);
        expect(found).toMatchObject(record);
      }),
    );
  });

  it.each([
    ['event', 'SK'],
    ['comment', 'SK'],
    ['summary', 'SK'],
    ['incident', 'GSI2SK'],
    ['incident', 'GSI3SK'],
  ] as const)('of every %s sort by time as text in %s', (kind, key) => {
    fc.assert(
      fc.property(fc.array(items[kind], { maxLength: 12 }), (records) => {
        // The date index has whole seconds.
        const precision = key === 'GSI3SK' ? 19 : 26;
        const byKey = records.toSorted((a, b) => order(String(a.item[key]), String(b.item[key])));
        const millis = byKey.map(({ at }) => Date.parse(`${at.slice(0, 19)}Z`));
        const moments = byKey.map(({ at }) => at.slice(0, precision));

        expect(millis).toEqual(millis.toSorted((a, b) => a - b));
        expect(moments).toEqual(moments.toSorted());
      }),
    );
  });
});

function order(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

const freshTable = useTables();
let table: Table;
let store: Store;
beforeAll(async () => {
  table = await freshTable();
  store = createStore(table);
});

/** A paged list for each number, with an item for each position; some positions sort the same. */
interface PagedList {
  itemOf(list: number, position: number): Item;
  idOf(list: number, position: number): string;
  page(list: number, page: PageQuery): Promise<Page<{ incident_id: string; event_id?: string }>>;
}

const DAY_MS = 86_400_000;
const START = Date.parse('2025-01-15T00:00:00Z');
const incidentIdOf = (list: number, position: number) => `L${list}-${String(position).padStart(3, '0')}`;
const later = (position: number) => fromMillis(START + Math.floor(position / 3) * 1_000);
const dayOf = (list: number) => Date.UTC(1990, 0, 1) + list * 20 * DAY_MS;

const LISTS: Record<string, PagedList> = {
  list: {
    itemOf: (list, position) =>
      incidentEntity.toItem(
        anIncident({
          incident_id: incidentIdOf(list, position),
          status: `LIST${list}${'AB'[position % 2]}`,
          severity: `P${position % 5}`,
        }),
      ),
    idOf: incidentIdOf,
    page: (list, page) => store.listIncidents({ statuses: [`LIST${list}A`, `LIST${list}B`], ...page }),
  },
  timeline: {
    itemOf: (list, position) => eventEntity.toItem(eventOf(list, position)),
    idOf: (_, position) => `e${position}`,
    page: (list, page) => store.timeline(`T${list}`, page),
  },
  'key events': {
    itemOf: (list, position) => eventEntity.toItem({ ...eventOf(1_000 + list, position), key_event: true }),
    idOf: (_, position) => `e${position}`,
    page: (list, page) => store.timeline(`T${1_000 + list}`, { ...page, keyOnly: true }),
  },
  service: {
    itemOf: (list, position) =>
      incidentEntity.toItem(
        anIncident({
          incident_id: `S${incidentIdOf(list, position)}`,
          service: `service-${list}`,
          created_at: later(position),
        }),
      ),
    idOf: (list, position) => `S${incidentIdOf(list, position)}`,
    page: (list, page) => store.incidentsOfService(`service-${list}`, page),
  },
  user: {
    itemOf: (list, position) =>
      participantEntity.toItem(
        aParticipant({ incident_id: `P${incidentIdOf(list, position)}`, user_id: `U${list}` }),
      ),
    idOf: (list, position) => `P${incidentIdOf(list, position)}`,
    page: (list, page) => store.incidentsOfUser(`U${list}`, page),
  },
  'by date': {
    itemOf: (list, position) =>
      incidentEntity.toItem(
        anIncident({
          incident_id: `D${incidentIdOf(list, position)}`,
          created_at: fromMillis(dayOf(list) + (position % 13) * DAY_MS + Math.floor(position / 26) * 1_000),
        }),
      ),
    idOf: (list, position) => `D${incidentIdOf(list, position)}`,
    page: (list, page) =>
      store.incidentsBetween(
        { from: fromMillis(dayOf(list)), to: fromMillis(dayOf(list) + 14 * DAY_MS) },
        page,
      ),
  },
};

function eventOf(list: number, position: number) {
  return anEvent({ incident_id: `T${list}`, timestamp: later(position), event_id: `e${position}` });
}

let lists = 0;
const position = fc.nat(59);

describe.each(Object.entries(LISTS))('pages of %s', (_name, { itemOf, idOf, page }) => {
  const put = (list: number, positions: readonly number[]) =>
    writeMany(
      table,
      positions.map((position) => ({ put: itemOf(list, position) })),
    );

  it('show every item once while others are added', async () => {
    const walks = fc.record({
      there: fc.uniqueArray(position, { maxLength: 40 }),
      added: fc.array(fc.uniqueArray(position, { maxLength: 3 }), { maxLength: 6 }),
      limit: fc.integer({ min: 1, max: 9 }),
    });
    await fc.assert(
      fc.asyncProperty(walks, async ({ there, added, limit }) => {
        lists += 1;
        const list = lists;
        await put(list, there);
        const seen: string[] = [];
        let cursor: string | undefined;
        let pages = 0;
        do {
          const { items, cursor: next } = await page(list, { limit, cursor });
          expect(items.length).toBeLessThanOrEqual(limit);
          seen.push(...items.map((item) => item.event_id ?? item.incident_id));
          await put(list, added[pages] ?? []);
          cursor = next;
          pages += 1;
        } while (cursor !== undefined);

        const mayBeSeen = [...there, ...added.flat()].map((position) => idOf(list, position));
        expect(new Set(seen).size).toBe(seen.length);
        expect(there.map((position) => idOf(list, position)).filter((id) => !seen.includes(id))).toEqual([]);
        expect(seen.filter((id) => !mayBeSeen.includes(id))).toEqual([]);
      }),
      { numRuns: 15 },
    );
  });
});

describe('cursors', () => {
  const RANGE = { from: fromMillis(START), to: fromMillis(START + DAY_MS) };
  const THREE = { limit: 3 };
  /** Lists that differ in one parameter each. */
  const queries: Record<string, (page: PageQuery) => Promise<Page<unknown>>> = {
    'open list': (page) => store.listIncidents({ statuses: ['OPEN'], ...page }),
    'list of two statuses': (page) => store.listIncidents({ statuses: ['OPEN', 'CLOSED'], ...page }),
    'list of a severity': (page) => store.listIncidents({ statuses: ['OPEN'], severity: 'P1', ...page }),
    timeline: (page) => store.timeline('C1', page),
    'timeline of another': (page) => store.timeline('C2', page),
    'key events': (page) => store.timeline('C1', { ...page, keyOnly: true }),
    service: (page) => store.incidentsOfService('payment-service', page),
    user: (page) => store.incidentsOfUser('U01ALICE', page),
    'by date': (page) => store.incidentsBetween(RANGE, page),
    'by other dates': (page) => store.incidentsBetween({ ...RANGE, from: fromMillis(START - DAY_MS) }, page),
  };
  const cursors: Record<string, string> = {};

  beforeAll(async () => {
    const positions = Array.from({ length: 9 }, (_, n) => n);
    const incidents = positions.map((n) => anIncident({ incident_id: `C${n}`, created_at: later(n) }));
    const people = positions.map((n) => aParticipant({ incident_id: `C${n}` }));
    const events = ['C1', 'C2'].flatMap((incident_id) =>
      positions.map((n) => ({ ...eventOf(0, n), incident_id, key_event: n % 2 === 0 })),
    );
    await writeMany(
      table,
      [
        ...incidents.map(incidentEntity.toItem),
        ...people.map(participantEntity.toItem),
        ...events.map(eventEntity.toItem),
      ].map((put) => ({ put })),
    );
    for (const [name, query] of Object.entries(queries)) cursors[name] = (await query(THREE)).cursor ?? '';
  });

  it.each(Object.keys(queries))('from the %s are refused by every other list', async (own) => {
    const cursor = cursors[own];
    const others = Object.entries(queries).filter(([name]) => name !== own);

    expect(cursor).not.toBe('');
    for (const [name, query] of others) {
      await expect(query({ ...THREE, cursor }), name).rejects.toBeInstanceOf(UsageError);
    }
  });

  /** An invalid position: any value, or a valid one with one part changed, removed or added. */
  const tampering = fc.oneof(
    fc.jsonValue().map((value) => () => value),
    fc.tuple(word, fc.jsonValue()).map(([name, value]) => (place: object) => ({ ...place, [name]: value })),
    fc.tuple(fc.nat(5), fc.oneof(word, fc.jsonValue())).map(
      ([at, value]) =>
        (place: object) =>
          changeLeaf(place, at, value),
    ),
    fc.nat(5).map((at) => (place: object) => changeLeaf(place, at, undefined)),
  );

  it.each(Object.entries(queries))('from the %s throw UsageError after tampering', async (name, query) => {
    const [bound, place, check] = JSON.parse(Buffer.from(cursors[name] ?? '', 'base64url').toString()) as [
      string,
      object,
      string,
    ];
    await fc.assert(
      fc.asyncProperty(tampering, async (tamper) => {
        const altered = JSON.stringify(tamper(place)) ?? null;
        fc.pre(altered !== JSON.stringify(place));
        const cursor = Buffer.from(`[${JSON.stringify(bound)},${altered},"${check}"]`).toString('base64url');

        await expect(query({ ...THREE, cursor })).rejects.toBeInstanceOf(UsageError);
      }),
      { numRuns: 100 },
    );
  });

  it('from any other text throw UsageError', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...Object.values(queries)), fc.string(), async (query, cursor) => {
        await expect(query({ ...THREE, cursor })).rejects.toBeInstanceOf(UsageError);
      }),
    );
  });
});

/** Changes the nth string in a position, at any depth; undefined removes it. */
function changeLeaf(place: object, at: number, value: unknown): object {
  let n = -1;
  const walk = (part: unknown): unknown => {
    if (typeof part !== 'object' || part === null) {
      n += 1;
      return n === at ? value : part;
    }
    return Object.fromEntries(Object.entries(part).map(([name, inner]) => [name, walk(inner)]));
  };
  return walk(place) as object;
}
