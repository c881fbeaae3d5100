import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, SocketModeReceiver } from '@slack/bolt';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { freePort } from '../src/child-server.js';
import { type Gateway, startGateway } from '../src/gateway.js';
import type { Logger } from '../src/logger.js';
import type { Fields, View } from '../src/model.js';
import type { ScreenState } from '../src/screen/protocol.js';
import { fromMillis } from '../src/timestamp.js';
import { ALICE, BOB, BOT, createTestClient, GENERAL, RANDOM, silentLogger } from './support/use-slack.js';

type SeenEvent = Fields & { type: string; subtype?: string; text?: string; ts?: string };

let home: string;
let gateway: Gateway;
let app: App;
let events: SeenEvent[];
const logger = createRecordingLogger();
const now = () => fromMillis(Date.now());
const plain = (text: string) => ({ type: 'plain_text' as const, text });

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'slack-simulator-'));
  logger.lines.length = 0;
  await start();
});

afterEach(async () => {
  await stop();
  await rm(home, { recursive: true });
  expect(logger.lines).toEqual([]);
});

async function start(): Promise<void> {
  gateway = await startGateway({ port: await freePort(), home, now, logger });
  const { appToken, botToken, botId, botUserId } = gateway.workspace.app;
  const clientOptions = { slackApiUrl: gateway.apiUrl };
  app = new App({
    receiver: new SocketModeReceiver({
      appToken,
      logger: silentLogger,
      installerOptions: { clientOptions },
    }),
    authorize: async () => ({ botToken, botId, botUserId }),
    clientOptions,
    logger: silentLogger,
    ignoreSelf: false,
  });
  events = [];
  app.event(/.*/, async ({ event }) => void events.push(event as unknown as SeenEvent));
  app.action(/.*/, async ({ ack }) => ack());
  await app.start();
}

async function stop(): Promise<void> {
  await app.stop();
  await gateway.stop();
}

const client = () => createTestClient(gateway, gateway.workspace.app.botToken);

