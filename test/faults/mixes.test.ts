import { DeleteCommand } from '@aws-sdk/lib-dynamodb';
import { expect, it } from 'vitest';
import { brokenPromises, everything } from './rig/invariants.js';
import { drawSteps, inWords, liveThrough, type Step, shrink } from './rig/mix.js';
import { useWorlds } from './rig/world.js';

/** `npm run test:faults` has 200 seeds with 500 steps each, `npm run test:nightly` thousands. */
const SEEDS = Number(process.env.AEGIS_TEST_SEEDS ?? 3);
const FIRST = Number(process.env.AEGIS_TEST_FIRST_SEED ?? 1);
const STEPS = Number(process.env.AEGIS_TEST_OPERATIONS ?? 60);

const makeWorld = useWorlds();

async function broken(steps: readonly Step[]): Promise<string[]> {
  const world = await makeWorld();
  try {
    return await liveThrough(world, steps);
  } catch (error) {
    return [String(error)];
  } finally {
    await world.stop();
  }
}

it.each(Array.from({ length: SEEDS }, (_, n) => FIRST + n))(
  'seed %i: people, faults and deaths in any order leave every promise kept',
  { timeout: 1_800_000 },
  async (seed) => {
    const steps = drawSteps(seed, STEPS);
    const found = await broken(steps);
    if (found.length === 0) return;
    const shortest = await shrink(steps, async (fewer) => (await broken(fewer)).length > 0);

    expect.fail(
      [`seed ${seed}: ${found.join('; ')}`, `the shortest history:`, ...shortest.map(inWords)].join('\n  '),
    );
  },
);

it('the check notices what a mix could have lost', async () => {
  const world = await makeWorld();
  expect(await liveThrough(world, drawSteps(7, 20))).toEqual([]);
  const [lost] = (await everything(world)).filter(({ SK }) => String(SK).startsWith('COMMENT#'));
  const { PK, SK } = lost ?? {};

  await world.table.client.send(new DeleteCommand({ TableName: world.table.name, Key: { PK, SK } }));

  expect(await brokenPromises(world)).toEqual([expect.stringContaining('I1 message')]);
});

it('shrinks a long failing history to the few steps that matter', async () => {
  const steps = drawSteps(3, 100);
  const [first, second] = [steps[17], steps[71]];
  const fails = async (some: readonly Step[]) => [first, second].every((step) => some.includes(step as Step));

  expect(await shrink(steps, fails, 200)).toEqual([first, second]);
});
