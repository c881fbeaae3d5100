import { describe, expect, it } from 'vitest';
import { toSlackTs } from '../../../src/base/timestamp.js';
import { compareChannelPage, compareThreadPage } from '../../../src/capture/history/compare-page.js';
import { createReplyIndex } from '../../../src/capture/history/reply-index.js';
import type { Comment } from '../../../src/incidents/records/comment.js';
import type { PastMessage } from '../../../src/ports/slack.js';
import { aComment } from '../../support/records.js';
import { at, CHANNEL, page, past } from './past-messages.js';

const comparison = { channelId: CHANNEL, markEmoji: ['pushpin'], now: at(50) };

const said = (minute: number, fields: Partial<Comment> = {}) =>
  aComment({ timestamp: at(minute), text: 'errors at 40 %', channel_id: CHANNEL, ...fields });
const shown = (minute: number) => past(at(minute));

interface Case {
  record: Comment[];
  slack: PastMessage[];
}

function compareChannel({ record, slack }: Case) {
  const replies = createReplyIndex();
  replies.add(record);
  const stored = new Map(record.map((comment) => [comment.timestamp, comment]));
  return compareChannelPage(comparison, { page: page(slack), stored, replies, from: at(0), to: at(40) });
}
const deleted = (events: readonly object[]) =>
  events.map((event) => (event as { deleted_ts?: string }).deleted_ts).sort();
const times = (...minutes: number[]) => minutes.map((minute) => toSlackTs(at(minute)));

describe('a page of a channel', () => {
  it('adds what the record lacks, and deletes what Slack lacks', () => {
    const { added, removed, kept } = compareChannel({
      record: [said(2), said(3), said(4)],
      slack: [shown(1), shown(2), shown(4), shown(5)],
    });

    expect(added.flat()).toMatchObject([{ ts: toSlackTs(at(5)) }, { ts: toSlackTs(at(1)) }]);
    expect(deleted(removed)).toEqual(times(3));
    expect(kept).toEqual([]);
  });

  it("doesn't delete notes, messages that are already deleted, or replies, which have a thread", () => {
    const record = [
      said(2, { source: 'note' }),
      said(3, { deleted_at: at(4), text: undefined }),
      said(4, { thread: at(1) }),
    ];

    expect(compareChannel({ record, slack: [shown(1)] }).removed).toEqual([]);
  });

  it('keeps messages that are older than everything Slack shows', () => {
    const { removed, kept } = compareChannel({ record: [said(2), said(3)], slack: [shown(3)] });

    expect(removed).toEqual([]);
    expect(kept).toEqual([at(2)]);
  });

  it('deletes the replies to a message that is gone, because Slack would keep a tombstone otherwise', () => {
    const record = [
      said(2),
      said(5, { thread: at(2) }),
      said(6, { thread: at(2) }),
      said(7, { thread: at(3) }),
    ];

    const { removed } = compareChannel({ record, slack: [shown(1), shown(3)] });

    expect(deleted(removed)).toEqual(times(2, 5, 6));
  });

  it('keeps the replies to a message that Slack may only be hiding', () => {
    const record = [said(2), said(5, { thread: at(2) })];

    expect(compareChannel({ record, slack: [shown(3)] }).removed).toEqual([]);
  });
});

describe('a page of a thread', () => {
  const compareThread = (recorded: number[], slack: number[], { after = 1, hasMore = false } = {}) =>
    compareThreadPage(comparison, {
      page: { messages: slack.map(shown), hasMore, isLimited: false },
      stored: new Map(),
      recorded: recorded.map((minute) => at(minute)),
      parent: at(1),
      after: at(after),
    });

  it('deletes the replies that Slack lacks', () => {
    expect(deleted(compareThread([2, 3, 4], [2, 4]).removed)).toEqual(times(3));
    expect(deleted(compareThread([2, 3], []).removed)).toEqual(times(2, 3));
  });

  it('ignores replies on other pages', () => {
    const { removed } = compareThread([2, 5, 9], [6, 7], { after: 4, hasMore: true });

    expect(deleted(removed)).toEqual(times(5));
  });
});