async function act(action: string, body: object): Promise<Fields> {
  const response = await fetch(`${gateway.url}/_control/${action}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return (await response.json()) as Fields;
}

async function screenOf(channel: string): Promise<SeenEvent[]> {
  const response = await fetch(`${gateway.url}/_control/messages/${channel}`);
  return ((await response.json()) as { messages: SeenEvent[] }).messages;
}

const seen = (type: string, subtype?: string) =>
  events.filter((event) => event.type === type && event.subtype === subtype);

const eventually = (check: () => void) => vi.waitFor(check, { interval: 5, timeout: 60_000 });

async function say(text: string, fields: object = {}): Promise<string> {
  const { message } = await act('message', { channel: RANDOM, user: ALICE, text, ...fields });
  return (message as { ts: string }).ts;
}

describe('an action on the screen', () => {
  it('reaches the app like an event from Slack', async () => {
    const ts = await say(`<@${BOT}> is 1 < 2 & @bob? https://example.com/?a=1&b=2`);
    await act('reaction', { channel: RANDOM, ts, user: BOB, name: 'eyes' });
    await act('edit-message', { channel: RANDOM, ts, user: ALICE, text: 'changed' });
    await act('message', { channel: RANDOM, user: BOB, text: 'reply', thread_ts: ts });
    await act('delete-message', { channel: RANDOM, ts, user: ALICE });

    await eventually(() => expect(events).toHaveLength(6));
    const text = `<@${BOT}> is 1 &lt; 2 &amp; <@${BOB}>? <https://example.com/?a=1&amp;b=2>`;
    expect(events).toMatchObject([
      { type: 'message', channel: RANDOM, user: ALICE, text, ts, channel_type: 'channel' },
      { type: 'app_mention', user: ALICE, text, ts },
      { type: 'reaction_added', user: BOB, reaction: 'eyes', item: { ts } },
      { subtype: 'message_changed', message: { ts, text: 'changed' } },
      { type: 'message', user: BOB, text: 'reply', thread_ts: ts, parent_user_id: ALICE },
      { subtype: 'message_changed', message: { subtype: 'tombstone', ts } },
    ]);
  });

  it('shows the response to a command to the person who typed it', async () => {
    app.command('/note', async ({ ack, command }) => ack({ text: `you said ${command.text}` }));

    await act('command', {
      channel: GENERAL,
      user: ALICE,
      command: '/note',
      text: 'assign @bob #general <!here>',
    });

    expect(await screenOf(GENERAL)).toMatchObject([
      {
        subtype: 'ephemeral',
        ephemeral_to: ALICE,
        text: `you said assign <@${BOB}|bob> <#${GENERAL}|general> &lt;!here&gt;`,
      },
    ]);
  });

  it('submits forms with the values that were entered', async () => {
    const values: unknown[] = [];
    app.command('/note', async ({ ack, client: bot, body }) => {
      await bot.views.open({ trigger_id: body.trigger_id, view: form() });
      await ack();
    });
    app.view('form', async ({ ack, view }) => {
      values.push(view.state.values);
      const isFirst = values.length === 1;
      await ack(isFirst ? { response_action: 'errors', errors: { title: 'Not that' } } : undefined);
    });
    await act('command', { channel: GENERAL, user: ALICE, command: '/note', text: '' });
    const view = (await stateOf(ALICE)).modals[0]?.id ?? '';
    const send = (values: object) => as(ALICE, 'act/submit', { view, values });

    const first = await send({ 'title/value': 'Down', 'lead/value': BOB });
    const second = await send({ 'title/value': 'Up' });
    const { modals } = await stateOf(ALICE);

    expect([first, second, modals]).toEqual([{ errors: { title: 'Not that' } }, { errors: {} }, []]);
    expect(values).toEqual([
      {
        title: { value: { type: 'plain_text_input', value: 'Down' } },
        lead: { value: { type: 'users_select', selected_user: BOB } },
      },
      {
        title: { value: { type: 'plain_text_input', value: 'Up' } },
        lead: { value: { type: 'users_select', selected_user: ALICE } },
      },
    ]);
  });

  it('clicks buttons and opens Home', async () => {
    const clicks: Fields[] = [];
    app.action('go', async ({ ack, body, respond }) => {
      clicks.push(body as unknown as Fields);
      await ack();
      if ('response_url' in body) await respond({ replace_original: true, text: 'done' });
    });
    const actions = {
      type: 'actions' as const,
      elements: [{ type: 'button' as const, text: plain('Go'), action_id: 'go', value: 'x' }],
    };
    const { ts = '' } = await client().chat.postMessage({
      channel: GENERAL,
      text: 'card',
      blocks: [actions],
    });
    await act('open-home', { user: BOB });
    await client().views.publish({ user_id: BOB, view: { type: 'home', blocks: [actions] } });
    const press = { action_id: 'go', type: 'button' };

    await act('interact', { channel: GENERAL, messageTs: ts, user: ALICE, action: press });
    const home = (await stateOf(BOB)).home as View;
    const blockId = home.blocks[0]?.block_id;
    await as(BOB, 'act/press', { actionId: 'go', blockId, site: { view: home.id } });

    await eventually(() => expect(clicks).toHaveLength(2));
    expect(clicks).toMatchObject([
      {
        user: { id: ALICE },
        container: { type: 'message', message_ts: ts, channel_id: GENERAL },
        message: { ts, text: 'card' },
        actions: [{ action_id: 'go', value: 'x' }],
      },
      { user: { id: BOB }, container: { type: 'view' }, view: { type: 'home' } },
    ]);
    expect(seen('app_home_opened')).toMatchObject([{ user: BOB, tab: 'home' }]);
    await vi.waitFor(async () => expect(await screenOf(GENERAL)).toMatchObject([{ ts, text: 'done' }]));
  });

  it('sends direct messages', async () => {
    const { channel } = await client().conversations.open({ users: ALICE });
    await act('open-home', { user: ALICE });

    await act('open-home', { user: BOB });
    await eventually(() => expect(seen('app_home_opened')).toHaveLength(2));
    const [first, second] = seen('app_home_opened').map((event) => event.channel);

    await act('message', { channel: first, user: ALICE, text: 'psst' });
    await act('message', { channel: second, user: BOB, text: 'me too' });

    await eventually(() => expect(seen('message')).toHaveLength(2));
    expect(first).toBe(channel?.id);
    expect(seen('message')).toMatchObject([
      { channel: first, channel_type: 'im', user: ALICE, text: 'psst' },
      { channel: second, channel_type: 'im', user: BOB, text: 'me too' },
    ]);
    await client().chat.postMessage({ channel: ALICE, text: 'and I' });
    expect(await screenOf(channel?.id ?? '')).toMatchObject([{ text: 'psst' }, { text: 'and I' }]);
  });

  it('shares files', async () => {
    const form = new FormData();
    for (const [name, value] of Object.entries({ channel: RANDOM, user: ALICE, text: 'look' })) {
      form.set(name, value);
    }
    form.set('file', new File(['hello'], 'log.txt', { type: 'text/plain' }));

    await fetch(`${gateway.url}/_control/upload`, { method: 'POST', body: form });

    await eventually(() => expect(seen('message', 'file_share')).toHaveLength(1));
    const [event] = seen('message', 'file_share');
    expect(event).toMatchObject({
      text: 'look',
      files: [{ name: 'log.txt', mimetype: 'text/plain', size: 5 }],
    });
    const [file] = (event?.files ?? []) as { url_private: string }[];
    const headers = { authorization: `Bearer ${gateway.workspace.app.botToken}` };
    expect(await (await fetch(file?.url_private ?? '', { headers })).text()).toBe('hello');
  });
});

