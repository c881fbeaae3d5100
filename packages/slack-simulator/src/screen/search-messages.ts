import type { Channel, Message } from '../model.js';
import type { Workspace } from '../workspace.js';
import { mayRead } from './may-read.js';
import type { ScreenMessage } from './protocol.js';
import { screenMessage } from './screen-shapes.js';

const MAX_FOUND = 50;

/** The newest messages with all the words that the person may read, newest first. */
export function searchMessages(
  { channels }: Workspace,
  userId: string,
  query: string,
): { channel: string; message: ScreenMessage }[] {
  const words = query.slice(0, 200).toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  const readable = [...channels.values()].filter((channel) => mayRead(channel, userId));
  return readable
    .flatMap((channel) => findIn(channel, words))
    .sort((a, b) => (a.message.ts < b.message.ts ? 1 : -1))
    .slice(0, MAX_FOUND);
}

function findIn(channel: Channel, words: readonly string[]) {
  return channel.messages
    .filter((message) => includesAll(message, words))
    .map((message) => ({ channel: channel.id, message: screenMessage(channel, message) }));
}

function includesAll({ text, blocks, files = [] }: Message, words: readonly string[]): boolean {
  const names = files.map((file) => ('name' in file ? file.name : '')).join(' ');
  const searched = `${text} ${blocks ? JSON.stringify(blocks) : ''} ${names}`.toLowerCase();
  return words.every((word) => searched.includes(word));
}
