import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { useAegis } from '../support/aegis.js';
import { envelopeOf } from '../support/envelope.js';
import { ALICE, BOB } from '../support/slack.js';

const aegis = useAegis();
let channel: string;

beforeEach(async () => {
  channel = await aegis().declare();
});

const TS = '1736950100.000200';

async function send(event: object, more: object = {}): Promise<number> {
  const { delivery, workspace, settled } = aegis();
  const { status } = await delivery.event(envelopeOf(workspace, event, more));
  await settled();
  return status;
}

const message = (fields: object) => ({
  type: 'message',
  channel,
  channel_type: 'channel',
  ts: TS,
  event_ts: TS,
  ...fields,
});

/** What is on the record beyond the declaration. */
async function added() {
  const { comments, events } = await aegis().record();
  return {
    comments: comments.map(({ text, user_id }) => ({ text, user_id })),
    events: events
      .filter(({ type }) => !['INCIDENT_DECLARED', 'PARTICIPANT_JOINED'].includes(type))
      .map(({ type, source, description, note }) => ({ type, source, description, note })),
  };
}

/** Slack's published examples, with fields that do not matter left as they are. */
const CREATES: readonly [subtype: string, fields: object, stored: object][] = [
  ['', { user: BOB, text: 'hi', client_msg_id: 'c', team: 'T', blocks: [] }, { text: 'hi', user_id: BOB }],
  [
    'thread_broadcast',
    { user: BOB, text: 'fixed', thread_ts: '1736950000.000100', root: {} },
    { text: 'fixed', user_id: BOB },
  ],
  ['me_message', { user: BOB, text: 'is restarting it' }, { text: 'is restarting it', user_id: BOB }],
  [
    'bot_message',
    {
      bot_id: 'B9',
      username: 'Alertmanager',
      text: '',
      icons: {},
      attachments: [
        {
          color: 'a30200',
          fallback: '[FIRING:1] HighErrorRate',
          title: 'HighErrorRate',
          text: 'api at 31 %',
          fields: [{ title: 'env', value: 'prod', short: true }],
        },
      ],
    },
    { type: 'BOT_MESSAGE', source: 'Alertmanager', description: 'HighErrorRate\napi at 31 %\nenv\nprod' },
  ],
  [
    '',
    {
      bot_id: 'B9',
      user: 'U0BOT',
      bot_profile: { name: 'Grafana' },
      text: '',
      blocks: [
        { type: 'header', text: { type: 'plain_text', text: 'Disk full' } },
        {
          type: 'rich_text',
          elements: [
            {
              type: 'rich_text_section',
              elements: [
                { type: 'text', text: 'on ' },
                { type: 'user', user_id: BOB },
              ],
            },
          ],
        },
      ],
    },
    { type: 'BOT_MESSAGE', source: 'Grafana', description: `Disk full\non <@${BOB}>` },
  ],
  [
    'file_share',
    {
      user: ALICE,
      text: 'the log',
      upload: false,
      files: [
        {
          id: 'F1',
          name: 'app.log',
          mimetype: 'text/plain',
          size: 2048,
          permalink: 'https://acme.slack.com/files/app.log',
          preview: 'OOM at 14:02',
        },
      ],
    },
    {
      type: 'FILE_SHARED',
      source: 'Slack',
      description: 'File shared: app.log',
      note: 'the log\n```\nOOM at 14:02\n```',
    },
  ],
  [
    'channel_topic',
    { user: ALICE, text: 'set the channel topic: EU only', topic: 'EU only' },
    { type: 'TOPIC_CHANGED', note: 'EU only' },
  ],
  [
    'channel_purpose',
    { user: ALICE, text: 'set the channel purpose: x', purpose: 'war room' },
    { type: 'PURPOSE_CHANGED', note: 'war room' },
  ],
  [
    'channel_name',
    { user: ALICE, text: 'renamed', old_name: 'inc-1', name: 'inc-1-checkout' },
    { type: 'CHANNEL_RENAMED', note: 'inc-1-checkout' },
  ],
  [
    'channel_archive',
    { user: ALICE, text: 'archived the channel', members: [ALICE] },
    { type: 'CHANNEL_ARCHIVED' },
  ],
  ['channel_unarchive', { user: ALICE, text: 'un-archived the channel' }, { type: 'CHANNEL_UNARCHIVED' }],
  ['group_topic', { user: ALICE, topic: 't' }, { type: 'TOPIC_CHANGED', note: 't' }],
  [
    'channel_posting_permissions',
    { user: ALICE, text: 'only admins may post' },
    { type: 'POSTING_PERMISSIONS_CHANGED', note: 'only admins may post' },
  ],
  [
    'sh_room_created',
    { user: ALICE, text: 'a call', room: { id: 'R1' } },
    { type: 'SH_ROOM_CREATED', description: 'a call' },
  ],
];

