import { blameSetting } from '../../app/blame-setting.js';
import { type Environment, readConfig } from '../../app/config/config.js';
import { createLogger } from '../../app/open/create-logger.js';
import { openSlack } from '../../app/open/open-slack.js';
import { UsageError } from '../../base/errors.js';

const NO_TOKEN =
  "There's no Slack token to examine. Set SLACK_BOT_TOKEN: SLACK_BOT_TOKEN=xoxb-... aegis doctor --slack";

/** `aegis doctor --slack`: asks Slack whose token this is. Resolves to 0 when the other settings agree. */
export async function doctorSlack(env: Environment, { json }: { json: boolean }): Promise<number> {
  const { slack, logLevel } = readConfig(env, 'embedded');
  const { botToken: token, apiUrl, appId } = slack;
  if (token === '') throw new UsageError(NO_TOKEN);
  // Without the setting, which is what's examined.
  const { identity } = openSlack({
    token,
    apiUrl,
    logger: createLogger(logLevel, undefined),
    identityClient: 'worker',
  });
  const self = await blameSetting('SLACK_BOT_TOKEN', identity);
  const report = { app: self.appId, workspace: self.workspaceUrl, setting: appId };
  console.log(json ? JSON.stringify(report, null, 2) : describe(report));
  return appId === undefined || appId === self.appId ? 0 : 1;
}

interface Report {
  app: string;
  workspace: string;
  setting: string | undefined;
}

function describe({ app, workspace, setting }: Report): string {
  const whose = `the token of the app ${app} in ${workspace}`;
  if (setting === undefined) {
    return `works: ${whose}
  > On AWS, package with \`--param slackAppId=${app}\`, and functions ask Slack once instead of twice when they start.`;
  }
  if (setting === app) return `works: ${whose}, which SLACK_APP_ID names`;
  return `can't be used: ${whose}
  SLACK_APP_ID is ${setting}, so Aegis would ignore everything that Slack sends.
  > Set it to ${app}, or SLACK_BOT_TOKEN to a token of ${setting}.`;
}
