import { userDeletes, userEdits, userOpensHome, userPins } from 'slack-simulator';
import { beforeEach, expect, it } from 'vitest';
import type { Summary } from '../../../src/incidents/records/incident-summary.js';
import { extractiveSummarizer } from '../../../src/summaries/extractive/extractive-summarizer.js';
import { textOf, useAegis } from '../../support/aegis.js';
import { processOf } from '../../support/alerts.js';
import { ALICE, BOB, CAROL } from '../../support/slack.js';
import { everythingIn } from '../../support/table.js';

const aegis = useAegis({
  summarizer: extractiveSummarizer,
  settings: {
    process: processOf(
      'services: { payments: { pagerduty: { routing_key_env: KEY, url: "http://127.0.0.1:1" } } }',
    ),
  },
  secrets: { get: async () => 'a-routing-key' },
});
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

it('removes a message from the record, the timeline and every summary, including posted ones', async () => {
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

it('reports a removal once to everyone, and to a person who tries again', async () => {
  const removals = () =>
    aegis()
      .posts(channel)
      .map(textOf)
      .filter((text) => text.includes('removed the message of'));
  await aegis().type(`redact ${link()}`, { channel, user: BOB });
  aegis().clock.advance(60_000);

  await aegis().type(`redact ${link()} a customer's name`, { channel, user: ALICE });

  expect(removals()).toHaveLength(1);
  expect(aegis().shownTo(ALICE).at(-1)).toContain(`was already removed from the record by <@${BOB}>`);
  const { events } = await aegis().record();
  expect(events.filter(({ type }) => type === 'MESSAGE_REDACTED')).toHaveLength(1);
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

/** Every place that holds words of ours: all rows, request rows included, and everything that we show in Slack. */
async function everywhere(): Promise<string> {
  const { channels, homes } = aegis().workspace;
  const posts = [...channels.values()].flatMap(({ messages }) => messages.filter(({ bot_id }) => bot_id));
  return JSON.stringify([await everythingIn(aegis().table), posts, [...homes.values()]]);
}

it.each([
  ['a note', 'note Jane Roe called from home', 1],
  ['a reason', 'mitigating Jane Roe called from home', 1],
  ['the reason of a worse severity, which is announced, too', 'severity P0 Jane Roe called from home', 2],
  ['an update and its copy in the announcement', 'update Jane Roe called from home', 3],
  ['a task, wherever it is listed', `task Jane Roe called from home <@${ALICE}>`, 1],
  ['the note of a handoff', 'handoff Jane Roe called from home', 1],
  ['the reason for a page', 'page payments Jane Roe called from home', 1],
  ['the note of a handover', `handoff <@${CAROL}> Jane Roe called from home`, 1],
])('removes %s by the link to the post that shows it', async (_, line, shown) => {
  userOpensHome(aegis().workspace, ALICE);
  const { deps } = aegis();
  deps.outward = { ...deps.outward, post: async () => ({ status: 202, headers: {}, body: '{}' }) };
  await aegis().type(`assign <@${BOB}> commander`, { channel });
  await aegis().type(line, { channel, user: BOB });
  await aegis().settled();
  const places = [...aegis().workspace.channels.values()].flatMap(({ messages }) =>
    messages.filter((one) => textOf(one).includes('Jane Roe called')),
  );
  expect(places).toHaveLength(shown);
  const post = aegis()
    .posts(channel)
    .find((one) => textOf(one).includes('Jane Roe called'));

  const postLink = `https://acme.slack.com/archives/${channel}/p${post?.ts.replace('.', '')}`;
  await aegis().type(`redact ${postLink}`, { channel, user: ALICE });
  await aegis().settled();

  expect(await everywhere()).not.toContain('Jane Roe called');
});

it('redacts the right one of two notes for the same minute', async () => {
  const lines = ['Jane Roe called', 'the vendor called'];
  for (const line of lines) await aegis().type(`note at:14:05 ${line}`, { channel });
  const posts = aegis().posts(channel);
  const [post] = posts.filter((one) => textOf(one).includes('Jane Roe called'));

  const postLink = `https://acme.slack.com/archives/${channel}/p${post?.ts.replace('.', '')}`;
  await aegis().type(`redact ${postLink}`, { channel, user: ALICE });
  await aegis().settled();

  expect(await everywhere()).not.toContain('Jane Roe called');
  expect(await items()).toContain('the vendor called');
});

it.each([
  ['an update', 'update Jane Roe called from home, she is affected since 14:02'],
  ['a task', 'task call Jane Roe at home about the refund'],
])('removes what summaries contain because of %s', async (_, line) => {
  await aegis().type(line, { channel, user: BOB });
  await aegis().type('summary handoff', { channel });
  await aegis().type('summary', { channel });
  const post = aegis()
    .posts(channel)
    .find((one) => /Jane Roe (?:called|at home)/.test(textOf(one)));
  expect((await aegis().record()).summaries.filter(hasName)).not.toEqual([]);

  const postLink = `https://acme.slack.com/archives/${channel}/p${post?.ts.replace('.', '')}`;
  await aegis().type(`redact ${postLink}`, { channel, user: ALICE });

  expect((await aegis().record()).summaries.filter(hasName)).toEqual([]);
  expect(await everywhere()).not.toMatch(/Jane Roe (?:called|at home)/);
});

function hasName(summary: Summary): boolean {
  return /Jane Roe (?:called|at home)/.test(JSON.stringify(summary));
}

it('removes a title that was edited since from the record and the posts that repeat it', async () => {
  const other = await aegis().declare('declare P1 Jane Roe cannot pay', ALICE);
  await aegis().type('join 2', { user: BOB });
  await aegis().type('update checkout fails for 3 % of all customers since 14:02', { channel: other });
  await aegis().type('summary', { channel: other });
  await edit(other, 'a customer cannot pay');
  await edit(other, 'one customer cannot pay');
  const post = aegis()
    .posts(other)
    .find((one) => textOf(one).includes('Jane Roe cannot pay →'));
  expect(await everywhere()).toContain('Jane Roe cannot pay');

  const postLink = `https://acme.slack.com/archives/${other}/p${post?.ts.replace('.', '')}`;
  await aegis().type(`redact ${postLink}`, { channel: other });
  await aegis().untilDone();

  const { incident, events, participants } = await aegis().record('INC-000002');
  expect(await everywhere()).not.toMatch(/Jane Roe cannot pay|a customer cannot pay/);
  expect(incident.title).toBe('one customer cannot pay');
  expect(participants.map(({ title }) => title)).toEqual([incident.title, incident.title]);
  expect(events.find(({ type }) => type === 'INCIDENT_DECLARED')?.detail).toEqual({
    severity: 'P1',
    service: 'unassigned',
  });
  expect(aegis().posts(other).map(textOf).join()).toContain('INC-2 P1 Open: one customer cannot pay');
});

async function edit(where: string, title: string): Promise<void> {
  await aegis().type('edit', { channel: where });
  const view = aegis().workspace.modals.at(-1)?.view;
  if (!view) throw new Error('no form is open');
  await aegis().delivery.viewSubmission({ user: ALICE, view, values: { title } });
  await aegis().settled();
}

it('removes a message that was compared with the record from the stored comparison', async () => {
  const check = { user: ALICE, callbackId: 'check_message', channel, ts };
  await aegis().delivery.messageShortcut(check);
  await aegis().type(`update ${WORDS}`, { channel, user: BOB });
  await aegis().settled();

  await aegis().type(`redact ${link()}`, { channel, user: BOB });
  await aegis().settled();

  const rows = (await everythingIn(aegis().table)).filter(({ SK }) => !String(SK).startsWith('EVENT#'));
  const kept = rows.filter((row) => JSON.stringify(row).includes('Jane Roe'));
  // What someone announced stays until they redact that post, too.
  expect(kept.map(({ PK }) => String(PK).replace(/#.*/, ''))).toEqual(['CHANNEL']);
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
])('removes what summaries contain because of a message when its author %s it in Slack', async (_, act) => {
  expect(JSON.stringify((await aegis().record()).summaries)).toContain('Jane Roe');

  act();
  await aegis().settled();

  expect(await items()).not.toContain('Jane Roe');
  expect(aegis().posts(channel).map(textOf).join()).not.toContain('Jane Roe');
});
