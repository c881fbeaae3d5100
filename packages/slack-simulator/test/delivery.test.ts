import { App, ExpressReceiver, verifySlackRequest } from '@slack/bolt';
import serverless from 'serverless-http';
import { describe, expect, it } from 'vitest';
import type { Delivery, SignedRequest } from '../src/delivery.js';
import type { Fields } from '../src/model.js';
import { userPosts } from '../src/people.js';
import { publishHome } from '../src/views.js';
import { ALICE, errorOf, GENERAL, RANDOM, silentLogger, useSlack } from './support/use-slack.js';

const slack = useSlack();

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const BUTTONS = [
  {
    type: 'actions' as const,
    elements: [
      { type: 'button' as const, text: plain('Go'), action_id: 'go', value: 'now' },
      {
        type: 'static_select' as const,
        action_id: 'level',
        options: ['P1', 'P2'].map((value) => ({ text: plain(value), value })),
      },
    ],
  },
];
const FORM = {
  type: 'modal' as const,
  callback_id: 'form',
  title: plain('Form'),
  submit: plain('Send'),
  blocks: [
    {
      type: 'input' as const,
      block_id: 'title',
      label: plain('Title'),
      element: { type: 'plain_text_input' as const, action_id: 'value' },
    },
    {
      type: 'input' as const,
      block_id: 'level',
      label: plain('Level'),
      element: {
        type: 'static_select' as const,
        action_id: 'value',
        options: ['P1', 'P2'].map((value) => ({ text: plain(value), value })),
      },
    },
    {
      type: 'input' as const,
      block_id: 'lead',
      optional: true,
      label: plain('Lead'),
      element: { type: 'users_select' as const, action_id: 'value', initial_user: ALICE },
    },
  ],
};

/** A Slack app of Bolt's, reached without a network. */
function createBoltApp(): { app: App; delivery: Delivery } {
  const { workspace, server, delivery } = slack();
  const { signingSecret, botToken, botId, botUserId } = workspace.app;
  const receiver = new ExpressReceiver({ signingSecret, processBeforeResponse: true, logger: silentLogger });
  const app = new App({
    receiver,
    authorize: async () => ({ botToken, botId, botUserId }),
    clientOptions: { slackApiUrl: server.apiUrl },
    logger: silentLogger,
  });
  const handle = serverless(receiver.app);
  const send = async ({ headers, body }: SignedRequest) => {
    const event = { httpMethod: 'POST', path: '/slack/events', headers, body };
    const { statusCode, body: answer } = (await handle(event, {})) as { statusCode: number; body: string };
    return { status: statusCode, body: answer };
  };
  return { app, delivery: delivery(send) };
}

/** What would be sent, unsent. */
function collectRequests(): { delivery: Delivery; sent: SignedRequest[]; payload(): Fields } {
  const sent: SignedRequest[] = [];
  const delivery = slack().delivery(async (request) => {
    sent.push(request);
    return { status: 200, body: '' };
  });
  const payload = () => JSON.parse(new URLSearchParams(sent.at(-1)?.body).get('payload') ?? '') as Fields;
  return { delivery, sent, payload };
}

