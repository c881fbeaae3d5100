import { DeleteItemCommand } from '@aws-sdk/client-dynamodb';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { archiveFromStream } from '../../src/archive/archive-from-stream.js';
import { archivePrefix, readArchive } from '../../src/archive/archive-objects.js';
import { toRawJson } from '../../src/archive/raw-json.js';
import { restoreIncident } from '../../src/archive/restore-incident.js';
import { snapshotIncident } from '../../src/archive/snapshot-incident.js';
import { sweepArchive } from '../../src/archive/sweep-archive.js';
import { epochSeconds } from '../../src/base/timestamp.js';
import { sentinelOf } from '../../src/data/archive-store/archive-sentinel.js';
import { archivedAs, metadataOf } from '../../src/data/archive-store/archive-stub.js';
import { expiryOf, keyOf, type RawItem } from '../../src/data/table/raw-item.js';
import type { Incident } from '../../src/incidents/records/incident.js';
import { aComment, aDeclaration, anEvent, aRequest, aSummary, DECLARED_AT } from '../support/records.js';
import { type Archiver, DAY_MS, putRaw, useArchiver } from './archive-world.js';

/** Long enough for incidents to be archived and restored; `npm run test:long` covers 400 days. */
const DAYS = Number(process.env.AEGIS_TEST_DAYS ?? 240);
/** Days between sweeps, and between people's actions. */
const STEP = process.env.AEGIS_TEST_DAYS === undefined ? 2 : 1;
/** Days between checks. Anything lost stays lost, so a later check also finds it. */
const CHECK_EVERY = 8;
/** Each seed yields a different history. */
const SEED = Number(process.env.AEGIS_TEST_SEED ?? 7);
const archiver = useArchiver(DECLARED_AT);

/** Pseudo-random numbers, the same in every run. */
function createChance(seed: number): () => number {
  const numbers = fc.sample(fc.nat(999), { seed, numRuns: 20_000 });
  let next = 0;
  return () => (numbers[next++ % numbers.length] ?? 0) / 1000;
}

interface World {
  it: Archiver;
  chance: () => number;
  incidents: string[];
  /** Each incident's items as last written, by sort key. */
  ledger: Map<string, Map<string, string>>;
  /** The lines of each verified archive. Objects are never replaced, so one verification is enough. */
  verified: Map<string, Map<string, string>>;
  /** Keys of all archives so far. */
  archives: Set<string>;
  restored: number;
}

function createWorld(it: Archiver): World {
  return {
    it,
    chance: createChance(SEED),
    incidents: [],
    ledger: new Map(),
    verified: new Map(),
    archives: new Set(),
    restored: 0,
  };
}

/** People's actions in one step, at a random hour. */
async function simulateDay(world: World, day: number): Promise<void> {
  const { it, incidents } = world;
  if (day % 80 === 0) {
    const incident_id = `INC-${String(incidents.length + 1).padStart(6, '0')}`;
    const created_at = it.clock.now();
    const visibility = day % 160 === 0 ? ('public' as const) : ('private' as const);
    await it.store.declareIncident(
      aDeclaration({ incident_id, created_at, visibility, channel_id: `C${day}` }),
    );
    await it.store.openRequest(aRequest({ request_id: `r${day}`, state: 'DONE', created_at }));
    incidents.push(incident_id);
  }
  for (const incidentId of incidents) {
    if (await touch(world, incidentId)) await updateLedger(world, incidentId);
  }
}

/** Every third incident never closes, so its items expire while it's open. Returns whether anything happened. */
async function touch(world: World, incident_id: string): Promise<boolean> {
  const { it, chance, incidents } = world;
  const timestamp = it.clock.now();
  const dice = chance();
  if (dice >= 0.5) return false;
  const incident = await it.store.getIncident(incident_id);
  if (!incident) throw new Error(`${incident_id} is lost`);
  if (incident.archive_key !== undefined) {
    if (dice >= 0.02) return false;
    await restoreIncident(it, incident_id);
    world.restored += 1;
    return true;
  }
  const closes = incidents.indexOf(incident_id) % 3 > 0;
  if (dice < 0.3)
    await it.store.recordMessage(aComment({ incident_id, timestamp, text: `It is ${timestamp}` }));
  else if (dice < 0.36) await it.store.recordEvent(anEvent({ incident_id, timestamp, event_id: 'e' }));
  else if (dice < 0.4) await it.store.recordSummary(aSummary({ incident_id, timestamp }));
  else if (dice < 0.44) await pinSomething(it, incident_id);
  else if (dice < 0.445 && incident.status === 'CLOSED') await change(it, incident, 'OPEN');
  else if (dice < 0.5 && incident.status !== 'CLOSED' && closes) await change(it, incident, 'CLOSED');
  return true;
}

async function pinSomething(it: Archiver, incident_id: string): Promise<void> {
  const { comments = [] } = (await it.store.loadRecord(incident_id)) ?? {};
  const [first] = comments;
  const mark = { by: 'pin', at: it.clock.now(), on: true };
  if (first) await it.store.markMessage({ incident_id, timestamp: first.timestamp }, mark);
}

