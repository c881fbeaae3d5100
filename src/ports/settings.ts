import type { ReminderTimes } from '../incidents/reminder-rules.js';

export interface Settings {
  /** Id or name of the channel that hears of every public incident; none when absent. */
  announcementChannel?: string | undefined;
  /** Service names recognised without `service:`. */
  services: readonly string[];
  /** How much of the channel in which an incident is declared becomes its history. */
  history: { minutes: number; messages: number };
  /** Reactions that put a message into the timeline, by name: `pushpin`. */
  markEmoji: readonly string[];
  /** Whether what is said in channels shared with other organisations goes on the record, or only that it was. */
  captureShared: boolean;
  reminders: ReminderTimes;
  /** A request that takes longer is answered with a note that its work goes on. Slack gives up after 3 s. */
  answerMs: number;
  /** What whoever gets a role is told, by role, as mrkdwn; of others the texts of Aegis are used. */
  roleInstructions: ReadonlyMap<string, string>;
}
