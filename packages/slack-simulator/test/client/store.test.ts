import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createStore, type Store } from '../../client/store.js';
import type { ScreenEvent } from '../../src/screen/protocol.js';

/** The browser's side of the stream of events. */
class Stream {
  static last: Stream;
  declare onopen: () => void;
  declare onmessage: (message: { data: string }) => void;
  constructor() {
    Stream.last = this;
  }
}

const CHANNEL = { id: 'C1', name: 'general', unread: 0, lastRead: '' };
let answers: Map<string, ((body: object) => void)[]>;
let store: Store;

const happens = (event: object) => Stream.last.onmessage({ data: JSON.stringify(event as ScreenEvent) });
const says = (ts: string, text: string) => happens({ kind: 'message', channel: 'C1', message: { ts, text } });
const textsIn = (channel: string) =>
  store.world()?.messages[channel]?.map((message) => (message as unknown as { text: string }).text);

/** Answers the oldest open request for something. */
async function answer(what: string, body: object): Promise<void> {
  await vi.waitFor(() => expect(answers.get(what)?.length ?? 0).toBeGreaterThan(0));
  answers.get(what)?.shift()?.(body);
}

beforeEach(async () => {
  answers = new Map();
  vi.stubGlobal('EventSource', Stream);
  vi.stubGlobal('fetch', (path: string) => {
    const what = /_screen\/([^?]+)/.exec(path)?.[1] ?? '';
    return new Promise((resolve) => {
      const respond = (body: object) => resolve(new Response(JSON.stringify(body)));
      answers.set(what, [...(answers.get(what) ?? []), respond]);
    });
  });
  store = createStore({ me: 'U1', onEvent: () => undefined });
  Stream.last.onopen();
  await answer('state', { channels: [CHANNEL], modals: [] });
  await vi.waitFor(() => expect(store.world()).toBeDefined());
});
afterEach(() => vi.unstubAllGlobals());

it('shows a message that arrives while its channel is loading', async () => {
  const opened = store.openChannel('C1');
  says('2', 'who is hungry?');
  await answer('messages/C1', { messages: [{ ts: '1', text: 'hello' }] });
  await opened;

  expect(textsIn('C1')).toEqual(['hello', 'who is hungry?']);
});

it('shows a message that arrives while everything is loaded again', async () => {
  const opened = store.openChannel('C1');
  await answer('messages/C1', { messages: [] });
  await opened;

  Stream.last.onopen();
  await answer('state', { channels: [CHANNEL], modals: [] });
  says('2', 'who is hungry?');
  await answer('messages/C1', { messages: [{ ts: '1', text: 'hello' }] });

  await vi.waitFor(() => expect(textsIn('C1')).toEqual(['hello', 'who is hungry?']));
});

it('keeps a channel that is opened while everything is loaded again', async () => {
  const first = store.openChannel('C1');
  await answer('messages/C1', { messages: [] });
  await first;

  Stream.last.onopen();
  await answer('state', { channels: [CHANNEL, { ...CHANNEL, id: 'C2' }], modals: [] });
  const second = store.openChannel('C2');
  await answer('messages/C2', { messages: [{ ts: '1', text: 'hello' }] });
  await second;
  await answer('messages/C1', { messages: [] });

  await vi.waitFor(() => expect(store.world()?.state.channels).toHaveLength(2));
  expect(textsIn('C2')).toEqual(['hello']);
});

it('forgets the messages of a channel that is gone', async () => {
  const opened = store.openChannel('C1');
  await answer('messages/C1', { messages: [{ ts: '1', text: 'hello' }] });
  await opened;

  Stream.last.onopen();
  await answer('state', { channels: [], modals: [] });

  await vi.waitFor(() => expect(store.world()?.state.channels).toEqual([]));
  expect(textsIn('C1')).toBeUndefined();
});

it('shows a channel that appears before the first load is done', async () => {
  const early = createStore({ me: 'U1', onEvent: () => undefined });
  Stream.last.onopen();
  happens({ kind: 'channel', channel: { ...CHANNEL, id: 'C2' } });
  await answer('state', { channels: [CHANNEL], modals: [] });

  await vi.waitFor(() => expect(early.world()?.state.channels.map(({ id }) => id)).toEqual(['C1', 'C2']));
});
