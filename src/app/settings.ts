import type { Settings } from '../ports/settings.js';
import { type Config, DEFAULT_REMINDERS, readReminders } from './config.js';

/** What of a declaration's channel becomes history, and the rest of what commands need to know. */
export function readSettings({
  announcementChannel,
  services,
  markEmoji,
  captureShared,
  reminders,
  roleInstructions,
}: Config): Settings {
  return {
    ...DEFAULT_SETTINGS,
    announcementChannel,
    services,
    markEmoji,
    captureShared,
    reminders,
    roleInstructions,
  };
}

export const DEFAULT_SETTINGS: Settings = {
  services: [],
  history: { minutes: 120, messages: 200 },
  markEmoji: ['pushpin'],
  captureShared: false,
  reminders: readReminders(DEFAULT_REMINDERS),
  roleInstructions: new Map(),
};
