import type { WebClient } from '@slack/web-api';
import { UpstreamError } from '../../base/errors.js';

/** Who this app is in its workspace. */
export interface Identity {
  teamId: string;
  /** The Enterprise Grid organization of the workspace. */
  enterpriseId?: string | undefined;
  appId: string;
  botId: string;
  botUserId: string;
  /** `https://acme.slack.com/` */
  workspaceUrl: string;
}

export type IdentitySource = () => Promise<Identity>;

/** The token is an organization's: Slack wants a workspace with most calls, and the table doesn't tell workspaces apart. */
export class OrgWideError extends UpstreamError {
  constructor() {
    super(
      'org_wide_install',
      "Aegis is installed for the whole organization, but it works for one workspace. In Slack's admin, install the app to that workspace instead, and set SLACK_BOT_TOKEN to the token of that installation.",
    );
  }
}

/** Asks Slack on first use and remembers the answer; after a failure the next use asks again. */
export function createIdentity(client: Pick<WebClient, 'auth' | 'bots'>): IdentitySource {
  let known: Promise<Identity> | undefined;
  return () => {
    known ??= askSlack(client).catch((error: unknown) => {
      known = undefined;
      throw error;
    });
    return known;
  };
}

async function askSlack(client: Pick<WebClient, 'auth' | 'bots'>): Promise<Identity> {
  const { team_id, user_id, bot_id, url, enterprise_id, is_enterprise_install } = await client.auth.test();
  // Its team_id is null or the organization's.
  if (is_enterprise_install) throw new OrgWideError();
  if (!team_id || !user_id || !bot_id || !url) {
    throw new UpstreamError('not_a_bot', 'SLACK_BOT_TOKEN is not the token of a bot: it starts with xoxb-.');
  }
  // In sequence, because only the first says whose app this is. Both run while a process starts; without the second,
  // signed payloads of another app would pass.
  const { bot } = await client.bots.info({ bot: bot_id });
  return {
    teamId: team_id,
    enterpriseId: enterprise_id ?? undefined,
    appId: bot?.app_id ?? '',
    botId: bot_id,
    botUserId: user_id,
    workspaceUrl: url,
  };
}
