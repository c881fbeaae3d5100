import { describe, expect, it } from 'vitest';
import { archiveIncident } from '../../src/archive/archive-incident.js';
import { earlierItems } from '../../src/archive/earlier-items.js';
import { toRawJson } from '../../src/archive/raw-json.js';
import { restoreIncident } from '../../src/archive/restore-incident.js';
import { type Archiver, linesOf, sortKeysOf, useArchiver, withKiller } from './archive-world.js';
import { INCIDENT, putIncident } from './filled-incident.js';

const archiver = useArchiver();

describe('an interrupted process', () => {
  it.each(['before', 'after'] as const)('%s any step of archiving continues when run again', async (when) => {
    const it = archiver();
    const { deps, killer } = withKiller(it);
    let at = 0;
    for (let wasInterrupted = true; wasInterrupted; ) {
      at += 1;
      const id = `INC-${when}-${at}`;
      await putIncident(it, { incident_id: id });
      const before = await linesOf(it, id);
      Object.assign(killer, { at, when, calls: 0 });

      wasInterrupted = await archiveIncident(deps, id).then(
        () => false,
        () => true,
      );
      killer.at = undefined;
      await expectNothingLost(it, id, before);
      it.clock.advance(60_000);

      expect(await archiveIncident(deps, id)).toBe('archived');
      expect(await sortKeysOf(it, id)).toEqual(['METADATA']);
      await restoreIncident(deps, id);
      expect(await linesOf(it, id)).toEqual(before);
    }
    expect(at).toBeGreaterThan(10);
  });

  it.each(['before', 'after'] as const)('%s any step of restoring continues when run again', async (when) => {
    const it = archiver();
    const { deps, killer } = withKiller(it);
    let at = 0;
    for (let wasInterrupted = true; wasInterrupted; ) {
      at += 1;
      const id = `INC-${when}-${at}`;
      await putIncident(it, { incident_id: id });
      const before = await linesOf(it, id);
      await archiveIncident(deps, id);
      Object.assign(killer, { at, when, calls: 0 });

      wasInterrupted = await restoreIncident(deps, id).then(
        () => false,
        () => true,
      );
      killer.at = undefined;
      await restoreIncident(deps, id);

      expect(await linesOf(it, id)).toEqual(before);
    }
    expect(at).toBeGreaterThan(8);
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

/** Each item is in the table or in an archive that verifies. */
async function expectNothingLost(it: Archiver, id: string, before: readonly string[]): Promise<void> {
  const there = new Set(await linesOf(it, id));
  const archived = new Set([...(await earlierItems(it.objects, id)).values()].map(toRawJson));
  expect(before.filter((line) => !there.has(line) && !archived.has(line))).toEqual([]);
}
