import { describe, expect, it } from 'vitest';
import { COMMAND_JOBS } from '../../src/commands/registry.js';
import { everything, expectPromisesKept } from './rig/invariants.js';
import { outcomeOf, prepare, SCENARIOS, type Scenario } from './rig/scenarios.js';
import type { Death } from './rig/uplink.js';
import { useWorlds } from './rig/world.js';

/** So many points of death are tried in each scenario; `npm run test:faults` tries all there are. */
const KILLS = Number(process.env.AEGIS_TEST_KILLS ?? 2);

const makeWorld = useWorlds();

/** The scenario without a death: how much it sends, and how the world looks before and after. */
async function runClean(scenario: Scenario) {
  const { world, channel } = await prepare(makeWorld, scenario);
  const untouched = await outcomeOf(world);
  await scenario.act(world, channel);
  const requests = world.bot.uplink.calls.map(({ to, name }) => `${to} ${name}`);
  await expectPromisesKept(world);
  const done = await outcomeOf(world);
  const kinds = (await everything(world)).flatMap(({ SK, kind }) => (SK === 'REQUEST' ? [String(kind)] : []));
  await world.stop();
  return { untouched, done, requests, kinds };
}

async function runKilled(scenario: Scenario, death: Death) {
  const { world, channel } = await prepare(makeWorld, scenario);
  world.bot.uplink.dieAt(death);
  const status = await scenario.act(world, channel);
  const start = performance.now();
  await expectPromisesKept(world);
  const took = performance.now() - start;
  const outcome = await outcomeOf(world);
  await world.stop();
  return { outcome, took, isAcknowledged: status === 200 };
}

/** Some of them, from all over, other ones in each scenario. */
function spread(deaths: readonly Death[], scenario: Scenario): readonly Death[] {
  if (deaths.length <= KILLS) return deaths;
  const offset = (SCENARIOS.indexOf(scenario) * 7) % deaths.length;
  const step = deaths.length / KILLS;
  return Array.from(
    { length: KILLS },
    (_, n) => deaths[Math.floor(offset + n * step) % deaths.length],
  ).filter((death) => death !== undefined);
}

const killed = new Set<string>();

describe('a process killed at any of its requests, and started again, leaves nothing half done:', () => {
  it.each(SCENARIOS)('$name', { timeout: 600_000 }, async (scenario) => {
    const { untouched, done, requests, kinds } = await runClean(scenario);
    for (const kind of kinds) killed.add(kind);
    const deaths = requests.flatMap((_, n) =>
      (['before', 'after'] as const).map((when) => ({ at: n + 1, when })),
    );

    for (const death of spread(deaths, scenario)) {
      const where = `${death.when} ${death.at}: ${requests[death.at - 1]}`;
      const { outcome, took, isAcknowledged } = await runKilled(scenario, death);

      const allowed = isAcknowledged ? [done] : [done, untouched];
      expect(allowed, where).toContainEqual(outcome);
      expect(took, where).toBeLessThan(10_000);
    }
  });

  it('every job there is has been killed', () => {
    const jobs = COMMAND_JOBS.map(({ kind }) => kind);
    expect(jobs.filter((kind) => !killed.has(kind))).toEqual([]);
  });
});
