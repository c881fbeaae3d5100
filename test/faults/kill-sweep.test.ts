import { describe, expect, it } from 'vitest';
import { JOBS } from '../../src/app/jobs.js';
import { everything, expectPromisesKept } from './rig/invariants.js';
import { differences, outcomeOf, prepare, SCENARIOS, type Scenario } from './rig/scenarios.js';
import type { Death } from './rig/uplink.js';
import { useWorlds } from './rig/world.js';

/**
 * How many kill points are tried in each scenario; `npm run test:faults` tries all. Without a number, it's
 * one in every third scenario, to keep `npm test` fast.
 */
const KILLS = Number(process.env.AEGIS_TEST_KILLS ?? 1);
const IS_SAMPLE = process.env.AEGIS_TEST_KILLS === undefined;
const TRIED = SCENARIOS.filter((_, n) => !IS_SAMPLE || n % 3 === 0);

const makeWorld = useWorlds();

/** The state before and after the scenario if nothing is killed. */
interface Clean {
  untouched: string[];
  done: string[];
}

async function runClean(scenario: Scenario) {
  const { world, channel } = await prepare(makeWorld, scenario);
  const untouched = await outcomeOf(world);
  const earlier = world.bot.uplink.calls.length;
  await scenario.act(world, channel);
  const requests = world.bot.uplink.calls.slice(earlier).map(({ to, name }) => `${to} ${name}`);
  await expectPromisesKept(world);
  const done = await outcomeOf(world);
  const kinds = (await everything(world)).flatMap(({ SK, kind }) => (SK === 'REQUEST' ? [String(kind)] : []));
  await world.stop();
  return { clean: { untouched, done }, requests, kinds };
}

/**
 * Returns what's left half done in the end. A person whose request failed repeats
 * it, unless it had taken effect.
 */
async function runKilled(scenario: Scenario, death: Death, { untouched, done }: Clean) {
  const { world, channel } = await prepare(makeWorld, scenario);
  world.bot.uplink.dieAt(death);
  const status = await scenario.act(world, channel);
  await expectPromisesKept(world);
  const isUntouched = differences(untouched, await outcomeOf(world)).length === 0;
  let half = differences(done, await outcomeOf(world));
  if (status !== 200 && half.length > 0 && !isUntouched) {
    await scenario.act(world, channel);
    await expectPromisesKept(world);
    half = differences(done, await outcomeOf(world));
  }
  await world.stop();
  return status !== 200 && isUntouched ? [] : half;
}

/** A sample of kill points, spread out, different in each scenario. */
function spread(deaths: readonly Death[], scenario: Scenario): readonly Death[] {
  if (deaths.length <= KILLS) return deaths;
  const offset = SCENARIOS.indexOf(scenario) * 7;
  const step = deaths.length / KILLS;
  const places = Array.from({ length: KILLS }, (_, n) => Math.floor(offset + n * step) % deaths.length);
  return deaths.filter((_, place) => places.includes(place));
}

const killed = new Set<string>();
let tried = 0;

describe('a process that is killed at any of its requests and restarted leaves nothing half done:', () => {
  it.each(TRIED)('$name', { timeout: 900_000 }, async (scenario) => {
    const { clean, requests, kinds } = await runClean(scenario);
    for (const kind of kinds) killed.add(kind);
    const deaths = requests.flatMap((_, n) =>
      (['before', 'after'] as const).map((when) => ({ at: n + 1, when })),
    );
    // A command that only reads can't leave anything half done.
    const isReading = KILLS === 1 && differences(clean.untouched, clean.done).length === 0;
    if (isReading) return;

    for (const death of spread(deaths, scenario)) {
      const where = `${death.when} request ${death.at} of ${requests.length}: ${requests[death.at - 1]}`;
      const half = await runKilled(scenario, death, clean).catch((cause: unknown) => {
        throw new Error(where, { cause });
      });
      tried += 1;

      expect(half, where).toEqual([]);
    }
  });

  it('kills every kind of job', () => {
    const jobs = Object.keys(JOBS);
    if (!IS_SAMPLE) expect(jobs.filter((kind) => !killed.has(kind))).toEqual([]);
    expect(tried).toBeGreaterThan(TRIED.length / 2);
    if (KILLS > 1) process.stdout.write(`${tried} deaths in ${SCENARIOS.length} scenarios\n`);
  });
});
