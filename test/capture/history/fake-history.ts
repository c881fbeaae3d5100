import type { Timestamp } from '../../../src/base/timestamp.js';
import { toSlackTs } from '../../../src/base/timestamp.js';
import type { HistoryPage, PastMessage, Slack } from '../../../src/ports/slack.js';
import { figures, past } from './past-messages.js';

type Histories = Pick<Slack, 'channel' | 'file' | 'historyPage' | 'members' | 'threadPage' | 'user'>;

/** A channel whose history comes in small pages. */
export interface FakeHistory {
  slack: Histories;
  /** `channel`, `thread 2025-…`: every call so far. */
  calls: string[];
  say(timestamp: Timestamp, fields?: object, isOwn?: boolean): void;
  reply(timestamp: Timestamp, parent: Timestamp, fields?: object, isOwn?: boolean): void;
  remove(timestamp: Timestamp): void;
  /** Called before each call, which it may make fail. */
  beforeCall: (call: string) => Promise<void> | void;
}

export function createFakeHistory(pageSize: number): FakeHistory {
  const messages = new Map<Timestamp, PastMessage>();
  const parents = new Map<Timestamp, Timestamp>();
  const repliesTo = (parent: Timestamp) =>
    [...parents]
      .filter(([, of]) => of === parent)
      .map(([timestamp]) => timestamp)
      .sort();
  const cut = (found: readonly PastMessage[]): HistoryPage => ({
    messages: found.slice(0, pageSize),
    hasMore: found.length > pageSize,
    isLimited: false,
  });
  const show = (message: PastMessage): PastMessage => {
    const replies = repliesTo(message.timestamp);
    const thread = replies.length > 0 ? figures(message.timestamp, replies.length, replies.at(-1)) : {};
    return { ...message, raw: { ...message.raw, ...thread } };
  };
  const fake: FakeHistory = {
    calls: [],
    beforeCall: () => undefined,
    say: (timestamp, fields, isOwn) => void messages.set(timestamp, past(timestamp, fields, isOwn)),
    reply(timestamp, parent, fields, isOwn) {
      messages.set(timestamp, past(timestamp, { thread_ts: toSlackTs(parent), ...fields }, isOwn));
      parents.set(timestamp, parent);
    },
    remove(timestamp) {
      messages.delete(timestamp);
      parents.delete(timestamp);
    },
    slack: {
      channel: async () => ({ name: 'inc-42', isPrivate: false, isShared: false }),
      file: async () => undefined,
      members: async () => new Set<string>(),
      user: async (id) => ({
        ...{ id, name: id, isBot: false, isDeactivated: false, isGuest: false, isExternal: false },
      }),
      async historyPage(_channel, { before = '9' }) {
        await note('channel');
        const top = [...messages.values()].filter(
          ({ timestamp }) => !parents.has(timestamp) && timestamp < before,
        );
        return cut(top.sort((a, b) => (a.timestamp < b.timestamp ? 1 : -1)).map(show));
      },
      async threadPage(_channel, parent, { after = '' }) {
        await note(`thread ${parent}`);
        const replies = repliesTo(parent).filter((timestamp) => timestamp > after);
        return cut(replies.flatMap((timestamp) => messages.get(timestamp) ?? []));
      },
    },
  };
  async function note(call: string): Promise<void> {
    fake.calls.push(call);
    await fake.beforeCall(call);
  }
  return fake;
}
