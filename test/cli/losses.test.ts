import { describe, expect, it } from 'vitest';
import { apartFromSlack } from '../../src/base/timestamp.js';
import { findLosses } from '../../src/cli/replay/losses.js';
import type { RecordedLine } from '../../src/drills/transcript-file.js';
import { Conversation } from '../summaries/conversation.js';

const AT = '2025-01-15T14:30:00.000000Z';

function typed(command: string): RecordedLine[] {
  return [{ kind: 'command', at: AT, user: 'U01ALICE', command: `/incident ${command}` }];
}

describe('what a replay lost', () => {
  it.each([
    ['now', apartFromSlack(AT), 'db1 is full'],
    ['at another time', '2025-01-15T14:10:00.0000001Z', 'At 14:10 db1 is full'],
  ])("doesn't include a note for %s", (_when, timestamp, text) => {
    const talk = new Conversation();
    talk.says('db1 is full', { timestamp, source: 'note' });

    expect(findLosses(typed(`note ${text}`), talk.record)).toEqual([]);
  });

  it('includes a note without its own comment, whatever others say', () => {
    const talk = new Conversation();
    talk.says('db2 is full', { source: 'note' });

    expect(findLosses(typed('note db1 is full'), talk.record)).toEqual([`lost: command of ${AT}`]);
  });
});
