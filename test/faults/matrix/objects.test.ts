import { userPosts } from 'slack-simulator';
import { beforeAll, describe, expect, it } from 'vitest';
import { createS3Store } from '../../../src/archive/s3-store.js';
import { createFakeS3 } from '../../support/fake-s3.js';
import { BOB } from '../../support/slack.js';
import { everything, expectPromisesKept } from '../rig/invariants.js';
import { useWorlds, type World } from '../rig/world.js';

/** How many requests each fault hits; `npm run test:faults` tries all of them. */
const KILLS = Number(process.env.AEGIS_TEST_KILLS ?? 2);

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

/** Messages and events, wherever they're stored. */
const commentsIn = async (world: World) =>
  (await everything(world)).filter(({ SK }) => String(SK).startsWith('COMMENT#')).length;

const FAULTS = ['refuse', 'lose-reply', 'corrupt', 'stall', 'conflict', 'stall-body'] as const;

/** How many requests archiving takes, counted once for all faults. */
async function countRequests(): Promise<number> {
  const { world, channel, s3 } = await closed();
  const before = s3.requests.length;
  await world.type('archive', { channel });
  await world.drain();
  expect(await commentsIn(world)).toBe(0);
  return s3.requests.length - before;
}

let requests = 0;
beforeAll(async () => {
  requests = await countRequests();
});

describe('24: an object store that fails at a request', () => {
  it.each(FAULTS)('loses nothing when it fails by `%s`', async (fault) => {
    expect(requests).toBeGreaterThan(1);
    // Each fault starts at a different request, so that together they cover all of them.
    const first = FAULTS.indexOf(fault);
    for (let n = 0; n < Math.min(requests, KILLS); n += 1) {
      const at = 1 + ((first + n) % requests);
      const { world, channel, s3 } = await closed();
      s3.failAt(at, fault);
      await world.type('archive', { channel });

      // Either everything is still in the table, or a readable archive has it.
      const isWhole = (await commentsIn(world)) === 2;
      s3.heal();
      await world.drain();
      if (!isWhole) await expectPromisesKept(world);
      await world.type('restore INC-1', { channel });
      await expectPromisesKept(world);
      expect(await commentsIn(world), `request ${at}`).toBe(2);
    }
  });
});
