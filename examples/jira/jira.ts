import { createHmac, timingSafeEqual } from 'node:crypto';
import { callJson } from '../receiver/call-json.js';
import type { IncidentEvent } from '../receiver/receive.js';

export interface Jira {
  /** `https://your-site.atlassian.net` */
  url: string;
  email: string;
  token: string;
  /** Key of the project that gets the issues. */
  project: string;
}

/** Says in Jira which task an issue is about, so that this program has to remember nothing. */
const labelOf = (incident: string, task: string) => `aegis-${incident}-task-${task}`;

function headersOf({ email, token }: Jira): Record<string, string> {
  return { authorization: `Basic ${Buffer.from(`${email}:${token}`).toString('base64')}` };
}

/** An issue for each task that's added; one that exists already is left alone. */
export async function createIssueForTask(jira: Jira, { type, subject, data }: IncidentEvent): Promise<void> {
  const { task } = data.change;
  if (type !== 'aegis.task.added.v1' || task === undefined) return;
  const label = labelOf(subject, task);
  const headers = headersOf(jira);
  const found = (await callJson(`${jira.url}/rest/api/3/search/jql`, {
    headers,
    body: { jql: `project = "${jira.project}" AND labels = "${label}"`, fields: ['key'], maxResults: 1 },
  })) as { issues: unknown[] };
  if (found.issues.length > 0) return;
  const about = `${subject}: ${data.incident.title} (${data.incident.severity}, ${data.incident.service})`;
  await callJson(`${jira.url}/rest/api/3/issue`, {
    headers,
    body: {
      fields: {
        project: { key: jira.project },
        issuetype: { name: 'Task' },
        // Jira refuses line breaks here.
        summary: (data.text ?? `Task ${task} of ${subject}`).replace(/\s+/g, ' ').trim().slice(0, 255),
        labels: ['aegis', label],
        description: {
          type: 'doc',
          version: 1,
          content: [{ type: 'paragraph', content: [{ type: 'text', text: about }] }],
        },
      },
    },
  });
}

interface IssueUpdate {
  webhookEvent?: string;
  issue?: { fields?: { labels?: string[]; status?: { statusCategory?: { key?: string } } } };
  changelog?: { items?: { field?: string }[] };
}

/** The incident and the task of an issue that has just been done, according to a webhook of Jira; undefined otherwise. */
export function readDoneTask(body: string): { incident: string; task: string } | undefined {
  const { webhookEvent, issue, changelog } = JSON.parse(body) as IssueUpdate;
  const isStatus = changelog?.items?.some(({ field }) => field === 'status') ?? false;
  const isDone = issue?.fields?.status?.statusCategory?.key === 'done';
  if (webhookEvent !== 'jira:issue_updated' || !isStatus || !isDone) return undefined;
  for (const label of issue?.fields?.labels ?? []) {
    const [, incident, task] = /^aegis-(.+)-task-(\d+)$/.exec(label) ?? [];
    if (incident !== undefined && task !== undefined) return { incident, task };
  }
  return undefined;
}

/** Whether a webhook comes from Jira, which signs with the secret of the webhook: `X-Hub-Signature: sha256=…`. */
export function isFromJira(secret: string, signature: unknown, body: string): boolean {
  const given = Buffer.from(String(signature).replace(/^sha256=/, ''), 'hex');
  const wanted = createHmac('sha256', secret).update(body).digest();
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}