describe('every kind of message', () => {
  it.each(CREATES)('%j %j is on the record as what it is', async (subtype, fields, stored) => {
    expect(await send(message({ ...(subtype && { subtype }), ...fields }))).toBe(200);

    const { comments, events } = await added();
    expect([...comments, ...events]).toEqual([expect.objectContaining(stored)]);
  });

  it.each([
    'message_replied',
    'assistant_app_thread',
    'huddle_thread',
    'bot_add',
    'bot_remove',
    'pinned_item',
    'reminder_add',
    'joiner_notification',
    'slackbot_response',
    'ekm_access_denied',
    'channel_join',
    'channel_leave',
  ])('%s is Slack talking of itself', async (subtype) => {
    expect(await send(message({ subtype, user: BOB, text: 'x' }))).toBe(200);

    expect(await added()).toEqual({ comments: [], events: [] });
  });

  it('an unknown one is told to operators once, without its text', async () => {
    await send(message({ subtype: 'sh_room_created', user: ALICE, text: 'secret words' }));
    await send(
      message({ subtype: 'sh_room_created', user: ALICE, text: 'secret words', ts: '1736950101.000200' }),
    );

    const told = aegis().logger.lines.filter(({ message }) => message.startsWith('unknown message subtype'));
    expect(told).toHaveLength(1);
    expect(JSON.stringify(told)).not.toContain('secret words');
  });

  it('what a bot corrects or takes back is corrected and taken back', async () => {
    const alert = { bot_id: 'B9', bot_profile: { name: 'Grafana' }, text: '[FIRING] disk', ts: TS };
    await send(message(alert));
    const edited = { ...alert, text: '[RESOLVED] disk' };
    await send(
      message({
        subtype: 'message_changed',
        message: edited,
        previous_message: alert,
        ts: '1736950102.000100',
        event_ts: '1736950102.000100',
      }),
    );
    expect((await added()).events).toMatchObject([{ type: 'BOT_MESSAGE', description: '[RESOLVED] disk' }]);

    await send(
      message({
        subtype: 'message_deleted',
        deleted_ts: TS,
        previous_message: edited,
        ts: '1736950103.000100',
        event_ts: '1736950103.000100',
      }),
    );

    expect(JSON.stringify(await added())).not.toContain('RESOLVED');
  });

  it('an unfurled link is no edit', async () => {
    const said = { user: BOB, text: 'see <https://status.example>', ts: TS };
    await send(message(said));
    const unfurled = {
      ...said,
      attachments: [{ from_url: 'https://status.example', title: 'All systems operational' }],
    };
    await send(
      message({
        subtype: 'message_changed',
        message: unfurled,
        previous_message: said,
        ts: '1736950102.000100',
      }),
    );

    const [comment] = (await aegis().record()).comments;
    expect(comment).toMatchObject({ text: said.text });
    expect(comment).not.toHaveProperty('edited_at');
  });
});

