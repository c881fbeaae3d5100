import { fromSlackTs, type Timestamp } from '../../base/timestamp.js';
import type { SlackMessage } from './slack-message.js';

/** A huddle, or a call in the Slack app. */
export interface Huddle {
  startedBy?: string | undefined;
  startedAt?: Timestamp | undefined;
  hasEnded: boolean;
  endedAt?: Timestamp | undefined;
  /** User ids of everyone who has been in it, in the order in which they joined. */
  people: string[];
}

/**
 * The huddle that a message is about; undefined for all other messages. Slack posts the message when the
 * huddle starts and edits it when someone joins and when the huddle ends.
 */
export function readHuddle({ subtype, room }: SlackMessage): Huddle | undefined {
  if (room === undefined) return subtype === 'huddle_thread' ? { hasEnded: false, people: [] } : undefined;
  const { created_by, date_start, date_end, has_ended, participant_history = [], participants = [] } = room;
  const endedAt = toTimestamp(date_end);
  return {
    startedBy: created_by,
    startedAt: toTimestamp(date_start),
    hasEnded: has_ended === true || endedAt !== undefined,
    endedAt,
    people: [...new Set([...participant_history, ...participants])],
  };
}

/** Slack writes 0 for a time that hasn't come yet. */
function toTimestamp(seconds: number | undefined): Timestamp | undefined {
  return seconds === undefined || seconds <= 0 ? undefined : fromSlackTs(`${Math.trunc(seconds)}.000000`);
}
