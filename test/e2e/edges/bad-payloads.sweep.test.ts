import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { useAegis } from '../../support/aegis.js';
import { BAD_EVENTS, ODD_EVENTS, type Place } from '../../support/bad-inputs/events.js';
import { BAD_INTERACTIONS } from '../../support/bad-inputs/interactions.js';
import { EDGE_NAMES, useEdge } from '../../support/edges.js';
import { PER_GROUP } from '../../support/lifetime.js';
import { ALICE, GENERAL } from '../../support/slack.js';
import { everythingIn } from '../../support/table.js';

const COMMAND = { user_id: ALICE, channel_id: GENERAL, command: '/incident', text: 'declare P1 x' };

describe.each(EDGE_NAMES)('a payload without effect over %s', (name) => {
  const aegis = useAegis({ lifetime: PER_GROUP });
  const edge = useEdge(name, aegis, PER_GROUP);
  const everything = () => everythingIn(aegis().table);
  const errors = () => aegis().logger.lines.filter(({ level }) => level === 'error');
  let place: Place;
  beforeAll(async () => {
    place = { workspace: aegis().workspace, channel: await aegis().declare() };
  });

  it.each(BAD_EVENTS)('is acknowledged when it is an event: %s', async (_, build) => {
    const before = await everything();

    expect(await edge().event(build(place))).toEqual({});
    await aegis().settled();

    expect(await everything()).toEqual(before);
    expect(errors()).toEqual([]);
  });

  it.each(BAD_INTERACTIONS)('is acknowledged when it is an interaction: %s', async (_, build) => {
    const before = await everything();

    expect(await edge().interactive(build(place))).toEqual({});
    await aegis().settled();

    expect(await everything()).toEqual(before);
    expect(errors()).toEqual([]);
  });

  it.each([
    ['no user', { ...COMMAND, user_id: undefined, trigger_id: '1.2' }],
    ['an unknown user', { ...COMMAND, user_id: 'U09NOBODY', trigger_id: '1.2' }],
    ['no trigger', COMMAND],
  ])('is a command with %s', async (_, fields) => {
    const before = await everything();
    const given = Object.entries(fields).flatMap(([field, value]) => (value ? [[field, value]] : []));

    const reply = await edge().command(Object.fromEntries(given));
    await aegis().settled();

    expect(JSON.stringify(reply)).not.toContain('Something went wrong');
    expect(await everything()).toEqual(before);
    expect(errors()).toEqual([]);
  });
});

describe.each(EDGE_NAMES)('an unusual event over %s', (name) => {
  const aegis = useAegis();
  const edge = useEdge(name, aegis);
  let place: Place;
  beforeEach(async () => {
    place = { workspace: aegis().workspace, channel: await aegis().declare() };
  });

  it.each(ODD_EVENTS)('goes on the record: %s', async (_, build, stored) => {
    await edge().event(build(place));
    await aegis().settled();

    const { comments, events } = await aegis().record();
    expect([...comments, ...events]).toContainEqual(expect.objectContaining(stored));
  });
});
