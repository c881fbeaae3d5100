import type { WebClient } from '@slack/web-api';
import { UpstreamError } from '../../base/errors.js';

/** Who this app is in its workspace. */
export interface Identity {
  teamId: string;
  appId: string;
  botId: string;
  botUserId: string;
  /** `https://acme.slack.com/` */
  workspaceUrl: string;
}

export type IdentitySource = () => Promise<Identity>;

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
  const { team_id, user_id, bot_id, url } = await client.auth.test();
  if (!team_id || !user_id || !bot_id || !url) {
    throw new UpstreamError('not_a_bot', 'SLACK_BOT_TOKEN is not the token of a bot: it starts with xoxb-.');
  }
  const { bot } = await client.bots.info({ bot: bot_id });
  return { teamId: team_id, appId: bot?.app_id ?? '', botId: bot_id, botUserId: user_id, workspaceUrl: url };
}