describe('a request', () => {
  it('has a signature that Bolt accepts', async () => {
    const { delivery, sent } = collectRequests();
    const { workspace } = slack();

    await delivery.event({ type: 'event_callback', text: 'Grüße 🚨' });

    const [{ headers = {}, body = '' } = {}] = sent;
    expect(() =>
      verifySlackRequest({
        signingSecret: workspace.app.signingSecret,
        body,
        headers: {
          'x-slack-signature': headers['x-slack-signature'] ?? '',
          'x-slack-request-timestamp': Number(headers['x-slack-request-timestamp']),
        },
      }),
    ).not.toThrow();
  });

  it('has retry headers when it is repeated', async () => {
    const { delivery, sent } = collectRequests();

    await delivery.event({ type: 'event_callback' }, { retryNum: 1, retryReason: 'http_timeout' });

    expect(sent[0]?.headers).toMatchObject({
      'x-slack-retry-num': '1',
      'x-slack-retry-reason': 'http_timeout',
    });
  });

  it('is a form for a command', async () => {
    const { delivery, sent } = collectRequests();

    await delivery.command({ user: ALICE, channel: GENERAL, command: '/note', text: 'list & more' });

    expect(sent[0]?.headers['content-type']).toBe('application/x-www-form-urlencoded');
    expect(Object.fromEntries(new URLSearchParams(sent[0]?.body))).toEqual({
      token: expect.any(String),
      team_id: 'T01DEMO',
      team_domain: 'demo',
      channel_id: GENERAL,
      channel_name: 'general',
      user_id: ALICE,
      user_name: 'alice',
      command: '/note',
      text: 'list & more',
      api_app_id: 'A01DEMO',
      is_enterprise_install: 'false',
      response_url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/slack\/response\/R/),
      trigger_id: expect.stringMatching(/^\d+\.\d+\.[0-9a-f]{32}$/),
    });
  });

  it('names the message and channel of a click', async () => {
    const { delivery, payload } = collectRequests();
    const { ts = '' } = await slack().client.chat.postMessage({
      channel: GENERAL,
      text: 'x',
      blocks: BUTTONS,
    });

    await delivery.click({ user: ALICE, channel: GENERAL, ts, actionId: 'go' });

    expect(payload()).toEqual({
      type: 'block_actions',
      token: expect.any(String),
      api_app_id: 'A01DEMO',
      team: { id: 'T01DEMO', domain: 'demo' },
      enterprise: null,
      is_enterprise_install: false,
      user: { id: ALICE, username: 'alice', name: 'alice', team_id: 'T01DEMO' },
      trigger_id: expect.any(String),
      container: { type: 'message', message_ts: ts, channel_id: GENERAL, is_ephemeral: false },
      channel: { id: GENERAL, name: 'general' },
      message: expect.objectContaining({ ts, text: 'x' }),
      state: {
        values: { [String(blockId())]: { level: { type: 'static_select', selected_option: null } } },
      },
      response_url: expect.any(String),
      actions: [
        {
          type: 'button',
          action_id: 'go',
          block_id: blockId(),
          text: plain('Go'),
          value: 'now',
          action_ts: expect.any(String),
        },
      ],
    });
  });

  it('carries the chosen option', async () => {
    const { delivery, payload } = collectRequests();
    const { ts = '' } = await slack().client.chat.postMessage({
      channel: GENERAL,
      text: 'x',
      blocks: BUTTONS,
    });

    await delivery.click({ user: ALICE, channel: GENERAL, ts, actionId: 'level', choice: 'P2' });

    expect(payload().actions).toMatchObject([
      { type: 'static_select', action_id: 'level', selected_option: { text: plain('P2'), value: 'P2' } },
    ]);
    const press = { user: ALICE, channel: GENERAL, ts };
    expect(() => delivery.click({ ...press, actionId: 'level', choice: 'P9' })).toThrow(RangeError);
    expect(() => delivery.click({ ...press, actionId: 'stop' })).toThrow(RangeError);
  });

  it('has no message for a click in an ephemeral message', async () => {
    const { delivery, payload } = collectRequests();
    const { message_ts = '' } = await slack().client.chat.postEphemeral({
      channel: GENERAL,
      user: ALICE,
      text: 'x',
      blocks: BUTTONS,
    });

    await delivery.click({ user: ALICE, channel: GENERAL, ts: message_ts, actionId: 'go' });

    expect(payload()).toMatchObject({ container: { is_ephemeral: true, message_ts } });
    expect(payload()).not.toHaveProperty('message');
  });

  it('carries the view of a click on Home', async () => {
    const { delivery, payload } = collectRequests();
    const view = publishHome(slack().workspace, ALICE, { type: 'home', blocks: BUTTONS });

    await delivery.clickInView({ user: ALICE, view, actionId: 'go' });

    expect(payload()).toMatchObject({
      type: 'block_actions',
      container: { type: 'view', view_id: view.id },
      view: { id: view.id, type: 'home' },
      actions: [{ action_id: 'go' }],
    });
    expect(payload()).not.toHaveProperty('response_url');
  });

  it('names the shortcut', async () => {
    const { delivery, payload } = collectRequests();
    const { ts } = userPosts(slack().workspace, { channel: GENERAL, user: ALICE, text: 'x' });

    await delivery.shortcut({ user: ALICE, callbackId: 'new' });
    expect(payload()).toMatchObject({ type: 'shortcut', callback_id: 'new', trigger_id: expect.any(String) });

    await delivery.messageShortcut({ user: ALICE, callbackId: 'pin', channel: GENERAL, ts });
    expect(payload()).toMatchObject({
      type: 'message_action',
      callback_id: 'pin',
      message_ts: ts,
      message: { text: 'x' },
    });
  });

  function blockId() {
    return slack().workspace.channels.get(GENERAL)?.messages.at(-1)?.blocks?.[0]?.block_id;
  }
});

