import type { Settings } from '../../ports/settings.js';
import { readConfig } from './config.js';

/** What commands get if nothing is set: no announcement channel. */
export const DEFAULT_SETTINGS: Settings = {
  ...readConfig({}, 'embedded').settings,
  announcementChannel: undefined,
};