describe('a call of the app', () => {
  it('shows up in the interface for scripts', async () => {
    const bot = client();
    const { channel } = await bot.conversations.create({ name: 'inc-42' });
    const id = channel?.id ?? '';
    await bot.conversations.invite({ channel: id, users: ALICE });
    await bot.conversations.setTopic({ channel: id, topic: 'INC-42' });
    const { ts = '' } = await bot.chat.postMessage({ channel: id, text: 'card' });
    await bot.pins.add({ channel: id, timestamp: ts });
    await bot.chat.update({ channel: id, ts, text: 'new card' });
    await act('message', { channel: id, user: BOB, text: 'here I am' });

    await eventually(() => expect(seen('message')).toHaveLength(2));
    expect(events.map(({ type, subtype }) => subtype ?? type)).toEqual([
      'channel_created',
      'member_joined_channel',
      'channel_join',
      'member_joined_channel',
      'channel_join',
      'channel_topic',
      'message',
      'pin_added',
      'message_changed',
      'member_joined_channel',
      'channel_join',
      'message',
    ]);
    expect((await bot.conversations.members({ channel: id })).members).toEqual([BOT, ALICE, BOB]);
    expect((await bot.conversations.history({ channel: id, limit: 1 })).messages).toMatchObject([
      { text: 'here I am', user: BOB },
    ]);
    expect(await screenOf(id)).toMatchObject([
      { ts, text: 'new card' },
      { text: 'here I am', channel: id },
    ]);
    const state = (await (await fetch(`${gateway.url}/_control/state`)).json()) as { channels: Fields[] };
    expect(state.channels.at(-1)).toMatchObject({
      id,
      name: 'inc-42',
      topic: 'INC-42',
      members: [BOT, ALICE, BOB],
    });
  });

  it('is checked strictly, except for its token', async () => {
    const bot = createTestClient(gateway, 'xoxb-whatever');
    const long = { type: 'section' as const, text: { type: 'mrkdwn' as const, text: 'x'.repeat(3001) } };

    await expect(bot.conversations.create({ name: 'general' })).rejects.toThrow('name_taken');
    await expect(bot.chat.postMessage({ channel: GENERAL, text: 'x', blocks: [long] })).rejects.toThrow(
      'invalid_blocks',
    );
    expect(await bot.auth.test()).toMatchObject({ user_id: BOT, url: `${gateway.url}/` });
  });

  it('leaves no trace of what it deleted', async () => {
    const bot = client();
    const { ts = '' } = await bot.chat.postMessage({ channel: GENERAL, text: 'card' });
    await bot.reactions.add({ channel: GENERAL, timestamp: ts, name: 'eyes' });
    await bot.chat.postEphemeral({ channel: GENERAL, user: ALICE, text: 'psst' });
    const { ts: gone = '' } = await bot.chat.postMessage({ channel: GENERAL, text: 'gone' });
    await bot.chat.delete({ channel: GENERAL, ts: gone });
    await bot.filesUploadV2({ channel_id: GENERAL, filename: 'log.txt', file: Buffer.from('hello') });

    await gateway.workspace.idle();

    expect(await screenOf(GENERAL)).toMatchObject([
      { ts, text: 'card', reactions: [{ name: 'eyes', users: [BOT] }] },
      { subtype: 'ephemeral', ephemeral_to: ALICE, text: 'psst' },
      { subtype: 'file_share', files: [{ name: 'log.txt', size: 5, mimetype: 'text/plain' }] },
    ]);
  });
});

