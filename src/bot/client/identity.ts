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

type Asked = Pick<WebClient, 'auth' | 'bots'>;

/**
 * Asks Slack on first use and remembers the answer; after a failure the next use asks again. That's one call with the
 * app's id, and two without.
 */
export function createIdentity(client: Asked, appId?: string): IdentitySource {
  let known: Promise<Identity> | undefined;
  return () => {
    known ??= askSlack(client, appId).catch((error: unknown) => {
      known = undefined;
      throw error;
    });
    return known;
  };
}

async function askSlack(client: Asked, appId: string | undefined): Promise<Identity> {
  const { team_id, user_id, bot_id, url, enterprise_id, is_enterprise_install } = await client.auth.test();
  // Its team_id is null or the organization's.
  if (is_enterprise_install) throw new OrgWideError();
  if (!team_id || !user_id || !bot_id || !url) {
    throw new UpstreamError('not_a_bot', 'SLACK_BOT_TOKEN is not the token of a bot: it starts with xoxb-.');
  }
  return {
    teamId: team_id,
    enterpriseId: enterprise_id ?? undefined,
    appId: appId ?? (await askForApp(client, bot_id)),
    botId: bot_id,
    botUserId: user_id,
    workspaceUrl: url,
  };
}

/** Without the app's id, signed payloads of another app would pass. `auth.test` doesn't tell it to bots. */
async function askForApp(client: Asked, botId: string): Promise<string> {
  const { bot } = await client.bots.info({ bot: botId });
  return bot?.app_id ?? '';
}
