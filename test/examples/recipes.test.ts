import { createHmac } from 'node:crypto';
import { describe, expect, it, vi } from 'vitest';
import { createJiraBridge } from '../../examples/jira/create-jira-bridge.js';
import { page } from '../../examples/pagerduty/pagerduty.js';
import { createReceiver, type IncidentEvent } from '../../examples/receiver/receive.js';
import { isGenuine } from '../../examples/receiver/verify.js';
import { followOnStatuspage } from '../../examples/statuspage/statuspage.js';
import { insertRow } from '../../examples/warehouse/warehouse.js';
import { buildCloudEvent } from '../../src/events/build-cloud-event.js';
import { signWebhook } from '../../src/events/sign-webhook.js';
import type { Incident } from '../../src/incidents/records/incident.js';
import { anEvent, anIncident } from '../support/records.js';
import { SECRET } from '../support/sinks.js';
import { type Asked, useServers } from '../support/stand-in.js';

const { listen, standIn } = useServers();

/** As Aegis sends it. */
function published(
  overrides: Parameters<typeof anEvent>[0],
  incident: Partial<Incident> = {},
): IncidentEvent {
  const record = anEvent({ event_id: 'e1', ...overrides });
  const ref = {
    PK: 'INCIDENT#INC-000042',
    SK: `EVENT#${record.timestamp}#${record.event_id}`,
    incident_id: record.incident_id,
    queued_at: record.timestamp,
    lane: 'new' as const,
  };
  const what = { kind: 'event' as const, record };
  const event = buildCloudEvent({ ref, incident: anIncident(incident) }, what, {
    source: '/aegis',
    content: 'full',
  });
  return event as unknown as IncidentEvent;
}

async function send(url: string, event: IncidentEvent, secrets: string[] = [SECRET]): Promise<number> {
  const body = JSON.stringify(event);
  const seconds = Math.floor(Date.now() / 1_000);
  const response = await fetch(url, {
    method: 'POST',
    headers: signWebhook(secrets, { id: event.id, seconds, body }),
    body,
  });
  return response.status;
}

const TASK_ADDED = published({ type: 'TASK_ADDED', detail: { task: '3' }, note: 'Call the vendor' });

describe('the receiver', () => {
  it('accepts a signed event once, also signed with several secrets, and no forged one', async () => {
    const seen: string[] = [];
    const url = await listen(
      createReceiver({ secret: SECRET, onEvent: async ({ type }) => void seen.push(type) }),
    );
    const other = 'whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD';

    const statuses = [
      await send(url, TASK_ADDED),
      await send(url, TASK_ADDED),
      await send(url, { ...TASK_ADDED, id: 'evt_2' }, [other, SECRET]),
      await send(url, { ...TASK_ADDED, id: 'evt_3' }, [other]),
    ];

    expect(statuses).toEqual([204, 204, 204, 401]);
    expect(seen).toEqual(['aegis.task.added.v1', 'aegis.task.added.v1']);
  });

  it('asks for an event again that it failed to handle', async () => {
    vi.spyOn(console, 'error').mockReturnValue();
    let isBroken = true;
    const onEvent = async () => {
      if (isBroken) throw new Error('the disk is full');
    };
    const url = await listen(createReceiver({ secret: SECRET, onEvent }));

    const first = await send(url, TASK_ADDED);
    isBroken = false;

    expect([first, await send(url, TASK_ADDED)]).toEqual([500, 204]);
  });

  it.each<[string, { seconds?: number; body?: string; id?: string }]>([
    ['an old one', { seconds: -301 }],
    ['one from the future', { seconds: 301 }],
    ['another body', { body: '{"a":2}' }],
    ['another id', { id: 'evt_other' }],
  ])('refuses %s', (_what, { seconds = 0, body = '{"a":1}', id = 'evt_1' }) => {
    const now = Math.floor(Date.now() / 1_000) + seconds;
    const headers = signWebhook([SECRET], { id: 'evt_1', seconds: now, body: '{"a":1}' });

    expect(isGenuine(SECRET, { headers: { ...headers, 'webhook-id': id }, body })).toBe(false);
  });
});

