import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { freePort, startChildServer } from '../child-server.js';
import { locateBinary, type PlatformBinary } from '../platform-binary.js';

export const LOCAL_SLACK: PlatformBinary = {
  what: 'The embedded Slack (local-slack)',
  packages: {
    'linux-x64': 'local-slack-linux-x64',
    'linux-arm64': 'local-slack-linux-arm64',
    'darwin-x64': 'local-slack-darwin-x64',
    'darwin-arm64': 'local-slack-darwin-arm64',
    'win32-x64': 'local-slack-windows-x64',
  },
  path: (platform) => (platform.startsWith('win32') ? 'bin/local-slack.exe' : 'bin/local-slack'),
  instead: 'Set SLACK_BOT_TOKEN and SLACK_APP_TOKEN to work in a Slack workspace of your own.',
};

/** What local-slack reads at its start. */
export interface LocalSlackConfig {
  workspace: { name: string; domain: string; teamId: string };
  apps: [
    {
      appId: string;
      botUserId: string;
      botName: string;
      botToken: string;
      appToken: string;
      signingSecret: string;
      mode: 'socket';
    },
  ];
  users: { id: string; name: string; real_name: string; email?: string; tz: string }[];
  channels: {
    id: string;
    name: string;
    is_channel: boolean;
    is_private: boolean;
    is_im: boolean;
    topic: string;
    purpose: string;
    members: string[];
  }[];
}

export interface LocalSlack {
  /** `http://127.0.0.1:4711`, without a slash at its end. */
  url: string;
  stop(): Promise<void>;
}

/**
 * Starts local-slack, a Slack workspace in the browser, on a free port. It listens on all network interfaces without a
 * password and has no setting for either, so keep real data out of it.
 */
export async function startLocalSlack({
  home,
  config,
}: {
  home: string;
  config: LocalSlackConfig;
}): Promise<LocalSlack> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const configFile = join(home, 'local-slack.json');
  await mkdir(home, { recursive: true });
  await writeFile(configFile, JSON.stringify(config, null, 2));
  const server = await startChildServer({
    command: locateBinary(LOCAL_SLACK),
    args: [
      '--config',
      configFile,
      '--files-dir',
      join(home, 'files'),
      '--base-host',
      '127.0.0.1',
      '--port',
      String(port),
    ],
    port,
    ready: () => fetch(`${url}/_control/state`),
  });
  return { url, stop: server.stop };
}
