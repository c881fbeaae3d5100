import type { ScreenEvent } from '../src/screen/protocol.js';
import { channelTitle, type Names } from './channel-names.js';
import { toPlain } from './text/plain.js';

const MAX_LENGTH = 120;

export interface Notice {
  text: string;
  channel: string;
}

/** The notification about a message that the person may not see arrive: a direct message, or one that mentions them. */
export function noticeOf(event: ScreenEvent, names: Names, current: string | undefined): Notice | undefined {
  if (event.kind !== 'message' || event.channel === current) return undefined;
  const { message } = event;
  const channel = names.channels.get(event.channel);
  if (!channel?.isMember || message.user === names.me.id || message.edited !== undefined) return undefined;
  const isDirect = channel.kind === 'im' || channel.kind === 'mpim';
  if (!isDirect && !message.text.includes(`<@${names.me.id}>`)) return undefined;
  // A change to an old message isn't news.
  if (message.ts <= channel.lastRead || message.reactions !== undefined) return undefined;
  const who = names.users.get(message.user ?? '')?.name ?? 'Someone';
  const said = toPlain(message.text, names).slice(0, MAX_LENGTH);
  const where = isDirect ? '' : ` in ${channelTitle(names, channel)}`;
  return { text: `${who}${where}: ${said}`, channel: channel.id };
}
