import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import type { Message } from 'slack-simulator';
import { expect } from 'vitest';
import { readArchived } from '../../../src/archive/read-archived.js';
import { incidentEntity } from '../../../src/data/entities/incident-entity.js';
import { requestEntity } from '../../../src/data/entities/request-entity.js';
import type { Item } from '../../../src/data/table/entity.js';
import { keysOf } from '../../../src/data/table/keys.js';
import { isAnnounced } from '../../../src/incidents/drill-id.js';
import type { Incident, Status } from '../../../src/incidents/records/incident.js';
import type { IncidentRecord } from '../../../src/incidents/records/incident-record.js';
import type { Request } from '../../../src/incidents/records/request.js';
import type { TimelineEvent } from '../../../src/incidents/records/timeline-event.js';
import { isLegal } from '../../../src/incidents/transitions.js';
import { textOf } from '../../support/aegis.js';
import { BOT, INCIDENTS } from '../../support/slack.js';
import { missedMessages } from './expected-messages.js';
import type { World } from './world.js';

/** The final state of the table, Slack and the object store. */
interface Truth {
  world: World;
  items: Item[];
  incidents: Incident[];
  records: Map<string, IncidentRecord>;
  requests: Request[];
}

/** Describes every violation of a promise in docs/reliability.md; the world has to be drained first. */
export async function brokenPromises(world: World): Promise<string[]> {
  const truth = await look(world);
  return [
    ...missedMessages(world, [...truth.records.values()]).map((one) => `I1 ${one}`),
    ...brokenHistories(truth).map((one) => `I2 ${one}`),
    ...doubles(truth).map((one) => `I3 ${one}`),
    ...leaks(truth).map((one) => `I4 ${one}`),
    ...silences(truth).map((one) => `I5 ${one}`),
  ];
}

/** Drains the world and checks all five invariants. */
export async function expectPromisesKept(world: World): Promise<void> {
  await world.drain();
  expect(await brokenPromises(world)).toEqual([]);
}

async function look(world: World): Promise<Truth> {
  const items = await everything(world);
  const incidents = items
    .filter(({ SK }) => SK === 'METADATA')
    .flatMap((item) => incidentEntity.fromItem(item) ?? []);
  const records = new Map<string, IncidentRecord>();
  for (const { incident_id, archive_key } of incidents) {
    const record = archive_key
      ? (await readArchived(world.archive, incident_id))?.record
      : await world.store.loadRecord(incident_id);
    if (record) records.set(incident_id, record);
  }
  const requests = items
    .filter(({ SK }) => SK === 'REQUEST')
    .flatMap((item) => requestEntity.fromItem(item) ?? []);
  return { world, items, incidents, records, requests };
}

/** Every item of the table. */
export async function everything({ table }: Pick<World, 'table'>): Promise<Item[]> {
  const items: Item[] = [];
  let ExclusiveStartKey: Item | undefined;
  do {
    const page = await table.client.send(new ScanCommand({ TableName: table.name, ExclusiveStartKey }));
    items.push(...(page.Items ?? []));
    ExclusiveStartKey = page.LastEvaluatedKey;
  } while (ExclusiveStartKey);
  return items;
}

const VERSION = /^v(\d+)$/;

/**
 * One event per version, each a legal transition from the one before, and every item under the
 * keys that its attributes require.
 */
function brokenHistories({ incidents, records, items }: Truth): string[] {
  return incidents.flatMap((incident) => {
    const { incident_id, version, status, archive_key } = incident;
    const record = records.get(incident_id);
    if (!record) return [`${incident_id} has no record`];
    const steps = record.events
      .filter(({ event_id }) => VERSION.test(event_id))
      .sort((a, b) => versionOf(a) - versionOf(b));
    const expected = Array.from({ length: archive_key ? steps.length : version }, (_, n) => n + 1);
    if (steps.map(versionOf).join() !== expected.join()) {
      return [`${incident_id} is at version ${version} with events ${steps.map(versionOf).join()}`];
    }
    const stored = items.find(({ PK, SK }) => PK === `INCIDENT#${incident_id}` && SK === 'METADATA') ?? {};
    const misplaced = Object.entries(archive_key ? {} : keysOf.incident(incident)).filter(
      ([name, key]) => stored[name] !== key,
    );
    return [
      ...illegalSteps(incident_id, steps, status),
      ...misplaced.map(([name, key]) => `${incident_id} has ${name} ${stored[name]}, not ${key}`),
    ];
  });
}

function versionOf({ event_id }: TimelineEvent): number {
  return Number(VERSION.exec(event_id)?.[1]);
}

function illegalSteps(id: string, steps: readonly TimelineEvent[], end: string): string[] {
  const broken: string[] = [];
  let status = 'OPEN';
  for (const { event_id, type, detail } of steps) {
    if (type !== 'STATUS_CHANGED') continue;
    const { from = '', to = '' } = detail ?? {};
    if (from !== status || !isLegal(from, to as Status)) {
      broken.push(`${id} ${event_id} goes from ${from} to ${to}, and was ${status}`);
    }
    status = to;
  }
  if (status !== end) broken.push(`${id} is ${end}, its history ends with ${status}`);
  return broken;
}

