import type { WebClient } from '@slack/web-api';
import { HOUR_MS, MINUTE_MS } from '../../base/durations.js';
import { UpstreamError } from '../../base/errors.js';
import { callSlack } from './slack-failures.js';

/** This app's identity in its workspace. */
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

/**
 * At most an hour old, or a minute if `recent`: for someone whom the cached identity would refuse, because the
 * workspace may have joined an organization.
 */
export type IdentitySource = (options?: { recent?: boolean }) => Promise<Identity>;

/** An organization's token: Slack requires a workspace in most calls, and the table doesn't separate workspaces. */
export class OrgWideError extends UpstreamError {
  constructor() {
    super(
      'org_wide_install',
      "Aegis is installed for the whole organization, but it works in one workspace only. In Slack's admin settings, install the app in that workspace instead, and set SLACK_BOT_TOKEN to the new installation's token.",
    );
  }
}

type Asked = Pick<WebClient, 'auth' | 'bots'>;

interface Known {
  answer: Promise<Identity>;
  /** Elapsed milliseconds when it was asked for. */
  at: number;
}

/**
 * Asks Slack on first use and caches the answer; while Slack fails, the last answer stays in use, and without one the
 * next use asks again. Takes one call with the app's id, and two without. `elapsed` counts milliseconds from any start.
 */
export function createIdentity(
  client: Asked,
  appId?: string,
  elapsed: () => number = () => performance.now(),
): IdentitySource {
  let known: Known | undefined;

  function ask(): Promise<Identity> {
    const earlier = known;
    const answer = askSlack(client, appId).catch((error: unknown) => {
      known = earlier && !(error instanceof OrgWideError) ? { ...earlier, at: elapsed() } : undefined;
      if (known) return known.answer;
      throw error;
    });
    known = { answer, at: elapsed() };
    return answer;
  }

  return ({ recent = false } = {}) =>
    known && elapsed() - known.at < (recent ? MINUTE_MS : HOUR_MS) ? known.answer : ask();
}

async function askSlack(client: Asked, appId: string | undefined): Promise<Identity> {
  const { team_id, user_id, bot_id, url, enterprise_id, is_enterprise_install } = await callSlack(() =>
    client.auth.test(),
  );
  // Its team_id is null or the organization's.
  if (is_enterprise_install) throw new OrgWideError();
  if (!team_id || !user_id || !bot_id || !url) {
    throw new UpstreamError('not_a_bot', "SLACK_BOT_TOKEN isn't a bot token. Bot tokens start with xoxb-.");
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

/** Without the app's id, signed payloads of another app would pass. `auth.test` doesn't return the id to bots. */
async function askForApp(client: Asked, botId: string): Promise<string> {
  const { bot } = await callSlack(() => client.bots.info({ bot: botId }));
  return bot?.app_id ?? '';
}
