import * as z from 'zod';
import type { Identity } from '../client/identity.js';

const id = z.string().nullish().catch(undefined);

/** The app, workspace and organization of a payload; each kind has them in different places. */
const origin = z.object({
  api_app_id: id,
  team_id: id,
  enterprise_id: id,
  context_team_id: id,
  authorizations: z
    .array(z.object({ team_id: id }))
    .optional()
    .catch(undefined),
  team: z.object({ id, enterprise_id: id }).nullish().catch(undefined),
  enterprise: z.object({ id }).nullish().catch(undefined),
  user: z.object({ team_id: id }).nullish().catch(undefined),
  view: z.object({ app_installed_team_id: id }).nullish().catch(undefined),
});

type Origin = z.output<typeof origin>;

export interface PayloadOrigin {
  app: string | undefined;
  /** The workspace whose installation it's for, or which the person is in. */
  team: string | undefined;
  isOurs: boolean;
}

/**
 * Whether a payload is for this installation. In an Enterprise Grid organization, colleagues of other workspaces send
 * commands, clicks and forms with their own workspace. Who they are is decided later, from users.info: a form from a
 * Slack Connect channel is for this installation too.
 */
export function readOrigin(body: object, { appId, teamId, enterpriseId }: Identity): PayloadOrigin {
  const from = origin.parse(body);
  const isEvent = 'event' in body;
  const team = (isEvent ? teamOfEvent(from) : teamOfRequest(from)) ?? undefined;
  const isColleague = !isEvent && enterpriseId !== undefined && enterpriseOf(from) === enterpriseId;
  const isOurTeam =
    team === undefined ? !isOtherOrganization(from, enterpriseId) : team === teamId || isColleague;
  const app = from.api_app_id ?? undefined;
  return { app, team: team ?? enterpriseOf(from), isOurs: (app === undefined || app === appId) && isOurTeam };
}

/**
 * The authorization names the workspace that installed the app. With Slack Connect, both other fields may name the
 * other organization.
 */
function teamOfEvent({ authorizations, context_team_id, team_id }: Origin) {
  return authorizations?.[0]?.team_id ?? context_team_id ?? team_id;
}

/** A modal opened in another workspace names the one that installed the app. */
function teamOfRequest({ view, team, team_id, user }: Origin) {
  return view?.app_installed_team_id ?? team?.id ?? team_id ?? user?.team_id;
}

function enterpriseOf({ enterprise, team, enterprise_id }: Origin): string | undefined {
  return enterprise?.id ?? team?.enterprise_id ?? enterprise_id ?? undefined;
}

function isOtherOrganization(from: Origin, enterpriseId: string | undefined): boolean {
  const enterprise = enterpriseOf(from);
  return enterprise !== undefined && enterprise !== enterpriseId;
}
