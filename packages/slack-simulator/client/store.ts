import type { ScreenEvent, ScreenMessage, ScreenState } from '../src/screen/protocol.js';
import { act, eventsPath, load } from './api.js';
import { reduce, type World } from './reduce.js';

interface Toast {
  id: number;
  text: string;
  isError: boolean;
  /** Only the latest notification with the same key is shown. */
  about?: string | undefined;
  /** Opens what the notification is about. */
  open?: (() => void) | undefined;
}

export interface Store {
  world(): World | undefined;
  toasts(): readonly Toast[];
  isConnected(): boolean;
  subscribe(listener: () => void): () => void;
  /** Loads a channel's messages, once. */
  openChannel(id: string): Promise<void>;
  /** Does something as the person; shows them an error and returns undefined if it fails. */
  act<T = Record<string, unknown>>(name: string, args: object): Promise<T | undefined>;
  markRead(channel: string): void;
  toast(text: string, options?: Partial<Pick<Toast, 'isError' | 'about' | 'open'>>): void;
  dismiss(id: number): void;
  close(): void;
}

const TOAST_MS = 6_000;

interface StoreOptions {
  me: string | undefined;
  /** Called with each new event, after it's applied. */
  onEvent: (event: ScreenEvent, store: Store) => void;
}

/** One person's view of the workspace, kept up to date by the server's events. */
export function createStore({ me, onEvent }: StoreOptions): Store {
  const listeners = new Set<() => void>();
  let world: World | undefined;
  let toasts: Toast[] = [];
  let isConnected = false;
  let serial = 0;
  const notify = () => {
    for (const listener of listeners) listener();
  };
  const source = new EventSource(eventsPath(me));
  /** The events since each load started: the load's result may be older. */
  const loads = new Set<ScreenEvent[]>();

  /**
   * Loads something without losing events that arrive in the meantime. An event describes the current state, so
   * applying it twice is harmless.
   */
  async function catchUp<T>(loading: () => Promise<T>, apply: (loaded: T) => World): Promise<void> {
    const meanwhile: ScreenEvent[] = [];
    loads.add(meanwhile);
    try {
      const loaded = await loading();
      world = meanwhile.reduce(reduce, apply(loaded));
      notify();
    } catch (error) {
      store.toast(String(error), { isError: true });
    } finally {
      loads.delete(meanwhile);
    }
  }

  function reload(): Promise<void> {
    return catchUp(
      async () => {
        const state = await load<ScreenState>(me, 'state');
        const open = Object.entries(openIn(state));
        const pages = await Promise.all(open.map(async ([id]) => [id, await loadMessages(id)] as const));
        return { state, pages };
      },
      // A channel that was opened in the meantime stays open.
      ({ state, pages }) => ({ state, messages: { ...openIn(state), ...Object.fromEntries(pages) } }),
    );
  }

  /** The messages of the open channels that the person can still see. */
  function openIn({ channels }: ScreenState): World['messages'] {
    const ids = new Set(channels.map(({ id }) => id));
    return Object.fromEntries(Object.entries(world?.messages ?? {}).filter(([id]) => ids.has(id)));
  }

  async function loadMessages(id: string): Promise<ScreenMessage[]> {
    return (await load<{ messages: ScreenMessage[] }>(me, `messages/${id}`)).messages;
  }

  source.onopen = () => {
    isConnected = true;
    void reload();
  };
  source.onerror = () => {
    isConnected = false;
    notify();
  };
  source.onmessage = ({ data }) => {
    const event = JSON.parse(data) as ScreenEvent;
    if (event.kind === 'reload') return void reload();
    for (const meanwhile of loads) meanwhile.push(event);
    if (!world) return;
    world = reduce(world, event);
    onEvent(event, store);
    notify();
  };

  const store: Store = {
    world: () => world,
    toasts: () => toasts,
    isConnected: () => isConnected,
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    async openChannel(id) {
      const { state } = world ?? {};
      if (!state || world?.messages[id]) return;
      await catchUp(
        () => loadMessages(id),
        (messages) => ({ state: world?.state ?? state, messages: { ...world?.messages, [id]: messages } }),
      );
    },
    async act<T>(name: string, args: object) {
      try {
        return await act<T>(me ?? world?.state.me ?? '', name, args);
      } catch (error) {
        store.toast(error instanceof Error ? error.message : String(error), { isError: true });
        return undefined;
      }
    },
    markRead(id) {
      const channel = world?.state.channels.find((one) => one.id === id);
      const newest = world?.messages[id]?.at(-1)?.ts ?? '';
      if (!world || !channel || (channel.unread === 0 && newest <= channel.lastRead)) return;
      if (newest > channel.lastRead) void store.act('read', { channel: id, ts: newest });
      world = reduce(world, { kind: 'channel', channel: { ...channel, unread: 0, lastRead: newest } });
      notify();
    },
    toast(text, { isError = false, about, open } = {}) {
      serial += 1;
      const id = serial;
      const others = toasts.filter((toast) => about === undefined || toast.about !== about);
      toasts = [...others, { id, text, isError, about, open }];
      setTimeout(() => store.dismiss(id), TOAST_MS);
      notify();
    },
    dismiss(id) {
      toasts = toasts.filter((toast) => toast.id !== id);
      notify();
    },
    close: () => source.close(),
  };
  return store;
}
