import type { Fields, Team, User } from './model.js';

/** Whether a person belongs to the app's workspace or to another one of its Enterprise Grid organization. */
export function isColleague({ teamId, enterpriseTeams }: User): boolean {
  return teamId === undefined || enterpriseTeams !== undefined;
}

/** The person's own workspace. */
export function homeTeam(team: Team, { teamId }: User): { id: string; domain: string } {
  return teamId === undefined || teamId === team.id
    ? { id: team.id, domain: team.domain }
    : { id: teamId, domain: teamId.toLowerCase() };
}

/** The organization that the person belongs to; another organization's people have another one, or none. */
export function enterpriseOf(team: Team, user: User): Team['enterprise'] {
  return isColleague(user) ? team.enterprise : undefined;
}

/**
 * The workspace and organization that a request of a person names: a colleague's own workspace. People of another
 * organization act in ours, through Slack Connect; only what they do in a modal names theirs.
 */
export function requestOrigin(team: Team, user: User, { inModal = false } = {}) {
  const isOurs = !isColleague(user) && !inModal;
  return {
    home: isOurs ? { id: team.id, domain: team.domain } : homeTeam(team, user),
    enterprise: isOurs ? team.enterprise : enterpriseOf(team, user),
  };
}

/** `team` and `enterprise` of an interactive payload. */
export function originShape(team: Team, user: User, options: { inModal: boolean }): Fields {
  const { home, enterprise } = requestOrigin(team, user, options);
  return {
    team: { ...home, ...(enterprise && { enterprise_id: enterprise.id, enterprise_name: enterprise.name }) },
    enterprise: enterprise ?? null,
  };
}
