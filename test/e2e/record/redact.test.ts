import { userDeletes, userEdits, userPins } from 'slack-simulator';
import { beforeEach, expect, it } from 'vitest';
import { extractiveSummarizer } from '../../../src/summaries/extractive/extractive-summarizer.js';
import { textOf, useAegis } from '../../support/aegis.js';
import { ALICE, BOB, CAROL } from '../../support/slack.js';

const aegis = useAegis({ summarizer: extractiveSummarizer });
const WORDS = 'Jane Roe of Acme cannot pay 4,200 EUR since 14:03';
let channel: string;
let ts: string;

beforeEach(async () => {
  channel = await aegis().declare();
  await aegis().say('Error rate is at 42 % for all customers since 14:02', { channel, user: BOB });
  ({ ts } = await aegis().say(WORDS, { channel, user: BOB }));
  userPins(aegis().workspace, { channel, ts, user: ALICE });
  await aegis().type('summary', { channel });
});

const link = () => `<https://acme.slack.com/archives/${channel}/p${ts.replace('.', '')}>`;
const items = async () => {
  const { incident: _, ...record } = await aegis().record();
  return JSON.stringify(record);
};

it('removes a message from the record, the timeline and every summary, posted ones too', async () => {
  expect(await items()).toContain('Jane Roe');
  expect(aegis().posts(channel).map(textOf).join()).toContain('Jane Roe');

  const reply = await aegis().type(`redact ${link()} a customer's name`, { channel, user: BOB });

  const { summaries, events } = await aegis().record();
  expect(reply).toContain('from the record');
  expect(await items()).not.toContain('Jane Roe');
  expect(aegis().posts(channel).map(textOf).join()).not.toContain('Jane Roe');
  expect(aegis().posts(channel).map(textOf).join()).toContain('removed because a source was redacted');
  expect(summaries[0]?.claims.length).toBeGreaterThan(0);
  expect(events).toContainEqual(
    expect.objectContaining({ type: 'MESSAGE_REDACTED', user_id: BOB, note: "a customer's name" }),
  );
});

it('lets people redact their own messages, and leads those of others', async () => {
  expect(await aegis().type(`redact ${link()}`, { channel, user: CAROL })).toContain(
    "can redact other people's messages in INC-1",
  );
  expect(await items()).toContain('Jane Roe');

  await aegis().type(`redact ${link()}`, { channel, user: ALICE });
  expect(await items()).not.toContain('Jane Roe');
});

it('refuses messages that are not on the record', async () => {
  expect(await aegis().type('redact', { channel })).toContain('Which message?');
  expect(await aegis().type('redact https://evil.example/x', { channel })).toContain('Which message?');
  await aegis().type(`redact ${link().replace(/\d{6}>$/, '000000>')}`, { channel });
  expect(aegis().shownTo(ALICE).join()).toContain("isn't on the record");
});

it.each([
  ['a note', 'note Jane Roe called from home'],
  ['a reason', 'mitigating Jane Roe restarted it'],
])('removes %s by the link to the post that shows it', async (_, line) => {
  await aegis().type(line, { channel, user: BOB });
  await aegis().settled();
  const post = aegis()
    .posts(channel)
    .find((one) => /Jane Roe (?:called|restarted)/.test(textOf(one)));

  const postLink = `https://acme.slack.com/archives/${channel}/p${post?.ts.replace('.', '')}`;
  await aegis().type(`redact ${postLink}`, { channel, user: BOB });
  await aegis().settled();

  expect(await items()).not.toMatch(/Jane Roe (?:called|restarted)/);
  expect(aegis().posts(channel).map(textOf).join()).not.toMatch(/Jane Roe (?:called|restarted)/);
});

it('keeps a message redacted when Slack delivers it again', async () => {
  await aegis().type(`redact ${link()}`, { channel, user: BOB });

  const { deps } = aegis();
  await deps.store.editMessage({
    incident_id: 'INC-000001',
    timestamp: (await aegis().record()).comments.at(-1)?.timestamp ?? '',
    user_id: BOB,
    text: WORDS,
    source: 'message',
    edited_at: '2030-01-01T00:00:00.000000Z',
  });

  expect(await items()).not.toContain('Jane Roe');
});

it.each([
  ['deletes', () => userDeletes(aegis().workspace, { channel, ts })],
  ['edits', () => userEdits(aegis().workspace, { channel, ts, user: BOB, text: 'A customer cannot pay' })],
])('removes what summaries say because of a message when its author %s it in Slack', async (_, act) => {
  expect(JSON.stringify((await aegis().record()).summaries)).toContain('Jane Roe');

  act();
  await aegis().settled();

  expect(await items()).not.toContain('Jane Roe');
  expect(aegis().posts(channel).map(textOf).join()).not.toContain('Jane Roe');
});
