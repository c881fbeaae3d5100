import type { ScreenEvent, ScreenMessage, ScreenState } from '../src/screen/protocol.js';

/** Everything the page shows that comes from the server. */
export interface World {
  state: ScreenState;
  /** Messages of the channels that have been opened, oldest first. */
  messages: Readonly<Record<string, readonly ScreenMessage[] | undefined>>;
}

/** Applies an event. Messages of channels that aren't open yet are loaded when they are. */
export function reduce(world: World, event: ScreenEvent): World {
  const { state, messages } = world;
  switch (event.kind) {
    case 'message': {
      const known = messages[event.channel];
      if (!known) return world;
      return { state, messages: { ...messages, [event.channel]: upsert(known, event.message) } };
    }
    case 'message_gone': {
      const left = messages[event.channel]?.filter(({ ts }) => ts !== event.ts);
      return { state, messages: { ...messages, [event.channel]: left } };
    }
    case 'channel': {
      const { channel } = event;
      const isKnown = state.channels.some(({ id }) => id === channel.id);
      // In its place: a page that names no channel shows the first.
      const changed = state.channels.map((one) => (one.id === channel.id ? channel : one));
      return { messages, state: { ...state, channels: isKnown ? changed : [...changed, channel] } };
    }
    case 'channel_gone': {
      const channels = state.channels.filter(({ id }) => id !== event.channel);
      return { state: { ...state, channels }, messages: { ...messages, [event.channel]: undefined } };
    }
    case 'modals':
      return { messages, state: { ...state, modals: event.views } };
    case 'home':
      return { messages, state: { ...state, home: event.view } };
    case 'reload':
      return world;
  }
}

function upsert(known: readonly ScreenMessage[], message: ScreenMessage): ScreenMessage[] {
  const others = known.filter(({ ts }) => ts !== message.ts);
  const place = others.findLastIndex(({ ts }) => ts < message.ts) + 1;
  return others.toSpliced(place, 0, message);
}
