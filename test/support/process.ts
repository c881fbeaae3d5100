import { readConfig } from '../../src/app/config/config.js';
import type { Settings } from '../../src/ports/settings.js';
import { readProcess } from '../../src/process/read-process.js';

/** The settings that an aegis.yml leads to. */
export function settingsFrom(text: string): Settings {
  const read = readProcess(text);
  if ('problems' in read) throw new Error(read.problems.join('\n'));
  return { ...readConfig({}, 'embedded', read.process).settings, announcementChannel: '#incidents' };
}