describe('the Jira bridge', () => {
  const JIRA = { email: 'bridge@acme.example', token: 'jira-token', project: 'OPS' };
  const JIRA_SECRET = 'a secret of the webhook';

  /** Refuses what Jira refuses. */
  function answerAsJira(issues: Asked['body'][]) {
    return ({ method, path, headers, body }: Asked) => {
      const wanted = `Basic ${Buffer.from('bridge@acme.example:jira-token').toString('base64')}`;
      if (headers.authorization !== wanted) return 401;
      if (method === 'POST' && path === '/rest/api/3/search/jql') {
        const label = /labels = "([^"]+)"/.exec(String(body.jql))?.[1];
        const found = issues.filter(({ labels }) => (labels as string[]).includes(label ?? ''));
        return [
          200,
          { issues: found.map((_, index) => ({ id: String(index), key: `OPS-${index}` })), isLast: true },
        ] as [number, object];
      }
      const fields = body.fields as Asked['body'];
      const { type, version } = fields.description as Asked['body'];
      if (method !== 'POST' || path !== '/rest/api/3/issue') return 404;
      if (
        !fields.summary ||
        type !== 'doc' ||
        version !== 1 ||
        /\s/.test((fields.labels as string[]).join(''))
      )
        return 400;
      issues.push(fields);
      return [
        201,
        { id: '10000', key: 'OPS-1', self: 'https://acme.atlassian.net/rest/api/3/issue/10000' },
      ] as [number, object];
    };
  }

  /** The parts of Jira's webhook that matter here, in its shape. */
  const issueUpdated = (labels: string[], category: string) =>
    JSON.stringify({
      timestamp: 1_736_950_000_000,
      webhookEvent: 'jira:issue_updated',
      issue_event_type_name: 'issue_generic',
      issue: {
        id: '10000',
        key: 'OPS-1',
        fields: { labels, status: { name: 'Done', statusCategory: { key: category } } },
      },
      changelog: {
        id: '1',
        items: [{ field: 'status', fieldtype: 'jira', fromString: 'To Do', toString: 'Done' }],
      },
    });

  async function openBridge() {
    const issues: Asked['body'][] = [];
    const finished: object[] = [];
    const { url } = await standIn(answerAsJira(issues));
    const bridge = createJiraBridge({
      secret: SECRET,
      jira: { ...JIRA, url },
      jiraSecret: JIRA_SECRET,
      finishTask: async (task) => void finished.push(task),
    });
    return { issues, finished, address: await listen(bridge) };
  }

  it('makes one issue of a task, however often the event comes', async () => {
    const { issues, address } = await openBridge();

    await send(address, TASK_ADDED);
    await send(address, { ...TASK_ADDED, id: 'evt_sent_again_after_a_restart' });

    expect(issues).toMatchObject([
      { project: { key: 'OPS' }, summary: 'Call the vendor', labels: ['aegis', 'aegis-INC-42-task-3'] },
    ]);
  });

  it('marks the task as done once its issue is done, if Jira says so', async () => {
    const { finished, address } = await openBridge();
    const tell = async (body: string, secret = JIRA_SECRET) => {
      const signature = `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
      const headers = { 'content-type': 'application/json', 'x-hub-signature': signature };
      return (await fetch(`${address}/jira`, { method: 'POST', headers, body })).status;
    };
    const ours = ['aegis', 'aegis-INC-42-task-3'];

    const statuses = [
      await tell(issueUpdated(ours, 'indeterminate')),
      await tell(issueUpdated(['other'], 'done')),
      await tell(issueUpdated(ours, 'done'), 'a guess'),
      await tell(issueUpdated(ours, 'done')),
    ];

    expect(statuses).toEqual([204, 204, 401, 204]);
    expect(finished).toEqual([{ incident: 'INC-42', task: '3' }]);
  });
});

describe('the Statuspage recipe', () => {
  it('opens an incident with the first update, posts the next ones to it, and resolves it', async () => {
    const open: Record<string, unknown>[] = [];
    const { url, asked } = await standIn(({ method, path, headers, body }) => {
      if (headers.authorization !== 'OAuth key') return 401;
      if (method === 'GET') return [200, open];
      const incident = body.incident as Record<string, unknown>;
      const statuses = ['investigating', 'identified', 'monitoring', 'resolved'];
      if (!statuses.includes(String(incident.status))) return 422;
      if (method === 'POST') open.push({ id: 'p1', ...incident });
      return method === 'PATCH' && path !== '/v1/pages/page/incidents/p1'
        ? 404
        : [201, { id: 'p1', ...incident }];
    });
    const statuspage = { url, key: 'key', page: 'page' };
    const update = { type: 'UPDATE_POSTED', note: 'We are looking into it' };

    await followOnStatuspage(
      statuspage,
      published({ type: 'STATUS_CHANGED', detail: { to: 'ACKNOWLEDGED' } }),
    );
    await followOnStatuspage(statuspage, published(update, { visibility: 'private' }));
    await followOnStatuspage(statuspage, published(update));
    await followOnStatuspage(statuspage, published(update, { status: 'MITIGATING' }));
    await followOnStatuspage(statuspage, published({ type: 'STATUS_CHANGED', detail: { to: 'RESOLVED' } }));

    const writes = asked.filter(({ method }) => method !== 'GET');
    expect(writes.map(({ method, body }) => [method, (body.incident as { status: string }).status])).toEqual([
      ['POST', 'investigating'],
      ['PATCH', 'identified'],
      ['PATCH', 'resolved'],
    ]);
    expect(writes[0]?.body.incident).toMatchObject({
      name: 'Problems with payment-service',
      body: 'We are looking into it',
      metadata: { aegis: { incident: 'INC-42' } },
    });
  });
});

describe('the PagerDuty recipe', () => {
  it('pages for the worst, once, and follows the status', async () => {
    const { url, asked } = await standIn(({ body }) => {
      const { routing_key, event_action, payload } = body;
      const needed = ['summary', 'source', 'severity'].every((name) => Object.hasOwn(Object(payload), name));
      if (routing_key !== 'R0KEY' || (event_action === 'trigger' && !needed)) {
        return [400, { status: 'invalid event', message: 'Event object is invalid', errors: [] }];
      }
      return [202, { status: 'success', message: 'Event processed', dedup_key: body.dedup_key }];
    });
    const pagerDuty = { url, routingKey: 'R0KEY' };

    await page(pagerDuty, published({ type: 'INCIDENT_DECLARED' }, { severity: 'P3' }));
    await page(
      pagerDuty,
      published({ type: 'SEVERITY_CHANGED', detail: { from: 'P3', to: 'P0' } }, { severity: 'P0' }),
    );
    await page(pagerDuty, published({ type: 'STATUS_CHANGED', detail: { to: 'ACKNOWLEDGED' } }));
    await page(pagerDuty, published({ type: 'TASK_DONE' }));
    await page(pagerDuty, published({ type: 'STATUS_CHANGED', detail: { to: 'RESOLVED' } }));

    expect(asked.map(({ body }) => [body.event_action, body.dedup_key])).toEqual([
      ['trigger', 'aegis-INC-42'],
      ['acknowledge', 'aegis-INC-42'],
      ['resolve', 'aegis-INC-42'],
    ]);
    expect(asked[0]?.body.payload).toMatchObject({ severity: 'critical', component: 'payment-service' });
  });
});

describe('a page by PagerDuty', () => {
  const status = (to: string, over: Partial<Incident>) =>
    published({ type: 'STATUS_CHANGED', detail: { to } }, over);
  const severity = (from: string, to: Incident['severity'], over: Partial<Incident> = {}) =>
    published({ type: 'SEVERITY_CHANGED', detail: { from, to } }, { severity: to, ...over });

  it.each<[string, IncidentEvent, string[]]>([
    ['is resolved when the incident is lowered', severity('P1', 'P3'), ['resolve']],
    ['is resolved with an incident that was lowered', status('RESOLVED', { severity: 'P3' }), ['resolve']],
    [
      "isn't sent for an incident that's raised when it's over",
      severity('P3', 'P0', { status: 'CLOSED' }),
      [],
    ],
    ["isn't sent for a change between others", severity('P4', 'P3'), []],
    ['is sent again for one that is open again', status('OPEN', { severity: 'P1' }), ['trigger']],
    ["isn't sent for a minor one that is open again", status('OPEN', { severity: 'P4' }), []],
  ])('%s', async (_, event, wanted) => {
    const { url, asked } = await standIn(() => [202, { status: 'success' }]);

    await page({ url, routingKey: 'R0KEY' }, event);

    expect(asked.map(({ body }) => body.event_action)).toEqual(wanted);
  });
});

describe('the warehouse recipe', () => {
  it('inserts a row with the id that keeps it single, and notices a row that was refused', async () => {
    let errors: object[] | undefined;
    const { url, asked } = await standIn(({ path, headers }) => {
      if (headers.authorization !== 'Bearer token' || !path.endsWith('/tables/T/insertAll')) return 401;
      return [200, { kind: 'bigquery#tableDataInsertAllResponse', ...(errors && { insertErrors: errors }) }];
    });
    const warehouse = { table: `${url}/bigquery/v2/projects/P/datasets/D/tables/T`, token: 'token' };
    const event = published({ type: 'SEVERITY_CHANGED', detail: { from: 'P2', to: 'P1' } });

    await insertRow(warehouse, event);
    errors = [{ index: 0, errors: [{ reason: 'invalid' }] }];

    await expect(insertRow(warehouse, event)).rejects.toThrow('BigQuery refused');
    expect(asked[0]?.body).toMatchObject({
      rows: [
        {
          insertId: event.id,
          json: { incident: 'INC-42', severity: 'P1', change: '{"from":"P2","to":"P1"}' },
        },
      ],
    });
  });
});
