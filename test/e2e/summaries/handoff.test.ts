import { userPins } from 'slack-simulator';
import { beforeEach, expect, it } from 'vitest';
import { recordAsOf } from '../../../src/incidents/record-as-of.js';
import { extractiveSummarizer } from '../../../src/summaries/extractive/extractive-summarizer.js';
import { textOf, useAegis } from '../../support/aegis.js';
import { ALICE, BOB, CAROL, GENERAL } from '../../support/slack.js';

const aegis = useAegis({ summarizer: extractiveSummarizer });
let channel: string;

beforeEach(async () => {
  channel = await aegis().declare();
});

const run = (text: string, user = ALICE) => aegis().type(text, { channel, user });
const lastPost = () => textOf(aegis().posts(channel).at(-1) ?? { text: '' });

it('hands over command and posts the note, the state and the open tasks', async () => {
  await run('assign me');
  await run('ack');
  await run('task call the vendor');
  await run('task watch the replica');
  await run('task done 2');

  await run(`handoff <@${BOB}> failover done, <!channel> watch the lag`);

  const { incident, events } = await aegis().record();
  const post = lastPost();
  expect(incident.roles.commander).toBe(BOB);
  expect(events.find(({ type }) => type === 'HANDED_OVER')).toMatchObject({
    type: 'HANDED_OVER',
    user_id: ALICE,
    detail: { user_id: BOB, from: ALICE },
  });
  expect(post).toContain(`*Handoff* by <@${ALICE}> to <@${BOB}>, the new commander`);
  expect(post).toContain('> failover done, @channel watch the lag');
  expect(post).toContain('Acknowledged');
  expect(post).toContain('call the vendor');
  expect(post).not.toContain('*2*  watch the replica');
  expect(await run('timeline')).toContain(`*Command* handed over from <@${ALICE}> to <@${BOB}>`);
});

it('posts the state once when nobody is named, even when Slack delivers the command twice', async () => {
  for (let n = 0; n < 2; n += 1)
    await aegis().type('handoff end of shift', { channel, triggerId: '1.1.same' });

  const posts = aegis()
    .posts(channel)
    .filter((message) => textOf(message).includes('*Handoff*'));
  expect(posts).toHaveLength(1);
  expect(lastPost()).toContain('end of shift');
  expect((await aegis().record()).incident.roles).toEqual({});
});

it("reports that a person is already the commander, and refuses people outside a private incident's channel", async () => {
  await run(`handoff <@${BOB}>`);
  const again = await run(`handoff <@${BOB}>`);
  await run('private');

  const refused = await run(`handoff <@${CAROL}>`);

  expect(again).toContain(`<@${BOB}> is already the commander of INC-1`);
  expect(refused).toContain('is private');
  expect((await aegis().record()).incident.roles.commander).toBe(BOB);
});

it.each([':', ','])('hands over to a person addressed with "%s"', async (mark) => {
  await run(`handoff <@${BOB}>${mark} failover done`);

  expect((await aegis().record()).incident.roles.commander).toBe(BOB);
  expect(lastPost()).toContain('> failover done');
});

it('refuses members who are not participants, and notes that are too long', async () => {
  const outsider = await aegis().type('handoff INC-1 end of shift', { user: CAROL, channel: GENERAL });
  const long = await run(`handoff ${'a'.repeat(1001)}`);

  expect(outsider).toContain('Only participants can hand over INC-1');
  expect(long).toContain('A handoff note is limited to 1000 characters (yours has 1001).');
});

it('reports a handoff that cannot be posted to the person who made it', async () => {
  aegis().server.faults.add({ method: 'chat.postMessage', do: { error: 'is_archived' } });

  await run('handoff end of shift');

  expect(aegis().shownTo(ALICE).at(-1)).toContain("Couldn't post the handoff of INC-1.");
});

it('is summarized with names, and an as-of summary knows the earlier commander', async () => {
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

it("quotes no message, because a post keeps what's deleted later", async () => {
  const { ts } = await aegis().say('Jane Roe cannot pay', { channel, user: BOB });
  userPins(aegis().workspace, { channel, ts, user: ALICE });
  await aegis().settled();

  await run('handoff');

  expect(lastPost()).toContain('Marked message');
  expect(lastPost()).not.toContain('Jane Roe');
});
