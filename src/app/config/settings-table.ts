import { INCIDENT_SETTINGS } from './incident-settings.js';
import { PROCESS_SETTINGS } from './process-settings.js';
import { SLACK_SETTINGS } from './slack-settings.js';
import { STORAGE_SETTINGS } from './storage-settings.js';
import { SUMMARY_SETTINGS } from './summary-settings.js';

/** Every environment variable that Aegis reads. Settings declared here are validated and documented. */
export const SETTINGS = {
  ...SLACK_SETTINGS,
  ...INCIDENT_SETTINGS,
  ...SUMMARY_SETTINGS,
  ...STORAGE_SETTINGS,
  ...PROCESS_SETTINGS,
};

export type SettingName = keyof typeof SETTINGS;

/** The same by heading, for docs/settings.md. */
export const SETTING_GROUPS = {
  Slack: SLACK_SETTINGS,
  Incidents: INCIDENT_SETTINGS,
  Summaries: SUMMARY_SETTINGS,
  'Table, bucket, queue and cache': STORAGE_SETTINGS,
  Process: PROCESS_SETTINGS,
};
