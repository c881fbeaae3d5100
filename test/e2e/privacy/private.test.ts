import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { userJoins, userLeaves } from 'slack-simulator';
import { beforeEach, describe, expect, it } from 'vitest';
import { incidentEntity } from '../../../src/data/entities/incident-entity.js';
import { textOf, useAegis } from '../../support/aegis.js';
import { anIncident } from '../../support/records.js';
import { ALICE, BOB, GENERAL, INCIDENTS } from '../../support/slack.js';

const aegis = useAegis();
const TITLE = 'acquisition talks leaked';
let channel: string;

beforeEach(async () => {
  channel = await aegis().declare(`declare P1 ${TITLE} --private`);
});

const everywhere = () =>
  JSON.stringify([aegis().posts(INCIDENTS), aegis().posts(GENERAL), aegis().shownTo(BOB)]);

describe('a private incident', () => {
  it('has a private channel and no announcement', async () => {
    const { incident, comments } = await aegis().record();
    expect(aegis().workspace.channels.get(channel)).toMatchObject({
      kind: 'group',
      members: expect.arrayContaining([ALICE]),
    });
    expect(incident.visibility).toBe('private');
    expect(comments).toEqual([]);
    expect(everywhere()).not.toContain(TITLE);
  });

  it('is recorded like any other', async () => {
    await aegis().say('the press called', { channel });

    expect((await aegis().record()).comments.map(({ text }) => text)).toEqual(['the press called']);
  });

  it('is listed only for people in its channel', async () => {
    for (const text of ['list', 'list all', 'list since 7d', 'list service:unassigned', 'list mine']) {
      expect(await aegis().type(text, { user: BOB })).not.toContain(TITLE);
    }
    expect(await aegis().type('list', { user: ALICE })).toContain(TITLE);
    expect(await aegis().type('list mine', { user: ALICE })).toContain(TITLE);
  });

  it.each([`assign <@${BOB}> comms`, `handoff <@${BOB}> yours`, `task call the press <@${BOB}>`])(
    'adds nobody through `%s`',
    async (text) => {
      expect(await aegis().type(text, { channel })).toContain('Invite them to its channel first');

      expect(await aegis().type('show 1', { user: BOB })).toContain("There's no incident INC-1");
      expect((await aegis().record()).incident.roles).toEqual({});
    },
  );

  it('is visible from joining its channel to leaving it', async () => {
    const { workspace, settled } = aegis();
    userJoins(workspace, { channel, user: BOB });
    await settled();
    expect(await aegis().type('show 1', { user: BOB })).toContain(TITLE);

    aegis().clock.advance(1_000);
    userLeaves(workspace, { channel, user: BOB });
    await settled();

    expect(await aegis().type('show 1', { user: BOB })).toContain("There's no incident INC-1");
    expect(await aegis().type('list mine', { user: BOB })).not.toContain(TITLE);
  });

  it('can be made public and private again by its leads', async () => {
    expect(await aegis().type('public', { channel })).toBe('');
    expect(aegis().posts(channel).map(textOf).at(-1)).toMatch(
      /Made \*public\* by .*Its channel hasn't changed/s,
    );
    expect(await aegis().type('list', { user: BOB })).toContain(TITLE);
    expect(await aegis().type('private 1', { user: BOB })).toContain('Only the commander');

    await aegis().type('private', { channel });

    expect(await aegis().type('list', { user: BOB })).not.toContain(TITLE);
  });
});

it.each(['P1 credentials leaked —private', '—private P1 credentials leaked', '––private credentials leaked'])(
  'is private when declared with `%s`',
  async (words) => {
    const own = await aegis().declare(`declare ${words}`);

    expect(aegis().workspace.channels.get(own)?.kind).toBe('group');
    expect((await aegis().record('INC-000002')).incident).toMatchObject({
      title: 'credentials leaked',
      visibility: 'private',
    });
    expect(everywhere()).not.toContain('credentials leaked');
  },
);

it('stays private when it is declared a second time', async () => {
  await aegis().type(`declare P1 ${TITLE} --private`);
  const { ts = '', blocks } = aegis().workspace.ephemerals.at(-1)?.message ?? {};
  const [, command = ''] = /"value":"(declare [^"]+)"/.exec(JSON.stringify(blocks)) ?? [];

  await aegis().press(command, { channel: GENERAL, ts });

  expect((await aegis().record('INC-000002')).incident).toMatchObject({
    title: TITLE,
    visibility: 'private',
  });
  expect(everywhere()).not.toContain(TITLE);
});

it('loses its announcement when it becomes private', async () => {
  await aegis().declare('declare P2 search is slow');
  expect(aegis().posts(INCIDENTS).map(textOf).join()).toContain('search is slow');

  await aegis().type('private 2');

  expect(aegis().posts(INCIDENTS).map(textOf).join()).not.toContain('search is slow');
});

it('stays public if it has no channel to decide who may see it', async () => {
  const { table } = aegis();
  const { channel_id: _, ...incident } = anIncident({
    incident_id: 'payments-outage-2024',
    declared_by: ALICE,
  });
  const Item = incidentEntity.toItem(incident);
  await table.client.send(new PutCommand({ TableName: table.name, Item }));

  const reply = await aegis().type('private payments-outage-2024');

  expect(reply).toContain('has no channel, so nobody could see it if it were private');
  expect(await aegis().type('show payments-outage-2024')).toContain('payments-outage-2024');
});