describe('marks', () => {
  const react = (type: string, event_ts: string, user = BOB) =>
    send({
      type,
      user,
      reaction: 'pushpin',
      item_user: ALICE,
      item: { type: 'message', channel, ts: TS },
      event_ts,
    });
  const pin = (type: string, event_ts: string) =>
    send({
      type,
      user: BOB,
      channel_id: channel,
      item: { type: 'message', channel, message: { ts: TS, user: ALICE, text: 'x' } },
      event_ts,
    });
  const keyEvents = async () => (await aegis().record()).events.filter(({ key_event }) => key_event);

  it('of one person or several make one key event, which goes with the last of them', async () => {
    await send(message({ user: ALICE, text: 'errors at 40 %' }));

    await react('reaction_added', '1736950110.000100');
    await react('reaction_added', '1736950111.000100', ALICE);
    await pin('pin_added', '1736950112.000100');
    expect(await keyEvents()).toMatchObject([
      { type: 'MESSAGE_MARKED', note: 'errors at 40 %', user_id: ALICE },
    ]);

    await react('reaction_removed', '1736950113.000100');
    await react('reaction_removed', '1736950114.000100', ALICE);
    expect(await keyEvents()).toHaveLength(1);
    await pin('pin_removed', '1736950115.000100');
    expect(await keyEvents()).toEqual([]);
  });

  it('are the configured emoji, of any skin; others are none', async () => {
    await send(message({ user: ALICE, text: 'errors at 40 %' }));
    const reaction = (name: string) =>
      send({
        type: 'reaction_added',
        user: BOB,
        reaction: name,
        item: { type: 'message', channel, ts: TS },
        event_ts: '1736950110.000100',
      });

    await reaction('thumbsup');
    expect(await keyEvents()).toEqual([]);
    await reaction('pushpin::skin-tone-3');
    expect(await keyEvents()).toHaveLength(1);
  });

  it('on cards and answers of Aegis leave nothing', async () => {
    const { botUserId } = aegis().workspace.app;
    await send({
      type: 'reaction_added',
      user: BOB,
      reaction: 'pushpin',
      item_user: botUserId,
      item: { type: 'message', channel, ts: TS },
      event_ts: TS,
    });

    expect(await keyEvents()).toEqual([]);
  });
});

describe('what may not be kept as it is', () => {
  it('of a long message the beginning stands on the record, the whole of it by its content', async () => {
    const text = `first line\n${'日本語🙂 '.repeat(3_000)}`;
    await send(message({ user: BOB, text }));

    const [comment] = (await aegis().record()).comments;
    expect(comment?.text?.startsWith('first line\n日本語')).toBe(true);
    expect(JSON.stringify(comment).length).toBeLessThan(4_000);
    expect(await aegis().deps.contents.read(comment?.content_ref ?? '')).toBe(text);
  });

  it('strange characters neither break nor vanish a message', async () => {
    const text = 'a\u0000b \uD800 c\u202Ed \u{1F469}‍\u{1F52C} عربى';
    await send(message({ user: BOB, text }));

    expect((await added()).comments).toEqual([{ text: text.toWellFormed(), user_id: BOB }]);
  });

  it('of a channel shared with others only that something was said', async () => {
    await send(message({ user: BOB, text: 'our secret plan' }), { is_ext_shared_channel: true });
    await send(message({ bot_id: 'B9', text: 'alert text', ts: '1736950120.000100' }), {
      is_ext_shared_channel: true,
    });

    expect(JSON.stringify(await added())).not.toMatch(/secret plan|alert text/);
    expect((await added()).comments).toEqual([{ text: undefined, user_id: BOB }]);
  });
});

it('no payload, however broken, makes an error or an item', { timeout: 60_000 }, async () => {
  const [, whole] = CREATES[3] ?? [];
  const real = JSON.stringify(message({ subtype: 'bot_message', ...whole }));
  const cut = fc.nat({ max: real.length }).map((end) => real.slice(0, end));
  const junk = fc.json().map((json) => `{"type":"message","channel":"${channel}","ts":${json}}`);
  await fc.assert(
    fc.asyncProperty(fc.oneof(cut, junk, fc.json()), async (text) => {
      let event: unknown;
      try {
        event = JSON.parse(text);
      } catch {
        event = text;
      }
      fc.pre(text !== real);
      expect(await send(event as object)).toBeLessThan(500);
    }),
    { numRuns: 150 },
  );
  expect(await added()).toEqual({ comments: [], events: [] });
});
