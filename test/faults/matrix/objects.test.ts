import { userPosts } from 'slack-simulator';
import { expect, it } from 'vitest';
import { createS3Store } from '../../../src/archive/s3-store.js';
import { createFakeS3 } from '../../support/fake-s3.js';
import { BOB } from '../../support/slack.js';
import { everything, expectPromisesKept } from '../rig/invariants.js';
import { useWorlds, type World } from '../rig/world.js';

const makeWorld = useWorlds();

async function closed() {
  const s3 = createFakeS3();
  const world = await makeWorld({
    objects: createS3Store({ client: s3.client, bucket: 'b', timeoutMs: 200 }),
  });
  const channel = await world.declare();
  for (const text of ['errors at 40 %', 'we roll back']) {
    userPosts(world.workspace, { user: BOB, channel, text });
  }
  await world.settle();
  await world.type('close', { channel });
  await world.drain();
  return { world, channel, s3 };
}

/** What people said and what happened, wherever it is. */
const commentsIn = async (world: World) =>
  (await everything(world)).filter(({ SK }) => String(SK).startsWith('COMMENT#')).length;

it.each(['refuse', 'lose-reply', 'corrupt', 'stall', 'conflict', 'stall-body'] as const)(
  '24: an object store that does %s at any request: nothing is deleted before its copy is verified',
  { timeout: 60_000 },
  async (fault) => {
    const clean = await closed();
    const before = clean.s3.requests.length;
    await clean.world.type('archive', { channel: clean.channel });
    await clean.world.drain();
    const requests = clean.s3.requests.length - before;
    expect(await commentsIn(clean.world)).toBe(0);
    expect(requests).toBeGreaterThan(1);

    for (let n = 1; n <= requests; n += 1) {
      const { world, channel, s3 } = await closed();
      s3.failAt(n, fault);
      await world.type('archive', { channel });

      // Either all is there still, or an archive that can be read has it.
      const isWhole = (await commentsIn(world)) === 2;
      s3.heal();
      await world.drain();
      if (!isWhole) await expectPromisesKept(world);
      await world.type('restore INC-1', { channel });
      await expectPromisesKept(world);
      expect(await commentsIn(world), `request ${n}`).toBe(2);
    }
  },
);