describe('a restart', () => {
  it('keeps the ids of channels and messages', async () => {
    const bot = client();
    const id = (await bot.conversations.create({ name: 'inc-42' })).channel?.id ?? '';
    await bot.conversations.invite({ channel: id, users: ALICE });
    await bot.conversations.setTopic({ channel: id, topic: 'INC-42' });
    const { ts: card = '' } = await bot.chat.postMessage({
      channel: id,
      text: 'card',
      metadata: { event_type: 'card', event_payload: { key: 'k' } },
    });
    await bot.pins.add({ channel: id, timestamp: card });
    const said = await say('1 < 2 https://example.com', { channel: id });
    const reply = await say('reply', { channel: id, thread_ts: said, user: BOB });
    await act('reaction', { channel: id, ts: said, user: BOB, name: 'eyes' });
    await bot.chat.postEphemeral({ channel: id, user: ALICE, text: 'psst' });
    await eventually(() => expect(seen('reaction_added')).toHaveLength(1));

    // Twice, because names must survive several restarts.
    for (let restart = 0; restart < 2; restart += 1) {
      await stop();
      await start();
    }

    expect(await screenOf(id)).toMatchObject([
      { ts: card, text: 'card', bot_id: 'B01DEMO' },
      {
        ts: said,
        text: '1 &lt; 2 <https://example.com>',
        user: ALICE,
        reactions: [{ name: 'eyes', users: [BOB] }],
      },
      { ts: reply, text: 'reply', user: BOB, thread_ts: said },
    ]);
    expect(events).toEqual([]);
    await act('edit-message', { channel: id, ts: said, user: ALICE, text: 'edited' });
    await client().chat.update({ channel: id, ts: card, text: 'new card' });
    const later = await say('later', { channel: id });
    await eventually(() => expect(events).toHaveLength(3));
    expect(events).toMatchObject([
      { subtype: 'message_changed', message: { ts: said, text: 'edited' } },
      { subtype: 'message_changed', message: { ts: card, text: 'new card' } },
      { text: 'later', ts: later },
    ]);
    const { messages = [] } = await client().conversations.history({
      channel: id,
      include_all_metadata: true,
    });
    expect(messages.map(({ text, subtype }) => subtype ?? text)).toEqual([
      'later',
      'channel_join',
      'edited',
      'new card',
      'channel_topic',
      'channel_join',
      'channel_join',
    ]);
    expect(messages).toMatchObject([
      { ts: later },
      { user: BOB },
      { ts: said, reply_count: 1 },
      { ts: card, pinned_to: [id], metadata: { event_type: 'card' } },
      {},
      {},
      {},
    ]);
    expect(await client().conversations.info({ channel: id })).toMatchObject({
      channel: { name: 'inc-42', topic: { value: 'INC-42' } },
    });
  });

  it('loses at most the last messages before a crash', async () => {
    await say('kept');
    const file = join(home, 'workspace.json');

    await eventually(() => expect(gateway.workspace.channels.get(RANDOM)?.messages).toHaveLength(1));
    await vi.waitFor(async () => expect(await readFile(file, 'utf8')).toContain('"kept"'), {
      timeout: 60_000,
    });
  });

  it('rejects a file that is not a saved workspace', async () => {
    const other = await mkdtemp(join(tmpdir(), 'slack-simulator-'));
    await writeFile(join(other, 'workspace.json'), '{"half":');

    await expect(startGateway({ port: await freePort(), home: other, now, logger })).rejects.toThrow(
      "workspace.json isn't a saved workspace",
    );
    await rm(other, { recursive: true });
  });
});

describe('a reset', () => {
  it('keeps only the channels of the start', async () => {
    const { channel } = await client().conversations.create({ name: 'inc-42' });
    await say('hello');

    await act('reset', {});

    expect((await client().conversations.list()).channels?.map(({ name }) => name)).toEqual([
      'general',
      'random',
    ]);
    expect((await client().conversations.history({ channel: RANDOM })).messages).toEqual([]);
    await expect(client().chat.postMessage({ channel: channel?.id ?? '', text: 'x' })).rejects.toThrow(
      'channel_not_found',
    );
  });
});

describe('the port', () => {
  it('serves the pages of the workspace', async () => {
    const page = await fetch(gateway.url);

    expect(page.headers.get('content-type')).toContain('text/html');
    expect(await page.text()).toContain('<div id="root">');
  });

  it('is named in the error when it is taken', async () => {
    const port = Number(new URL(gateway.url).port);
    const other = await mkdtemp(join(tmpdir(), 'slack-simulator-'));

    await expect(startGateway({ port, home: other, now, logger })).rejects.toThrow(
      `Couldn't listen on port ${port}`,
    );
    await rm(other, { recursive: true });
  });
});

function form() {
  return {
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
        block_id: 'lead',
        label: plain('Lead'),
        element: { type: 'users_select' as const, action_id: 'value', initial_user: ALICE },
      },
    ],
  };
}

/** A request or an action by a person's browser. */
async function as(user: string, path: string, body?: object): Promise<Fields> {
  const response = await fetch(`${gateway.url}/_screen/${path}?as=${user}`, {
    ...(body && { method: 'POST', body: JSON.stringify(body) }),
  });
  return (await response.json()) as Fields;
}

const stateOf = async (user: string) => (await as(user, 'state')) as unknown as ScreenState;

/** Keeps every line, so that tests can assert that nothing went wrong in the background. */
function createRecordingLogger(): Logger & { lines: object[] } {
  const lines: object[] = [];
  const record = (level: keyof Logger) => (fields: object, message: string) => {
    lines.push({ level, fields, message });
  };
  return {
    lines,
    debug: record('debug'),
    info: record('info'),
    warn: record('warn'),
    error: record('error'),
  };
}
