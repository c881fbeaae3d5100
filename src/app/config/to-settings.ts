import type { ReminderTimes } from '../../incidents/reminder-rules.js';
import type { Settings } from '../../ports/settings.js';
import { severitiesInUse } from '../../process/process-rules.js';
import type { Process } from '../../process/process-schema.js';
import type { GivenSettings } from './environment-schema.js';
import type { Mode } from './setting.js';

/** How many messages of the channel in which an incident is declared are copied. */
const HISTORY = { minutes: 120, messages: 200 };

/** Slack gives up after 3 s; the answer still has to reach it. */
const ANSWER_MS = 2_400;

/** Slack allows about one edit a second, for all channels together. */
const ALERT_PAUSE_MS = 5_000;

/** The settings of commands and capture. aegis.yml takes precedence over the environment. */
export function toSettings(read: GivenSettings, mode: Mode, process: Process): Settings {
  const instructions = Object.entries(read.AEGIS_ROLE_INSTRUCTIONS ?? {});
  return {
    process,
    announcementChannel:
      process.announcement_channel ??
      read.AEGIS_ANNOUNCE_CHANNEL ??
      (mode === 'embedded' ? '#incidents' : undefined),
    services: [...new Set([...Object.keys(process.services), ...read.AEGIS_SERVICES])],
    answerMs: ANSWER_MS,
    alertPauseMs: ALERT_PAUSE_MS,
    history: HISTORY,
    markEmoji: read.AEGIS_MARK_EMOJI,
    captureShared: read.AEGIS_CAPTURE_SHARED,
    exportKey: read.AEGIS_EXPORT_KEY,
    reminders: mergeReminders(process, read.AEGIS_REMINDERS),
    roleInstructions: new Map([
      ...instructions.map(([role, text]) => [role.toLowerCase(), text] as const),
      ...Object.entries(process.roles),
    ]),
  };
}

/** Times from aegis.yml, and from the environment where it has none. */
function mergeReminders(process: Process, fallback: ReminderTimes): ReminderTimes {
  const choose = (said: number | 'never' | undefined, otherwise: number | undefined) =>
    said === 'never' ? undefined : (said ?? otherwise);
  const update = severitiesInUse(process).flatMap((level): [string, number][] => {
    const minutes = choose(process.severities[level]?.update_every, fallback.update.get(level));
    return minutes === undefined ? [] : [[level, minutes]];
  });
  return {
    update: new Map(update),
    commander: choose(process.reminders.commander, fallback.commander),
    close: choose(process.reminders.close, fallback.close),
  };
}
