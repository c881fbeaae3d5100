import { OWN_NAME } from '../../incidents/names.js';
import type { SlackUser } from '../../ports/slack.js';
import { clean } from '../../views/text.js';
import type { Identity } from './identity.js';

/** The part of users.info that Aegis reads. */
export interface UserInfo {
  team_id?: string;
  /** In an Enterprise Grid organization. */
  enterprise_id?: string;
  enterprise_user?: { enterprise_id?: string; teams?: readonly string[] };
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

type Own = Pick<Identity, 'teamId' | 'enterpriseId' | 'botUserId'>;

/** Someone about whom Slack gives no information counts as external, because that grants the least. */
export function readUser(id: string, own: Own, known: UserInfo | undefined): SlackUser {
  const { profile = {}, ...info } = known ?? {};
  const name = [profile.display_name, profile.real_name, info.real_name, info.name].find(Boolean) ?? id;
  return {
    id,
    name: id === own.botUserId ? OWN_NAME : clean(name),
    // Slack sends null or an empty string for people who never set one.
    timeZone: info.tz || undefined,
    isBot: info.is_bot === true || id === 'USLACKBOT',
    isDeactivated: info.deleted === true,
    isGuest: info.is_restricted === true || info.is_ultra_restricted === true,
    isExternal: known === undefined || !isColleague(info, own),
    ...(known === undefined && { isUnknown: true }),
  };
}

/**
 * Whether a person belongs to the workspace or, on Enterprise Grid, to another one of the organization: then `team_id`
 * is the person's own workspace or the organization. `is_stranger` only says that the app shares no channel with someone
 * of another workspace, and is missing for the people of a Slack Connect channel.
 */
function isColleague(info: UserInfo, { teamId, enterpriseId }: Own): boolean {
  const { team_id, enterprise_id, enterprise_user: { enterprise_id: organization, teams = [] } = {} } = info;
  if (team_id === undefined) return info.is_stranger !== true;
  if (team_id === teamId || teams.includes(teamId)) return true;
  return enterpriseId !== undefined && [team_id, enterprise_id, organization].includes(enterpriseId);
}
