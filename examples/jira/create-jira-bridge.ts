import type { Server } from 'node:http';
import { createReceiver } from '../receiver/receive.js';
import { createIssueForTask, isFromJira, type Jira, readDoneTask } from './jira.js';

interface BridgeOptions {
  /** Of the event sink. */
  secret: string;
  jira: Jira;
  /** Of the webhook in Jira, which posts to `/jira`. */
  jiraSecret: string;
  /** Marks a task as done in Aegis. */
  finishTask(task: { incident: string; task: string }): Promise<void>;
}

/** Tasks become issues, and a task is done when its issue is. */
export function createJiraBridge({ secret, jira, jiraSecret, finishTask }: BridgeOptions): Server {
  return createReceiver({
    secret,
    onEvent: (event) => createIssueForTask(jira, event),
    async onOther({ path, headers, body }) {
      if (path !== '/jira') return 404;
      if (!isFromJira(jiraSecret, headers['x-hub-signature'], body)) return 401;
      const done = readDoneTask(body);
      if (done) await finishTask(done);
      return 204;
    },
  });
}
