import type { Server } from 'node:http';
import { beforeEach, describe, expect, it } from 'vitest';
import { createReceiver, type IncidentEvent } from '../../../examples/receiver/receive.js';
import { deliverNow } from '../../../src/app/lambda/deliver-now.js';
import { createOutward } from '../../../src/app/outward/create-outward.js';
import type { Outward } from '../../../src/ports/outward.js';
import { useAegis } from '../../support/aegis.js';
import { settingsFrom } from '../../support/process.js';
import { SECRET } from '../../support/sinks.js';
import { BOB, INCIDENTS } from '../../support/slack.js';
import { useServers } from '../../support/stand-in.js';

/** Where a sink really is, by its address in aegis.yml. */
const places = new Map<string, string>();

const real = createOutward({});
const outward: Outward = {
  ...real,
  post: (request) =>
    real.post({ ...request, url: places.get(request.url) ?? request.url, allowsPrivate: true }),
};

const settings = settingsFrom(`
events:
  sinks:
    - { name: receiver, url: https://receiver.example/, secret_env: A, content: full }
    - { name: vault, url: https://vault.example/, secret_env: A, private: true, types: ['incident.*'] }
`);

const { listen, standIn } = useServers();
const aegis = useAegis({ settings, outward, secrets: { get: async () => SECRET } });

let got: IncidentEvent[];
let vault: string[];

const receiver = (onEvent: (event: IncidentEvent) => void): Server =>
  createReceiver({
    secret: SECRET,
    now: () => Date.parse(aegis().clock.now()),
    onEvent: async (event) => onEvent(event),
  });

beforeEach(async () => {
  got = [];
  vault = [];
  places.set('https://receiver.example/', `${await listen(receiver((event) => got.push(event)))}/`);
  places.set('https://vault.example/', `${await listen(receiver(({ type }) => vault.push(type)))}/`);
});

const typesOf = (events: readonly IncidentEvent[]) =>
  events.map(({ type }) => type.slice('aegis.'.length, -'.v1'.length));

describe('what happens in Slack', () => {
  it('reaches a receiver that verifies it, in order', async () => {
    const channel = await aegis().declare('declare P1 checkout fails');
    await aegis().type('ack', { channel });
    await aegis().type('task add call the vendor', { channel });
    await aegis().type('note rolled back payment-api', { channel });
    await aegis().type('update We are on it', { channel });
    await aegis().type('task done 1', { channel });

    const wanted = [
      'incident.declared',
      'incident.status_changed',
      'task.added',
      'note.added',
      'update.posted',
      'task.done',
    ];
    expect(typesOf(got).filter((type) => wanted.includes(type))).toEqual(wanted);
    expect(got.find(({ type }) => type.includes('note'))?.data.text).toBe('rolled back payment-api');
    expect(vault).toEqual(['aegis.incident.declared.v1', 'aegis.incident.status_changed.v1']);
  });

  it("reaches only sinks for private incidents once it's private", async () => {
    const channel = await aegis().declare('declare P1 checkout fails');
    const before = got.length;

    await aegis().type('private', { channel });
    await aegis().type('severity P0 worse', { channel });

    expect(got).toHaveLength(before);
    expect(vault.slice(1)).toEqual([
      'aegis.incident.visibility_changed.v1',
      'aegis.incident.severity_changed.v1',
    ]);
  });

  it('notifies the operators once when a sink is gone, and continues without it', async () => {
    const { url, asked } = await standIn(() => 410);
    places.set('https://receiver.example/', url);
    const channel = await aegis().declare('declare P1 checkout fails');
    await aegis().type('ack', { channel });

    const told = aegis()
      .posts(INCIDENTS)
      .filter(({ text }) => text.includes('event sink receiver'));
    expect(told.map(({ text }) => text)).toEqual([expect.stringContaining('is disabled: it answered 410')]);
    expect(asked).toHaveLength(1);
    expect(vault).toHaveLength(2);
  });

  it('is delivered by the scheduled function, too, when no job came with it', async () => {
    const channel = await aegis().declare('declare P1 checkout fails');
    const before = got.length;
    await aegis().say('see you', { channel, user: BOB });
    const { deps } = aegis();
    await deps.store.recordEvent({
      incident_id: 'INC-000001',
      event_id: 'topic',
      timestamp: aegis().clock.now(),
      type: 'TOPIC_CHANGED',
      description: 'Topic set',
      source: 'Slack',
    });

    const report = await deliverNow(deps);

    expect(report).toEqual({ delivered: 2 });
    expect(typesOf(got.slice(before))).toContain('channel.topic_changed');
    expect(await deliverNow(deps)).toEqual({ delivered: 0 });
  });
});
