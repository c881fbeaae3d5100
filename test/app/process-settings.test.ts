import { describe, expect, it } from 'vitest';
import { readConfig } from '../../src/app/config/config.js';
import { readProcess } from '../../src/process/read-process.js';

/** The settings of commands, from a file and an environment. */
function settingsOf(text: string, env: Record<string, string> = {}) {
  const read = readProcess(text);
  if ('problems' in read) throw new Error(read.problems.join());
  return readConfig(env, 'embedded', read.process).settings;
}

describe('settings from aegis.yml', () => {
  it('take precedence over the environment, which applies where the file has nothing', () => {
    const env = {
      AEGIS_ANNOUNCE_CHANNEL: '#from-env',
      AEGIS_REMINDERS: 'P0:5, P1:6, commander:7, close:8',
      AEGIS_ROLE_INSTRUCTIONS: '{"scribe":"from env","ops":"from env"}',
      AEGIS_SERVICES: 'search',
    };

    const settings = settingsOf(
      `announcement_channel: "#from-file"
services: { payments: {} }
severities: { P0: { update_every: 2h }, P1: {}, P2: { update_every: 3d } }
roles: { scribe: from file }
reminders: { commander: never }`,
      env,
    );

    expect(settings.announcementChannel).toBe('#from-file');
    expect(settings.services).toEqual(['payments', 'search']);
    expect(settings.reminders).toEqual({
      update: new Map([
        ['P0', 120],
        ['P1', 6],
        ['P2', 4_320],
      ]),
      commander: undefined,
      close: 8,
    });
    expect([...settings.roleInstructions]).toEqual([
      ['scribe', 'from file'],
      ['ops', 'from env'],
    ]);
    expect(settingsOf('', env).announcementChannel).toBe('#from-env');
  });
});