/** Closes or reopens an incident with its sentinel and snapshot. */
async function change(it: Archiver, before: Incident, status: 'OPEN' | 'CLOSED'): Promise<void> {
  const { incident_id } = before;
  const timestamp = it.clock.now();
  const closed_at = status === 'CLOSED' ? timestamp : undefined;
  const event = anEvent({ incident_id, timestamp, event_id: 'v', type: 'STATUS_CHANGED' });
  await it.store.changeIncident({ before, set: { status, closed_at }, event });
  const sentinel = sentinelOf(incident_id, timestamp);
  if (status === 'CLOSED') await putRaw(it.dynamo, [sentinel]);
  else await remove(it, sentinel);
  if (status === 'CLOSED') await snapshotIncident(it, incident_id);
}

async function remove({ dynamo: { client, name } }: Archiver, { PK, SK }: RawItem): Promise<void> {
  await client.send(
    new DeleteItemCommand({ TableName: name, Key: { PK: PK ?? { S: '' }, SK: SK ?? { S: '' } } }),
  );
}

/** Simulates DynamoDB: removes expired items sooner or later, and reports them on the stream. */
async function expireLikeDynamoDb({ it, chance, incidents }: World): Promise<void> {
  const now = epochSeconds(it.clock.now());
  for (const incidentId of incidents) {
    const expired = (await it.table.readPartition(incidentId)).filter(
      (item) => (expiryOf(item) ?? now + 1) <= now && chance() < 0.5,
    );
    for (const item of expired) await remove(it, item);
    const records = expired.map((OldImage) => ({
      eventName: 'REMOVE',
      userIdentity: { type: 'Service', principalId: 'dynamodb.amazonaws.com' },
      dynamodb: { OldImage, ApproximateCreationDateTime: now },
    }));
    await archiveFromStream(it, records);
  }
}

async function updateLedger({ it, ledger }: World, incidentId: string): Promise<void> {
  const known = ledger.get(incidentId) ?? new Map<string, string>();
  ledger.set(incidentId, known);
  for (const item of await it.table.readPartition(incidentId)) known.set(keyOf(item).SK, toRawJson(item));
  for (const SK of ['ARCHIVE#DUE', 'ARCHIVE#OBJECTS']) known.delete(SK);
}

/**
 * Checks that every item ever written is in the table as last seen, or in an archive that verifies.
 * With `isTidy`, also that the table has no expired items, and only the stub of an archived incident
 * and the names of its archives.
 */
async function expectNothingLost(world: World, day: number, { isTidy = false } = {}): Promise<void> {
  const now = epochSeconds(world.it.clock.now());
  for (const [incidentId, known] of world.ledger) {
    const items = await world.it.table.readPartition(incidentId);
    const place = archivedAs(metadataOf(items) ?? {});
    if (place) world.archives.add(place.archive_key);
    const there = new Set(items.map(toRawJson));
    const missing = [...known].filter(([, line]) => !there.has(line));
    const archived = missing.length > 0 ? await archivedLines(world, incidentId) : new Map();
    const lost = missing.filter(([SK, line]) => archived.get(SK) !== line);
    const left = items
      .filter((item) => keyOf(item).SK !== 'ARCHIVE#OBJECTS')
      .filter((item) => (expiryOf(item) ?? now + 1) <= now || (place && !item.archive_key));
    expect({ day, incidentId, lost, left: isTidy ? left : [] }).toEqual({
      day,
      incidentId,
      lost: [],
      left: [],
    });
  }
}

async function archivedLines({ it, verified }: World, incidentId: string): Promise<Map<string, string>> {
  const lines = new Map<string, string>();
  for (const key of await it.objects.list(archivePrefix(incidentId))) {
    const own = verified.get(key) ?? linesByKey((await readArchive(it.objects, key)).items);
    verified.set(key, own);
    for (const [SK, line] of own) lines.set(SK, line);
  }
  return lines;
}

function linesByKey(items: readonly RawItem[]): Map<string, string> {
  return new Map(items.map((item) => [keyOf(item).SK, toRawJson(item)]));
}

describe(`over ${DAYS} days with seed ${SEED}`, () => {
  it.each([
    ['on an engine that never expires items', false],
    ['on an engine that expires items with a delay', true],
  ])('loses nothing %s', { timeout: 600_000 }, async (_, expires) => {
    const world = createWorld(archiver());
    const { it, chance } = world;
    let kept = 0;
    for (let day = 0; day < DAYS; day += STEP) {
      it.clock.advance(STEP * DAY_MS + Math.floor((chance() - 0.5) * 1_000_000));
      await simulateDay(world, day);
      if (expires) await expireLikeDynamoDb(world);
      // A sweep may fail.
      const isSwept = !expires || chance() < 0.8;
      if (isSwept) {
        const report = await sweepArchive(it, { removesExpiredRows: !expires });
        expect(report.failures).toEqual([]);
        kept += report.kept;
      }
      if (day % CHECK_EVERY === 0) await expectNothingLost(world, day, { isTidy: !expires });
    }

    world.verified.clear();
    await expectNothingLost(world, DAYS);
    expect(world.archives.size).toBeGreaterThan(0);
    expect(world.restored).toBeGreaterThan(0);
    expect(kept).toBeGreaterThan(DAYS / STEP / 6);
  });
});
