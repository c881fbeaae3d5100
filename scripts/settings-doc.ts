import { ALL_FUNCTIONS, type Mode, type Setting } from '../src/app/config/setting.js';
import { SETTING_GROUPS } from '../src/app/config/settings-table.js';

const MODES: Record<Mode, string> = {
  embedded: 'embedded mode',
  socket: 'Socket Mode',
  http: 'HTTP',
  jobs: 'jobs on Lambda',
  archive: 'archiving on Lambda',
};

/** docs/settings.md, from the settings table. */
export function renderSettingsDoc(): string {
  return [
    '# Settings',
    '',
    'Generated from `src/app/config` by `npm run docs`; a test keeps it current.',
    '',
    'All settings are environment variables. An empty value counts as not set. At start, Aegis reports every missing or invalid setting in one message. With `SLACK_BOT_TOKEN` or `SLACK_APP_TOKEN` set, `npm start` runs against your Slack workspace; without them it runs in embedded mode.',
    '',
    'The last column lists the functions of serverless.yml that get the setting. They also accept `NAME_PARAMETER`, the name of a Parameter Store entry that holds the value of `NAME`: `SLACK_BOT_TOKEN_PARAMETER=/aegis/prod/slack-bot-token`.',
    '',
    "The AWS SDK's own variables work too, such as `AWS_PROFILE`, `AWS_ENDPOINT_URL_S3` and `AWS_ENDPOINT_URL_SQS`.",
    '',
    ...Object.entries(SETTING_GROUPS).flatMap(([title, settings]) => renderGroup(title, settings)),
  ].join('\n');
}

function renderGroup(title: string, settings: Readonly<Record<string, Setting>>): string[] {
  return [
    `## ${title}`,
    '',
    '| setting | what it is | default | required for | functions |',
    '|---|---|---|---|---|',
    ...Object.entries(settings).map(renderRow),
    '',
  ];
}

function renderRow([name, setting]: [string, Setting]): string {
  const { about, fallback = '', requiredIn = [], functions = [] } = setting;
  const required = requiredIn.map((mode) => MODES[mode]).join(', ');
  const all = functions.length === ALL_FUNCTIONS.length ? 'all' : functions.join(', ');
  return `| \`${name}\` | ${about} | ${fallback} | ${required} | ${all} |`.replaceAll('  ', ' ');
}
