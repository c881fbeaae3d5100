import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { getChannel, postMessage, userDeletes, userEdits, userPosts } from 'slack-simulator';
import { describe, expect, it } from 'vitest';
import { aRequest } from '../support/records.js';
import { ALICE, BOB, BOT, GENERAL } from '../support/slack.js';
import { brokenPromises, everything, expectPromisesKept, FOREIGN } from './rig/invariants.js';
import { useWorlds, type World } from './rig/world.js';

const makeWorld = useWorlds();

/** An ordinary incident with a bit of everything. */
async function liveThrough(commands: readonly string[]) {
  const world = await makeWorld();
  const { workspace } = world;
  const channel = await world.declare();
  const said = userPosts(workspace, { user: BOB, channel, text: 'errors at 4 %' });
  userEdits(workspace, { channel, ts: said.ts, user: BOB, text: 'errors at 40 %' });
  const gone = userPosts(workspace, { user: ALICE, channel, text: 'wrong channel' });
  userDeletes(workspace, { channel, ts: gone.ts });
  for (const text of commands) await world.type(text, { channel });
  await world.drain();
  return { world, channel };
}

it('an ordinary incident keeps every promise', async () => {
  const { world } = await liveThrough(['ack', 'summary', 'export json', 'resolve', 'close', 'archive']);

  await expectPromisesKept(world);
  expect(world.events.acknowledged.length).toBeGreaterThan(5);
});

describe('the check notices', () => {
  const put = ({ table }: World, Item: object) =>
    table.client.send(new PutCommand({ TableName: table.name, Item }));
  const remove = ({ table }: World, { PK, SK }: { PK?: unknown; SK?: unknown }) =>
    table.client.send(new DeleteCommand({ TableName: table.name, Key: { PK, SK } }));
  const find = async (world: World, sortKey: RegExp) => {
    const item = (await everything(world)).find(({ SK }) => sortKey.test(String(SK)));
    if (!item) throw new Error(`no item ${sortKey}`);
    return item;
  };

  it.each<[string, string, (world: World, channel: string) => Promise<unknown>]>([
    ['a message that is gone', 'I1', async (world) => remove(world, await find(world, /^COMMENT/))],
    [
      'an edit that is lost',
      'I1',
      async (world) => {
        const edited = (await everything(world)).find(({ text }) => text === 'errors at 40 %');
        await put(world, { ...edited, text: 'errors at 4 %' });
      },
    ],
    [
      'a deleted message that came back',
      'I1',
      async (world) => {
        const { deleted_at: _, ...item } = (await everything(world)).find((one) => one.deleted_at) ?? {};
        await put(world, { ...item, text: 'wrong channel' });
      },
    ],
    ['a change without its event', 'I2', async (world) => remove(world, await find(world, /^EVENT.*#v2$/))],
    [
      'two changes of one version',
      'I2',
      async (world) => {
        const item = await find(world, /^EVENT.*#v2$/);
        await put(world, { ...item, SK: String(item.SK).replace('#v2', '1#v2') });
      },
    ],
    [
      'an illegal step',
      'I2',
      async (world) => {
        const item = await find(world, /^EVENT.*#v2$/);
        await put(world, { ...item, detail: { from: 'CLOSED', to: 'RESOLVED' } });
      },
    ],
    [
      'index keys of another status',
      'I2',
      async (world) => put(world, { ...(await find(world, /^METADATA$/)), GSI1PK: 'STATUS#CLOSED' }),
    ],
    [
      'a second card',
      'I3',
      async ({ workspace }, channel) => {
        const card = getChannel(workspace, channel).messages.find(({ metadata }) => metadata);
        if (!card) throw new Error('no card');
        postMessage(workspace, getChannel(workspace, channel), card);
      },
    ],
    [
      'a channel too many',
      'I3',
      async ({ workspace }, channel) =>
        workspace.channels.set('C9', { ...getChannel(workspace, channel), id: 'C9', messages: [] }),
    ],
    [
      'a private incident told elsewhere',
      'I4',
      async (world) => {
        await world.declare('declare P1 sesame --private');
        postMessage(world.workspace, getChannel(world.workspace, GENERAL), {
          user: BOT,
          text: 'about sesame',
        });
      },
    ],
    [
      'words of another workspace',
      'I4',
      async (world) => put(world, { ...(await find(world, /^COMMENT/)), SK: 'COMMENT#x', text: FOREIGN }),
    ],
    [
      'a job that failed without a word',
      'I5',
      async (world) => {
        await put(world, { ...aRequest({ state: 'FAILED' }), PK: 'REQUEST#x', SK: 'REQUEST' });
      },
    ],
  ])('%s', async (_, promise, breakIt) => {
    const { world, channel } = await liveThrough(['ack']);
    expect(await brokenPromises(world)).toEqual([]);

    await breakIt(world, channel);

    expect(await brokenPromises(world)).toContainEqual(expect.stringMatching(new RegExp(`^${promise} `)));
  });
});
