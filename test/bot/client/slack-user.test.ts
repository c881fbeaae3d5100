import { describe, expect, it } from 'vitest';
import { readUser, type UserInfo } from '../../../src/bot/client/slack-user.js';

const OWN = { teamId: 'T1', enterpriseId: 'E1', botUserId: 'U0BOT' };
const read = (info?: UserInfo | object, id = 'U2') => readUser(id, OWN, info as UserInfo | undefined);

describe('readUser', () => {
  it('reads a full member', () => {
    const info = { team_id: 'T1', name: 'bob', tz: 'Europe/Berlin', profile: { display_name: 'Bob' } };

    expect(read(info)).toEqual({
      id: 'U2',
      name: 'Bob',
      timeZone: 'Europe/Berlin',
      isBot: false,
      isDeactivated: false,
      isGuest: false,
      isExternal: false,
    });
  });

  it.each([
    ['the display name', { profile: { display_name: 'Bob', real_name: 'Robert' }, name: 'bob' }, 'Bob'],
    ['the real name', { profile: { display_name: '', real_name: 'Robert' }, name: 'bob' }, 'Robert'],
    ['the top-level real name', { real_name: 'Robert B', name: 'bob' }, 'Robert B'],
    ['the user name', { name: 'bob' }, 'bob'],
    ['the ID', {}, 'U2'],
  ])('falls back to %s', (_, info, name) => {
    expect(read(info).name).toBe(name);
  });

  it("names the app's own user Aegis, whatever the workspace calls it", () => {
    expect(read({ profile: { display_name: 'incidents' } }, 'U0BOT').name).toBe('Aegis');
  });

  it.each([{ is_restricted: true }, { is_ultra_restricted: true }])('recognizes the guest %j', (info) => {
    expect(read(info).isGuest).toBe(true);
  });

  it.each([
    { is_stranger: true },
    { team_id: 'T2' },
    { team_id: 'E2' },
    { team_id: 'T2', is_stranger: true },
    { team_id: 'T2', enterprise_user: { enterprise_id: 'E2', teams: ['T2', 'T3'] } },
    { team_id: 'T2', enterprise_id: 'E2', enterprise_user: {} },
  ])('recognizes the external person %j', (info) => {
    expect(read(info).isExternal).toBe(true);
  });

  it.each([
    { team_id: 'T2', enterprise_user: { enterprise_id: 'E1', teams: ['T2', 'T1'] } },
    { team_id: 'T2', enterprise_user: { enterprise_id: 'E1', teams: ['T2'] } },
    { team_id: 'T2', enterprise_user: { teams: ['T1'] } },
    { team_id: 'T2', enterprise_id: 'E1' },
    { team_id: 'E1' },
    { team_id: 'T2', is_stranger: true, enterprise_user: { enterprise_id: 'E1', teams: ['T2'] } },
  ])('recognizes the colleague of a sister workspace %j', (info) => {
    expect(read(info).isExternal).toBe(false);
  });

  it('has no colleagues elsewhere without an organization', () => {
    const info = { team_id: 'T2', enterprise_user: { enterprise_id: 'E1', teams: ['T2'] } };

    expect(readUser('U2', { teamId: 'T1', botUserId: 'U0BOT' }, info).isExternal).toBe(true);
  });

  it("doesn't call a person external when Slack names no workspace", () => {
    expect(read({}).isExternal).toBe(false);
  });

  it('recognizes deactivated people, bots and Slackbot', () => {
    expect(read({ deleted: true }).isDeactivated).toBe(true);
    expect(read({ is_bot: true }).isBot).toBe(true);
    expect(read({ is_bot: false }, 'USLACKBOT').isBot).toBe(true);
  });

  it.each([null, '', undefined])('has no time zone when Slack says %j', (tz) => {
    expect(read({ tz }).timeZone).toBeUndefined();
  });

  it('reads someone of whom Slack says nothing as an external person named by ID', () => {
    expect(read(undefined)).toMatchObject({ name: 'U2', isExternal: true, isUnknown: true });
  });
});
