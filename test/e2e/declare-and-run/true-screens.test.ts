import { beforeEach, expect, it } from 'vitest';
import { extractiveSummarizer } from '../../../src/summaries/extractive/extractive-summarizer.js';
import { textOf, useAegis } from '../../support/aegis.js';
import { ALICE, BOB, CAROL, INCIDENTS } from '../../support/slack.js';

const aegis = useAegis({ summarizer: extractiveSummarizer });
let channel: string;

beforeEach(async () => {
  channel = await aegis().declare('declare P1 checkout fails');
});

const type = (text: string) => aegis().type(text, { channel });
const summaries = () =>
  aegis()
    .posts(channel)
    .filter(({ text }) => /^Summary of/.test(text));

it('refreshes a summary in place', async () => {
  await aegis().say('error rate is at 40 %', { channel, user: BOB });
  await type('summary');
  await aegis().say('rolled back the deploy, errors drop', { channel, user: BOB });

  await aegis().press('summary id:INC-000001 in-place', { channel, ts: summaries()[0]?.ts ?? '' });

  expect(summaries()).toHaveLength(1);
  expect(textOf(summaries()[0] ?? { text: '' })).toContain('Rolled back');
});

it('refreshes a catch-up in place, for the same person only', async () => {
  await aegis().say('error rate is at 40 %', { channel, user: BOB });
  await type('catchup');
  const shown = () =>
    aegis().workspace.ephemerals.filter(({ message }) => /missed on INC-1/.test(message.text));
  const [first] = shown();
  await aegis().say('rolled back the deploy, errors drop', { channel, user: BOB });
  const before = aegis().posts(channel).length;

  await aegis().press('catchup id:INC-000001 from:beginning', { channel, ts: first?.message.ts ?? '' });

  expect(shown()).toHaveLength(1);
  expect(textOf(shown()[0]?.message ?? { text: '' })).toContain('Rolled back');
  expect(aegis().posts(channel)).toHaveLength(before);
});

it('announces that an incident is a P0 now, and that one is public again', async () => {
  await type('severity P0 all regions');
  expect(textOf(aegis().posts(INCIDENTS).at(-1) ?? { text: '' })).toMatch(/INC-1 P0.*all regions/s);

  await type('private');
  const before = aegis().posts(INCIDENTS).length;
  await type('public');

  expect(aegis().posts(INCIDENTS).slice(before).map(textOf).join()).toContain('checkout fails');
});

it('shows the timeline in chronological order, with notes, days and people who joined together', async () => {
  for (const user of [BOB, CAROL]) await aegis().type('join 1', { user });
  await type('note the vendor called');
  aegis().clock.advance(24 * 3_600_000);
  await type('ack');

  const timeline = await type('timeline');

  const at = ['checkout fails', `<@${BOB}> and <@${CAROL}> joined`, 'the vendor called', 'Acknowledged'].map(
    (text) => timeline.indexOf(text),
  );
  expect(at).not.toContain(-1);
  expect(at).toEqual(at.toSorted((a, b) => a - b));
  expect(timeline.match(/\{date_long\}/g)?.length).toBe(2);
});

it('answers about an archived incident, without buttons that would be refused', async () => {
  await type('task add call the vendor');
  for (let n = 0; n < 25; n += 1) await type(`note step ${n}`);
  await type('resolve');
  await type('close');
  await type('archive');

  const timeline = await type('timeline');

  expect(await type('tasks')).toContain('call the vendor');
  expect(timeline).toContain('Earlier events');
  expect(await type('timeline 2')).toContain('step 1');
  expect(await type('show')).not.toMatch(/Reopen|Acknowledge/);
  expect(await type('note too late')).toContain('run `/incident restore INC-1`');
});

it('shows each incident once on Home', async () => {
  const { userOpensHome } = await import('slack-simulator');
  userOpensHome(aegis().workspace, ALICE);
  await aegis().settled();

  const home = JSON.stringify(aegis().workspace.homes.get(ALICE)?.blocks);
  expect(home.match(/checkout fails/g)).toHaveLength(1);
  expect(home).not.toContain('join id:INC-000001');
});
