import {
  appPosts,
  botEdits,
  emailArrives,
  huddleEnds,
  slackPreviewsPage,
  transcriptArrives,
  userDeletes,
  userDeletesFile,
  userEdits,
  userForwards,
  userJoinsHuddle,
  userPosts,
  userStartsHuddle,
} from 'slack-simulator';
import { beforeEach, expect, it } from 'vitest';
import { useAegis } from '../../support/aegis.js';
import { ALICE, BOB, GENERAL } from '../../support/slack.js';

const aegis = useAegis();
let channel: string;

beforeEach(async () => {
  channel = await aegis().declare();
});

const timeline = () => aegis().type('timeline', { channel });

it('keeps one state of an alert to which Slack only added a preview', async () => {
  const { workspace, settled } = aegis();
  const url = 'https://grafana.example/d/1';
  const { ts } = appPosts(workspace, { channel, name: 'Grafana', text: `<${url}>` });
  await settled();

  slackPreviewsPage(workspace, { channel, ts, url, title: 'Dashboard', text: 'All panels' });
  await settled();

  const { comments, events } = await aegis().record();
  expect(comments).toMatchObject([{ author_name: 'Grafana', text: `<${url}>` }]);
  expect(events.filter(({ type }) => type === 'BOT_MESSAGE')).toEqual([]);
});

it('has the transcript of a voice clip, which Slack adds later, until the clip is deleted', async () => {
  const { workspace, settled } = aegis();
  const files = [{ id: 'F1', name: 'clip.m4a', mimetype: 'video/mp4', isClip: true }];
  userPosts(workspace, { channel, user: ALICE, text: '', files });
  await settled();

  transcriptArrives(workspace, { file: 'F1', content: 'Rolling back 4.2 now.' });
  await settled();
  const heard = await timeline();
  userDeletesFile(workspace, 'F1');
  await settled();

  expect(heard).toContain('Rolling back 4.2 now.');
  expect(JSON.stringify(await aegis().record())).not.toContain('Rolling back');
});

it('removes every state of an alert that was deleted', async () => {
  const { workspace, settled } = aegis();
  const { ts } = appPosts(workspace, { channel, name: 'Grafana', text: 'FIRING: 40 % errors' });
  await settled();
  botEdits(workspace, { channel, ts, text: 'RESOLVED: 0 % errors' });
  await settled();
  const before = await timeline();

  userDeletes(workspace, { channel, ts });
  await settled();

  expect(before).toContain('FIRING');
  expect(before).toContain('RESOLVED');
  expect(await timeline()).not.toMatch(/FIRING|RESOLVED/);
  expect(JSON.stringify(await aegis().record())).not.toMatch(/FIRING|RESOLVED/);
});

it('removes the subject, sender and text of an email that was deleted', async () => {
  const { workspace, settled } = aegis();
  const email = { subject: 'Checkout broken', from: 'Dana <dana@client.example>', body: 'We cannot pay.' };
  const { ts } = emailArrives(workspace, { channel, ...email });
  await settled();
  const before = JSON.stringify(await aegis().record());

  userDeletes(workspace, { channel, ts });
  await settled();

  for (const part of ['Checkout broken', 'Dana', 'We cannot pay.']) {
    expect(before).toContain(part);
    expect(JSON.stringify(await aegis().record())).not.toContain(part);
  }
});

it('removes a file that was deleted on its own, and keeps the text next to it', async () => {
  const { workspace, settled } = aegis();
  const files = [{ name: 'customers.csv', mimetype: 'text/csv' }];
  const { files: [file] = [] } = userPosts(workspace, { channel, user: BOB, text: 'the list', files });
  await settled();

  userDeletesFile(workspace, file?.id ?? '');
  await settled();

  const record = await aegis().record();
  expect(record.comments).toMatchObject([{ user_id: BOB, text: 'the list' }]);
  expect(JSON.stringify(record)).not.toContain('customers.csv');
  expect(await timeline()).not.toContain('customers.csv');
});

it('keeps what was forwarded when the text above it changes', async () => {
  const { workspace, settled } = aegis();
  const { ts } = userPosts(workspace, { channel: GENERAL, user: ALICE, text: 'db down' });
  const shared = userForwards(workspace, {
    channel,
    user: BOB,
    message: { channel: GENERAL, ts },
    text: 'se',
  });
  await settled();

  userEdits(workspace, { channel, ts: shared.ts, user: BOB, text: 'see this' });
  await settled();

  const { comments } = await aegis().record();
  expect(comments).toHaveLength(1);
  expect(comments[0]?.text).toMatch(/^see this\n[\s\S]*db down/);
});

it('shows who was in a huddle and that it ended, in one message', async () => {
  const { workspace, settled } = aegis();
  const { ts } = userStartsHuddle(workspace, { channel, user: ALICE });
  await settled();

  userJoinsHuddle(workspace, { channel, ts, user: BOB });
  huddleEnds(workspace, { channel, ts });
  await settled();

  const { comments } = await aegis().record();
  expect(comments).toHaveLength(1);
  expect(comments[0]?.text).toMatch(/Huddle started by <@U01ALICE>[\s\S]*<@U01BOB>[\s\S]*Huddle ended/);
});
