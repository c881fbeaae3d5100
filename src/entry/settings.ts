import type { Config } from '../config.js';
import type { Settings } from '../deps.js';

/** What of a declaration's channel becomes history, and the rest of what commands need to know. */
export function readSettings({ announcementChannel, services }: Config): Settings {
  return { announcementChannel, services, history: { minutes: 120, messages: 200 } };
}
