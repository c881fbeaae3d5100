import { createChannel, userLeaves } from 'slack-simulator';
import { expect, it } from 'vitest';
import { textOf, useAegis } from '../../support/aegis.js';
import { ALICE, BOB, BOT, GENERAL } from '../../support/slack.js';

const aegis = useAegis();

const files = () => [...aegis().workspace.files.values()];
const lastNumbers = () =>
  textOf(
    aegis()
      .posts(GENERAL)
      .filter(({ files }) => !files)
      .at(-1) ?? { text: '' },
  );

it('counts incidents and how long they took, with an image', async () => {
  const first = await aegis().declare('declare P1 service:payments checkout fails');
  aegis().clock.advance(9 * 60_000);
  await aegis().type('ack', { channel: first });
  await aegis().declare('declare P3 service:search slow results');
  const before = aegis().posts(GENERAL).length;

  await aegis().type('stats 7d');

  expect(lastNumbers()).toMatch(/Incidents .*: 2/);
  expect(lastNumbers()).toMatch(
    /Time to acknowledge\* \(MTTA\)\nmedian 9 min \d+ s, p90 9 min \d+ s \(1 incident\)/,
  );
  expect(lastNumbers()).toMatch(/Severity\*\nP1: 1, P3: 1/);
  expect(lastNumbers()).toMatch(/Service\*\npayments: 1, search: 1/);
  expect(lastNumbers()).toContain('Time to resolve* (MTTR)\nnone yet');
  expect(aegis().posts(GENERAL)).toHaveLength(before + 2);
  expect(files().map(({ info }) => info.name)).toEqual(['incidents-2025-01-15-7d.png']);
  expect(files()[0]?.content?.subarray(1, 4).toString()).toBe('PNG');
});

it('names a single day once', async () => {
  await aegis().type('stats yesterday');
  expect(lastNumbers()).toMatch(/^Incidents on <[^>]+>: 0\./);

  await aegis().type('stats 1d');
  expect(lastNumbers()).toMatch(/^Incidents <[^>]+> to <[^>]+>: 0\./);
});

it('uploads a file for spreadsheets with `csv`', async () => {
  await aegis().declare('declare P2 =HYPERLINK("https://evil.example")');

  await aegis().type('metrics csv 90d');

  const csv = files().find(({ info }) => info.name.endsWith('.csv'));
  expect(csv?.content?.toString()).toContain('"INC-000001","\'=HYPERLINK(""https://evil.example"")"');
});

it('leaves out private incidents', async () => {
  const channel = await aegis().declare('declare P1 somebody got in');
  await aegis().type('private', { channel });

  await aegis().type('stats');

  expect(lastNumbers()).toContain('No incidents were declared');
  expect(files()).toEqual([]);
});

it("shows only the person the numbers where Aegis can't post", async () => {
  await aegis().declare('declare P1 checkout fails');
  const { workspace } = aegis();
  userLeaves(workspace, { channel: GENERAL, user: BOT });
  const between = createChannel(workspace, { name: '', kind: 'mpim', creator: ALICE, members: [ALICE, BOB] });

  for (const channel of [GENERAL, between.id]) {
    await aegis().type('stats', { channel });

    expect(aegis().shownTo(ALICE).at(-1)).toMatch(/Incidents .*: 1.*only you see this/s);
  }
});

it('posts the stats of a period given in words, and nothing else', async () => {
  await aegis().declare('declare P1 checkout fails');

  expect(await aegis().type('stats last month')).toBe('');
  expect(aegis().posts(GENERAL).map(textOf).at(-1)).toContain('Incidents');
});

it.each([
  ['stats cvs', 'stats csv'],
  ['stats lst month', 'stats last month'],
])('asks about a misspelled word: %s', async (typed, meant) => {
  expect(await aegis().type(typed)).toContain(`Did you mean \`/incident ${meant}\`?`);
});

it('shows its usage and limit for anything else', async () => {
  expect(await aegis().type('stats purple')).toContain('Couldn\'t read the date "purple"');
  expect(await aegis().type('stats 0d')).toContain('limited to 366 days');
  expect(await aegis().type('stats 999d')).toContain('limited to 366 days');
});
