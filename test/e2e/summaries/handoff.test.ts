import { beforeEach, expect, it } from 'vitest';
import { recordAsOf } from '../../../src/incidents/record-as-of.js';
import { extractiveSummarizer } from '../../../src/summaries/extractive/extractive-summarizer.js';
import { textOf, useAegis } from '../../support/aegis.js';
import { ALICE, BOB, CAROL } from '../../support/slack.js';

const aegis = useAegis({ summarizer: extractiveSummarizer });
let channel: string;

beforeEach(async () => {
  channel = await aegis().declare();
});

const run = (text: string, user = ALICE) => aegis().type(text, { channel, user });
const lastPost = () => textOf(aegis().posts(channel).at(-1) ?? { text: '' });

it('hands command over and tells who, when, where it stands and what is to be done', async () => {
  await run('assign me');
  await run('ack');
  await run('task call the vendor');
  await run('task watch the replica');
  await run('task done 2');

  await run(`handoff <@${BOB}> failover done, <!channel> watch the lag`);

  const { incident, events } = await aegis().record();
  expect(incident.roles.commander).toBe(BOB);
  expect(events.find(({ type }) => type === 'HANDED_OVER')).toMatchObject({
    type: 'HANDED_OVER',
    user_id: ALICE,
    detail: { user_id: BOB, from: ALICE },
  });
  const post = lastPost();
  expect(post).toContain(`*Handoff* by <@${ALICE}> to <@${BOB}>, who leads from now on`);
  expect(post).toContain('> failover done, @channel watch the lag');
  expect(post).toContain('Acknowledged');
  expect(post).toContain('call the vendor');
  expect(post).not.toContain('*2*  watch the replica');
  expect(await run('timeline')).toContain(`*Command* handed over from <@${ALICE}> to <@${BOB}>`);
});

it('tells where it stands when nobody is named, once however often it is sent', async () => {
  for (let n = 0; n < 2; n += 1)
    await aegis().type('handoff end of shift', { channel, triggerId: '1.1.same' });

  const posts = aegis()
    .posts(channel)
    .filter((message) => textOf(message).includes('*Handoff*'));
  expect(posts).toHaveLength(1);
  expect(lastPost()).toContain('end of shift');
  expect((await aegis().record()).incident.roles).toEqual({});
});

it('refuses whom it would let into a private incident, bots, and those who lead already', async () => {
  expect(await run(`handoff <@${BOB}>`)).toContain('leads INC-1 now');
  expect(await run(`handoff <@${BOB}>`)).toContain('already leads');
  await run('private');
  expect(await run(`handoff <@${CAROL}>`)).toContain('is private');
  expect((await aegis().record()).incident.roles.commander).toBe(BOB);
});

it('is summarized with names, and an as-of summary knows who led before', async () => {
  await run('assign me');
  aegis().clock.advance(60_000);
  const earlier = aegis().clock.now();
  aegis().clock.advance(60_000);
  await run(`handoff <@${BOB}> failover done, watch the replica lag`);

  await run('summary');

  const record = await aegis().record();
  const texts = record.summaries.flatMap(({ claims }) => claims.map(({ text }) => text)).join('\n');
  expect(texts).toContain('Command handed over from Alice to Bob');
  expect(texts).not.toMatch(/U01[A-Z]+/);
  expect(recordAsOf(record, earlier).incident.roles).toEqual({ commander: ALICE });
});
