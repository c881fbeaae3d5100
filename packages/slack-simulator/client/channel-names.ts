import type { ScreenChannel, ScreenUser } from '../src/screen/protocol.js';

/** The lookups that names come from. */
export interface Names {
  users: ReadonlyMap<string, ScreenUser>;
  channels: ReadonlyMap<string, ScreenChannel>;
  me: ScreenUser;
}

/** A channel's name without its sign; for direct messages, the other person's. */
export function channelName({ users, me }: Names, { kind, name, members }: ScreenChannel): string {
  if (kind !== 'im') return name;
  const other = members.find((member) => member !== me.id) ?? me.id;
  return users.get(other)?.realName ?? 'someone';
}

/** With `#` for public channels. */
export function channelTitle(names: Names, channel: ScreenChannel): string {
  return `${channel.kind === 'channel' ? '#' : ''}${channelName(names, channel)}`;
}

/** `1 member`, `2 members`. */
export function count(number: number, noun: string, plural = `${noun}s`): string {
  return `${number} ${number === 1 ? noun : plural}`;
}

/** The other person of a direct conversation. */
export function otherOf({ me }: Pick<Names, 'me'>, { members }: ScreenChannel): string {
  return members.find((member) => member !== me.id) ?? me.id;
}