/** One channel per incident, one incident per channel, and no message with a key was posted twice. */
function doubles({ world, incidents, requests }: Truth): string[] {
  const failed = new Set(
    requests.flatMap(({ state, steps }) =>
      state === 'FAILED' ? [(steps.channel as { id?: string })?.id] : [],
    ),
  );
  const channels = [...world.workspace.channels.values()].filter(({ creator }) => creator === BOT);
  const owners = (id: string) => incidents.filter(({ channel_id }) => channel_id === id);
  const lost = incidents.filter(({ channel_id = '' }) => !world.workspace.channels.has(channel_id));
  const keys = ownPosts(world).flatMap(({ message }) => keyOf(message) ?? []);
  const twice = [...new Set(keys.filter((key, at) => keys.indexOf(key) !== at))];
  return [
    ...lost.map(({ incident_id }) => `${incident_id} has no channel`),
    ...channels
      .filter(({ id }) => owners(id).length !== 1 && !failed.has(id))
      .map(({ id, name }) => `channel ${name} has ${owners(id).length} incidents`),
    ...twice.map((key) => `posted twice: ${key}`),
    ...incidents
      // Slack refused these for good, and the bot reported that.
      .filter(
        ({ request_id }) => !requests.some((one) => one.request_id === request_id && one.state === 'FAILED'),
      )
      .flatMap((incident) => missingPosts(world, incident, keys)),
  ];
}

function missingPosts(
  world: World,
  { request_id, incident_id, visibility }: Incident,
  keys: readonly string[],
): string[] {
  if (request_id === undefined) return [];
  const wanted = [`${request_id}-card`];
  const channel = world.workspace.channels.get(INCIDENTS);
  if (isAnnounced({ incident_id, visibility }) && channel && !channel.isArchived)
    wanted.push(`${request_id}-announcement`);
  return wanted.filter((key) => !keys.includes(key)).map((key) => `${incident_id} lacks its post ${key}`);
}

function keyOf({ metadata }: Message): string | undefined {
  const { event_payload } = (metadata ?? {}) as { event_payload?: { key?: string } };
  return event_payload?.key;
}

function ownPosts({ workspace }: World) {
  return [...workspace.channels.values()].flatMap((channel) =>
    channel.messages.filter(({ user }) => user === BOT).map((message) => ({ channel, message })),
  );
}

/** Marks messages from another workspace. */
export const FOREIGN = 'from another workspace';

/**
 * Incidents that were always private are shown only to people in their channel;
 * other workspaces leave no trace.
 */
function leaks({ world, incidents, records, items }: Truth): string[] {
  const secret = incidents.filter(
    ({ incident_id, visibility }) =>
      visibility === 'private' &&
      !records.get(incident_id)?.events.some(({ type }) => type === 'VISIBILITY_CHANGED'),
  );
  const elsewhere = secret.flatMap(({ title, channel_id, declared_by }) => {
    const insiders = new Set([
      declared_by,
      ...(world.workspace.channels.get(channel_id ?? '')?.members ?? []),
    ]);
    const posts = ownPosts(world).filter(({ channel }) => channel.id !== channel_id);
    const shown = world.workspace.ephemerals.filter(({ userId }) => !insiders.has(userId));
    return [
      ...posts
        .filter(({ message }) => textOf(message).includes(title))
        .map(({ channel }) => `"${title}" in ${channel.name}`),
      ...shown
        .filter(({ message }) => textOf(message).includes(title))
        .map(({ userId }) => `"${title}" shown to ${userId}`),
    ];
  });
  const foreign = items.filter((item) => JSON.stringify(item).includes(FOREIGN));
  return [...elsewhere, ...foreign.map(({ PK, SK }) => `another workspace wrote ${PK} ${SK}`)];
}

/** Every request was answered, nothing stays open, and failures are logged. */
function silences({ world, requests }: Truth): string[] {
  const byId = new Map(requests.map((request) => [request.request_id, request]));
  const logged = JSON.stringify(world.logger.lines.filter(({ level }) => level === 'error'));
  const unheard = world.asked.filter(
    ({ status, reply, triggerId }) => status === 200 && reply === '""' && !byId.has(`cmd-${triggerId}`),
  );
  return [
    ...unheard.map(({ user, text }) => `${user} asked "${text}" and heard nothing`),
    ...requests
      .filter(({ state }) => state === 'OPEN')
      .map(({ request_id }) => `${request_id} is still open`),
    ...requests
      .filter(({ state, request_id }) => state === 'FAILED' && !logged.includes(request_id))
      .map(({ request_id, kind }) => `${kind} ${request_id} failed and nobody was told`),
  ];
}
