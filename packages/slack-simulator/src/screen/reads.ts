import type { Channel } from '../model.js';

/** Timestamps of the last read messages, by person and channel. */
export type ReadMarks = Record<string, Record<string, string>>;

/** What each person has read. */
export interface Reads {
  lastRead(userId: string, channelId: string): string;
  mark(userId: string, channelId: string, ts: string): void;
  unread(userId: string, channel: Channel): number;
  all(): ReadMarks;
}

export function createReads(saved: ReadMarks = {}): Reads {
  const marks: ReadMarks = structuredClone(saved);
  const lastRead = (userId: string, channelId: string) => marks[userId]?.[channelId] ?? '';
  return {
    lastRead,
    mark(userId, channelId, ts) {
      if (ts <= lastRead(userId, channelId)) return;
      marks[userId] = { ...marks[userId], [channelId]: ts };
    },
    unread(userId, { id, members, messages }) {
      if (!members.includes(userId)) return 0;
      const since = lastRead(userId, id);
      const isNews = ({ ts, user, thread_ts = ts, subtype = '' }: Channel['messages'][number]) =>
        ts > since && user !== userId && thread_ts === ts && !isNote(subtype);
      return messages.filter(isNews).length;
    },
    all: () => marks,
  };
}

/** Slack doesn't count who joined, left or changed the topic as unread. */
function isNote(subtype: string): boolean {
  return subtype.startsWith('channel_') || subtype.startsWith('group_');
}
