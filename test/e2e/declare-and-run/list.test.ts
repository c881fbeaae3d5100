import { beforeAll, describe, expect, it } from 'vitest';
import { useAegis } from '../../support/aegis.js';
import { PER_GROUP } from '../../support/lifetime.js';
import { ALICE, BOB, GENERAL } from '../../support/slack.js';
import { incidentId, storeIncidents } from '../../support/stored-incidents.js';

const aegis = useAegis({ lifetime: PER_GROUP, settings: { services: ['payments', 'search'] } });
const DAY = 24 * 3_600_000;

beforeAll(async () => {
  await aegis().type('declare P1 payments cards fail', { user: ALICE });
  aegis().clock.advance(3 * DAY);
  await aegis().type('declare P2 search slow results', { user: BOB });
  await aegis().type('declare P1 search no results', { user: BOB });
  await aegis().type('resolve 3 rolled back', { user: BOB });
});

const listed = async (text: string, user = ALICE) => [
  ...new Set([...(await aegis().type(text, { user })).matchAll(/INC-(\d+)/g)].map(([, n]) => Number(n))),
];

describe('the list', () => {
  it.each([
    ['list service:search', [2]],
    ['list all service:search P2', [2]],
    ['list mine', [1]],
    ['list since 2d', [3, 2]],
    ['list P1 since 2d', [3]],
    ['list resolved since 7d', [3]],
    ['list 2025-01-15..2025-01-15', [1]],
    ['list on yesterday', []],
    ['list all', [1, 3, 2]],
    ['list not resolved', [1, 2]],
    ['list without commander P1', [1]],
    ['list except P2', [1]],
  ])('%s', async (text, ids) => {
    expect((await listed(text)).sort()).toEqual([...ids].sort());
  });

  it('repeats what it was asked for', async () => {
    expect(await aegis().type('list P1 service:search since 2d')).toMatch(
      /All incidents, P1, search, <!date\^/,
    );
    expect(await aegis().type('list since purple')).toContain('Couldn\'t read the date "since purple"');
    expect(await aegis().type('list purple')).toContain('with "purple": none');
  });

  it.each([
    ['<#C01GENERAL|general>', 'with "general": none'],
    ['<#C0SECRET1|acquisition>', 'with "a private channel": none'],
    ['<!subteam^S01ONCALL|@payments-oncall>', 'payments-oncall": none'],
  ])('searches for what titles have instead of %s', async (mention, said) => {
    const shown = await aegis().type(`list ${mention}`);

    expect(shown).toContain(said);
    expect(shown).not.toMatch(/C01GENERAL|C0SECRET1|acquisition|S01ONCALL/);
  });

  it.each([
    ['list resovled', 'list resolved'],
    ['list clsoed since 2d', 'list closed since 2d'],
    ['list mien', 'list mine'],
    ['list resutls', 'list results'],
    ['list P1 serach resutls', 'list P1 search results'],
    ['list resolved resutls', 'list resolved results'],
    ['list service:paymnets', 'list service:payments'],
  ])('asks about a misspelled word: %s', async (typed, meant) => {
    expect(await aegis().type(typed)).toContain(`Did you mean \`/incident ${meant}`);
  });

  it.each(['list purple', 'list closed', 'list payments slow', 'list x', 'list service:checkout', 'list P4'])(
    'suggests nothing for %s',
    async (typed) => {
      expect(await aegis().type(typed)).toMatch(/: none\./);
    },
  );

  it('continues where it left off, whatever the filter', async () => {
    const others = Array.from({ length: 11 }, (_, i) => ({
      incident_id: incidentId(i + 4),
      service: 'search',
      severity: 'P3',
      declared_by: BOB,
    }));
    await storeIncidents(aegis(), others);
    await aegis().type('list service:search since 30d', { user: BOB });
    const [shown] = aegis().workspace.ephemerals.slice(-1);
    const blocks = JSON.stringify(shown?.message.blocks);
    const idsIn = (json: string) => [...json.matchAll(/show id:INC-0*(\d+)/g)].map(([, n]) => n);
    const more = /"value":"(list [^"]*page:[^"]+)"/.exec(blocks)?.[1] ?? '';

    // A click on an answer only its reader sees replaces it.
    await aegis().press(more, { user: BOB, channel: GENERAL, ts: shown?.message.ts ?? '' });

    const [next] = aegis().workspace.ephemerals.slice(-1);
    const further = idsIn(JSON.stringify(next?.message.blocks));
    expect([idsIn(blocks).length, further.length]).toEqual([10, 3]);
    expect(new Set([...idsIn(blocks), ...further]).size).toBe(13);
  });
});
