/** Tasks become Jira issues, and a task is done when its issue is; docs/recipes.md has the settings. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { listen } from '../receiver/listen.js';
import { requireEnv } from '../receiver/require-env.js';
import { createJiraBridge } from './create-jira-bridge.js';

const actsAs = requireEnv('JIRA_ACTS_AS');

const bridge = createJiraBridge({
  secret: requireEnv('JIRA_BRIDGE_SECRET'),
  jira: {
    url: requireEnv('JIRA_URL'),
    email: requireEnv('JIRA_EMAIL'),
    token: requireEnv('JIRA_TOKEN'),
    project: requireEnv('JIRA_PROJECT'),
  },
  jiraSecret: requireEnv('JIRA_WEBHOOK_SECRET'),
  async finishTask({ incident, task }) {
    const args = ['--import', 'tsx', 'src/cli/aegis.ts', 'task', 'done', incident, task, '--by', actsAs];
    await promisify(execFile)(process.execPath, args);
  },
});
listen(bridge, 4501);
