import type { SlackUser } from '../../ports/slack.js';
import { clean } from '../../views/text.js';

/** The part of users.info that Aegis reads. */
export interface UserInfo {
  team_id?: string;
  name?: string;
  real_name?: string;
  deleted?: boolean;
  is_bot?: boolean;
  is_restricted?: boolean;
  is_ultra_restricted?: boolean;
  is_stranger?: boolean;
  tz?: string | null;
  profile?: { display_name?: string; real_name?: string };
}

export function readUser(id: string, teamId: string, info: UserInfo = {}): SlackUser {
  const { profile = {} } = info;
  const name = [profile.display_name, profile.real_name, info.real_name, info.name].find(Boolean) ?? id;
  return {
    id,
    name: clean(name),
    // Slack sends null or an empty string for people who never set one.
    timeZone: info.tz || undefined,
    isBot: info.is_bot === true || id === 'USLACKBOT',
    isDeactivated: info.deleted === true,
    isGuest: info.is_restricted === true || info.is_ultra_restricted === true,
    isExternal: info.is_stranger === true || (info.team_id !== undefined && info.team_id !== teamId),
  };
}