describe('a Bolt app over HTTP', () => {
  it('accepts events and rejects wrong signatures', async () => {
    const { app, delivery } = createBoltApp();
    const { workspace, events } = slack();
    const heard: string[] = [];
    app.message(async ({ message }) => void heard.push((message as { text?: string }).text ?? ''));
    userPosts(workspace, { channel: RANDOM, user: ALICE, text: 'Grüße 🚨' });

    const [envelope] = events;
    const good = await delivery.event(envelope ?? {});
    const forged = await delivery.raw('{}', 'application/json', { 'x-slack-signature': 'v0=00' });

    expect([good.status, forged.status]).toEqual([200, 401]);
    expect(heard).toEqual(['Grüße 🚨']);
  });

  it('shows its response to a command to the person who typed it', async () => {
    const { app, delivery } = createBoltApp();
    const { workspace } = slack();
    app.command('/note', async ({ ack, command, respond }) => {
      await ack({ text: `immediately: ${command.text}` });
      await respond({ response_type: 'in_channel', text: 'later' });
    });

    await delivery.command({ user: ALICE, channel: GENERAL, command: '/note', text: 'list' });

    expect(workspace.ephemerals).toMatchObject([
      { userId: ALICE, channelId: GENERAL, message: { text: 'immediately: list' } },
    ]);
    expect(workspace.channels.get(GENERAL)?.messages).toMatchObject([{ text: 'later', bot_id: 'B01DEMO' }]);
  });

  it('shows a failure to the person who typed the command', async () => {
    const { workspace, delivery } = slack();

    await delivery(async () => ({ status: 500, body: '' })).command({
      user: ALICE,
      channel: GENERAL,
      command: '/note',
      text: '',
    });

    expect(workspace.ephemerals).toMatchObject([
      { message: { text: '/note failed with the error "dispatch_failed"' } },
    ]);
  });

  it('opens a form, rejects a submission and accepts the next', async () => {
    const { app, delivery } = createBoltApp();
    const { workspace } = slack();
    const seen: unknown[] = [];
    app.command('/note', async ({ ack, client, body }) => {
      await client.views.open({ trigger_id: body.trigger_id, view: FORM });
      await ack();
    });
    app.view('form', async ({ ack, view }) => {
      seen.push(view.state.values);
      const isEmpty = !view.state.values.title?.value?.value;
      await ack(isEmpty ? { response_action: 'errors', errors: { title: 'Say more' } } : undefined);
    });
    await delivery.command({ user: ALICE, channel: GENERAL, command: '/note', text: '' });
    const [{ view } = { view: undefined }] = workspace.modals;
    if (!view) throw new Error('no form was opened');

    const refused = await delivery.viewSubmission({ user: ALICE, view, values: {} });
    const taken = await delivery.viewSubmission({
      user: ALICE,
      view,
      values: { title: 'Down', level: 'P1' },
    });

    expect(refused.errors).toEqual({ title: 'Say more' });
    expect(taken.errors).toBeUndefined();
    expect(workspace.modals).toEqual([]);
    expect(seen).toEqual([
      {
        title: { value: { type: 'plain_text_input', value: null } },
        level: { value: { type: 'static_select', selected_option: null } },
        lead: { value: { type: 'users_select', selected_user: ALICE } },
      },
      {
        title: { value: { type: 'plain_text_input', value: 'Down' } },
        level: { value: { type: 'static_select', selected_option: { text: plain('P1'), value: 'P1' } } },
        lead: { value: { type: 'users_select', selected_user: ALICE } },
      },
    ]);
  });

  it('replaces the message that was clicked', async () => {
    const { app, delivery } = createBoltApp();
    const { client, workspace } = slack();
    app.action('go', async ({ ack, respond }) => {
      await respond({ replace_original: true, text: 'gone' });
      await ack();
    });
    const { ts = '' } = await client.chat.postMessage({ channel: GENERAL, text: 'x', blocks: BUTTONS });

    await delivery.click({ user: ALICE, channel: GENERAL, ts, actionId: 'go' });

    expect(workspace.channels.get(GENERAL)?.messages).toMatchObject([{ ts, text: 'gone', blocks: [] }]);
  });
});

describe('a response URL', () => {
  const answer = async (url: string, body: object) =>
    (await fetch(url, { method: 'POST', body: JSON.stringify(body) })).status;

  const issue = async () => {
    const { delivery, sent } = collectRequests();
    await delivery.command({ user: ALICE, channel: GENERAL, command: '/note', text: '' });
    return new URLSearchParams(sent[0]?.body).get('response_url') ?? '';
  };

  it('accepts five responses', async () => {
    const url = await issue();
    const statuses: number[] = [];

    for (let use = 0; use < 6; use += 1) statuses.push(await answer(url, { text: 'x' }));

    expect(statuses).toEqual([200, 200, 200, 200, 200, 404]);
    expect(slack().workspace.ephemerals).toHaveLength(5);
  });

  it('expires after half an hour', async () => {
    const url = await issue();
    slack().clock.advance(30 * 60_000 + 1);

    expect(await answer(url, { text: 'x' })).toBe(404);
  });

  it('rejects an invalid message', async () => {
    const url = await issue();

    expect(await answer(url, {})).toBe(400);
    expect(await answer(url, { text: 'x', blocks: [{ type: 'bogus' }] })).toBe(400);
  });

  it('replaces and deletes an ephemeral message', async () => {
    const { client, workspace } = slack();
    const { delivery, payload } = collectRequests();
    const eph = { channel: GENERAL, user: ALICE, text: 'x', blocks: BUTTONS };
    const { message_ts: ts = '' } = await client.chat.postEphemeral(eph);
    await delivery.click({ user: ALICE, channel: GENERAL, ts, actionId: 'go' });
    const url = String(payload().response_url);

    await answer(url, { replace_original: true, text: 'changed' });
    expect(workspace.ephemerals).toMatchObject([{ message: { ts, text: 'changed' } }]);

    await answer(url, { delete_original: true });
    expect(workspace.ephemerals).toEqual([]);
    expect(await errorOf(client.auth.test())).toBe('ok');
  });
});
