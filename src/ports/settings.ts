import type { ReminderTimes } from '../incidents/reminder-rules.js';
import type { Process } from '../process/process-schema.js';

export interface Settings {
  /**
   * The content of aegis.yml. If a field below covers the same thing, use that: it includes the environment.
   */
  process: Process;
  /** Id or name of the announcement channel; none if absent. */
  announcementChannel?: string | undefined;
  /** Service names recognized without `service:`. */
  services: readonly string[];
  /** How many recent messages of the channel where an incident is declared are copied to its record. */
  history: { minutes: number; messages: number };
  /** Names of the reactions that make a message a key event: `pushpin`. */
  markEmoji: readonly string[];
  /** Whether messages in channels shared with other organizations are recorded with their text. */
  captureShared: boolean;
  reminders: ReminderTimes;
  /** How long a person waits for an answer; Slack gives up after 3 s. Work that takes longer continues without them. */
  answerMs: number;
  /** How long to collect alerts of a lane before they're handled, and their messages edited, again. */
  alertPauseMs: number;
  /** ARN of the KMS key that signs the heads of exports; they aren't signed without one. */
  exportKey?: string | undefined;
  /** The instructions for each role, as mrkdwn; the built-in ones apply to other roles. */
  roleInstructions: ReadonlyMap<string, string>;
}
