import { describe, expect, it } from 'vitest';
import type { ArchiveDeps } from '../../src/archive/archive-deps.js';
import { archiveIncident } from '../../src/archive/archive-incident.js';
import { earlierItems } from '../../src/archive/earlier-items.js';
import { toRawJson } from '../../src/archive/raw-json.js';
import { restoreIncident } from '../../src/archive/restore-incident.js';
import { type Archiver, linesOf, sortKeysOf, useArchiver, withKiller } from './archive-world.js';
import { INCIDENT, putIncident } from './filled-incident.js';

const archiver = useArchiver();

type Step = (deps: ArchiveDeps, id: string) => Promise<unknown>;

interface Interruption {
  it: Archiver;
  id: string;
  before: Awaited<ReturnType<typeof linesOf>>;
}

/** Interrupts `act` at each of its steps, each time in a new incident; returns the number of steps. */
async function interruptEach(
  when: 'before' | 'after',
  { prepare, act, check }: { prepare?: Step; act: Step; check: (met: Interruption) => Promise<void> },
): Promise<number> {
  const it = archiver();
  const { deps, killer } = withKiller(it);
  for (let at = 1; ; at += 1) {
    const id = `INC-${when}-${at}`;
    await putIncident(it, { incident_id: id });
    const before = await linesOf(it, id);
    await prepare?.(deps, id);
    Object.assign(killer, { at, when, calls: 0 });
    const wasInterrupted = await act(deps, id).then(
      () => false,
      () => true,
    );
    killer.at = undefined;
    await check({ it, id, before });
    if (!wasInterrupted) return at;
  }
}

describe('an interrupted process', () => {
  it.each(['before', 'after'] as const)('%s any step of archiving continues when run again', async (when) => {
    const steps = await interruptEach(when, {
      act: archiveIncident,
      async check({ it, id, before }) {
        await expectNothingLost(it, id, before);
        it.clock.advance(60_000);
        expect(await archiveIncident(it, id)).toBe('archived');
        expect(await sortKeysOf(it, id)).toEqual(['METADATA']);
        await restoreIncident(it, id);
        expect(await linesOf(it, id)).toEqual(before);
      },
    });

    expect(steps).toBeGreaterThan(10);
  });

  it.each(['before', 'after'] as const)('%s any step of restoring continues when run again', async (when) => {
    const steps = await interruptEach(when, {
      prepare: archiveIncident,
      act: restoreIncident,
      async check({ it, id, before }) {
        await restoreIncident(it, id);
        expect(await linesOf(it, id)).toEqual(before);
      },
    });

    expect(steps).toBeGreaterThan(8);
  });

  it('stops deleting when someone restores in the meantime', async () => {
    const it = archiver();
    await putIncident(it);
    const before = await linesOf(it, INCIDENT);
    const table = {
      ...it.table,
      exchangeGuarded: async (...args: Parameters<typeof it.table.exchangeGuarded>) => {
        await restoreIncident(it, INCIDENT);
        return it.table.exchangeGuarded(...args);
      },
    };

    expect(await archiveIncident({ ...it, table }, INCIDENT)).toBe('changed');
    expect(await linesOf(it, INCIDENT)).toEqual(before);
  });

  it("doesn't archive an incident that is half restored", async () => {
    const it = archiver();
    await putIncident(it);
    const before = await linesOf(it, INCIDENT);
    await archiveIncident(it, INCIDENT);
    const table = { ...it.table, exchangeGuarded: () => Promise.reject(new Error('killed')) };
    await restoreIncident({ ...it, table }, INCIDENT).catch(() => undefined);

    expect(await archiveIncident(it, INCIDENT)).toBe('restoring');
    await restoreIncident(it, INCIDENT);

    expect(await linesOf(it, INCIDENT)).toEqual(before);
  });
});

/** Checks that each item is in the table or in an archive that verifies. */
async function expectNothingLost(it: Archiver, id: string, before: readonly string[]): Promise<void> {
  const there = new Set(await linesOf(it, id));
  const archived = new Set([...(await earlierItems(it, id)).values()].map(toRawJson));
  expect(before.filter((line) => !there.has(line) && !archived.has(line))).toEqual([]);
}
