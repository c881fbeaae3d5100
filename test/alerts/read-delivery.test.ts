import { afterEach, describe, expect, it, vi } from 'vitest';
import { readDelivery } from '../../src/alerts/read-delivery.js';
import { storable } from '../../src/data/table/storable.js';
import type { AlertSource } from '../../src/process/alert-sources.js';
import { readPayload } from './payload.js';

const receivedAt = '2025-01-15T15:05:00.000000Z';

function read(source: AlertSource, body: unknown, headers: Record<string, string> = {}) {
  return readDelivery(source, { body, headers, receivedAt });
}

/** Changes one value at a path. */
function withValue(body: unknown, path: readonly string[], value: unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return value;
  const fields = body as Record<string, unknown>;
  return { ...fields, [step]: withValue(fields[step], rest, value) };
}

describe('a payload from Alertmanager', () => {
  it('becomes one alert for each of its alerts, with the number of those left out', () => {
    const { alerts, omitted } = read('alertmanager', readPayload('alertmanager'));

    expect(omitted).toBe(3);
    expect(alerts).toEqual([
      {
        source: 'alertmanager',
        key: '5d1c8a40b7e2f963',
        status: 'firing',
        at: '2025-01-15T12:01:30.739000Z',
        title: 'Checkout answers 12 % of requests with errors',
        details: 'More than 5 % for 10 minutes.',
        severity: 'critical',
        service: 'checkout',
        started_at: '2025-01-15T12:01:30.739000Z',
        labels: {
          alertname: 'CheckoutErrors',
          service: 'checkout',
          severity: 'critical',
          instance: 'checkout-7d9f:8080',
          env: 'prod',
        },
        links: [
          { label: 'Runbook', url: 'https://runbooks.acme.example/checkout-errors' },
          {
            label: 'Source',
            url: 'http://prometheus.acme.example:9090/graph?g0.expr=rate%28errors%5B5m%5D%29&g0.tab=1',
          },
          { label: 'Alertmanager', url: 'https://alertmanager.acme.example' },
        ],
      },
      expect.objectContaining({
        key: 'a90b11c2d3e4f506',
        status: 'resolved',
        at: '2025-01-15T12:00:00.000000Z',
        started_at: '2025-01-15T11:40:00.000000Z',
      }),
    ]);
  });

  it('uses its labels as the key if an old version sends no fingerprint', () => {
    const body = readPayload('alertmanager') as { alerts: object[] };
    const alerts = body.alerts.map((one) => ({ ...one, fingerprint: undefined }));

    const keys = read('alertmanager', { ...body, alerts }).alerts.map(({ key }) => key);

    expect(keys[0]).toMatch(/^[0-9a-f]{16}$/);
    expect(keys[0]).not.toBe(keys[1]);
  });
});

describe('a payload from Grafana', () => {
  it('has links to its panel and dashboard, and the values', () => {
    const { alerts } = read('grafana', readPayload('grafana'));

    expect(alerts).toEqual([
      expect.objectContaining({
        source: 'grafana',
        title: 'search-api uses 14 GB',
        details: "The limit is 16 GB.\n[ var='B' labels={app=search-api} value=14.2 ]",
        severity: 'p2',
        service: 'search-api',
        links: [
          { label: 'Source', url: 'https://grafana.acme.example/alerting/grafana/c7k2/view?orgId=1' },
          { label: 'Panel', url: 'https://grafana.acme.example/d/mem?orgId=1&viewPanel=4' },
          { label: 'Dashboard', url: 'https://grafana.acme.example/d/mem?orgId=1' },
        ],
      }),
    ]);
  });

  it('has all of its links in addition to one to a runbook', () => {
    const { alerts: sent } = readPayload('grafana') as { alerts: { annotations: object }[] };
    const annotations = { ...sent[0]?.annotations, runbook_url: 'https://runbooks.acme.example/mem' };

    const [alert] = read('grafana', { alerts: [{ ...sent[0], annotations }] }).alerts;

    expect(alert?.links.map(({ label }) => label)).toEqual(['Runbook', 'Source', 'Panel', 'Dashboard']);
  });
});

describe('an alarm from CloudWatch', () => {
  const sns = {
    Type: 'Notification',
    TopicArn: 'arn:aws:sns:eu-west-1:111122223333:aegis-alarms',
    Message: JSON.stringify(readPayload('cloudwatch-sns-message')),
  };

  it('has the same key through EventBridge and through SNS', () => {
    const [fired] = read('cloudwatch', readPayload('cloudwatch-event')).alerts;
    const [resolved] = read('cloudwatch', sns).alerts;

    expect(fired).toMatchObject({
      key: 'arn:aws:cloudwatch:eu-west-1:111122223333:alarm:orders-queue-age',
      status: 'firing',
      at: '2025-01-15T14:02:00.987000Z',
      title: 'orders-queue-age',
      labels: { alarm: 'orders-queue-age', QueueName: 'orders', namespace: 'AWS/SQS', region: 'eu-west-1' },
    });
    expect(fired?.details).toMatch(/^Orders wait.*\nThreshold Crossed: 1 out of/);
    expect(resolved).toMatchObject({
      key: fired?.key,
      status: 'resolved',
      at: '2025-01-15T14:20:42.236000Z',
      labels: fired?.labels,
    });
  });

  it('is not news while CloudWatch lacks data', () => {
    const body = withValue(
      readPayload('cloudwatch-event'),
      ['detail', 'state', 'value'],
      'INSUFFICIENT_DATA',
    );

    expect(read('cloudwatch', body).alerts).toEqual([]);
  });

  it('yields nothing if the message is about something else', () => {
    expect(read('cloudwatch', { ...sns, Message: 'You have chosen to subscribe' }).alerts).toEqual([]);
  });
});

describe('a payload from Datadog', () => {
  it('is an alert of its monitor and cycle, without the prefix of its title', () => {
    const { alerts } = read('datadog', readPayload('datadog'));

    expect(alerts).toEqual([
      expect.objectContaining({
        key: '48151623/1736949721345678901',
        status: 'firing',
        at: '2025-01-15T14:02:01.000000Z',
        title: 'Error rate is high',
        severity: 'p1',
        service: 'payments',
        labels: { monitor: '48151623', env: 'prod', service: 'payments', host: 'web-3' },
      }),
    ]);
  });

  it.each([
    ['Recovered', ['resolved']],
    ['Warn Recovered', ['resolved']],
    ['No Data recovered', ['resolved']],
    ['Re-Triggered', ['firing']],
    ['Warn', ['firing']],
    ['No Data', ['firing']],
    ['Renotify', []],
  ])('%s means %j', (transition, wanted) => {
    const { alerts } = read('datadog', { ...readPayload('datadog'), transition });

    expect(alerts.map(({ status }) => status)).toEqual(wanted);
  });
});

describe('a payload from Sentry', () => {
  const issue = { 'sentry-hook-resource': 'issue', 'sentry-hook-timestamp': '1736950000' };

  it('has one key for an issue and the alerts about it', () => {
    const [created] = read('sentry', readPayload('sentry-issue'), issue).alerts;
    const headers = { 'sentry-hook-resource': 'event_alert' };
    const [alert] = read('sentry', readPayload('sentry-event-alert'), headers).alerts;

    expect(created).toMatchObject({
      key: 'issue/1170820242',
      status: 'firing',
      at: '2025-01-15T14:01:12.123000Z',
      service: 'web-shop',
      severity: 'error',
    });
    expect(alert).toMatchObject({
      key: 'issue/1170820242',
      status: 'firing',
      at: '2025-01-15T14:03:18.000000Z',
      service: 'web-shop',
      labels: { rule: 'Many errors', environment: 'prod', browser: 'Chrome 120' },
    });
  });

  it.each([
    ['resolved', ['resolved']],
    ['archived', ['resolved']],
    ['ignored', ['resolved']],
    ['unresolved', ['firing']],
    ['assigned', []],
  ])('is %s: %j', (action, wanted) => {
    const { alerts } = read('sentry', { ...readPayload('sentry-issue'), action }, issue);

    expect(alerts.map(({ status, at }) => [status, at])).toEqual(
      wanted.map((status) => [status, '2025-01-15T14:06:40.000000Z']),
    );
  });

  it('about a metric fires from its start until it is closed', () => {
    const headers = { 'sentry-hook-resource': 'metric_alert' };
    const body = readPayload('sentry-metric-alert');
    const closed = withValue(body, ['data', 'metric_alert', 'date_closed'], '2025-01-15T14:30:00Z');

    const [fired] = read('sentry', body, headers).alerts;
    const [resolved] = read('sentry', withValue(closed, ['action'], 'resolved'), headers).alerts;

    expect(fired).toMatchObject({
      key: 'metric/2311',
      status: 'firing',
      at: '2025-01-15T14:00:00.000000Z',
      title: 'Too many errors',
      severity: 'critical',
    });
    expect(resolved).toMatchObject({
      key: 'metric/2311',
      status: 'resolved',
      at: '2025-01-15T14:30:00.000000Z',
    });
  });

  it('about a comment is not news', () => {
    expect(read('sentry', { action: 'created' }, { 'sentry-hook-resource': 'comment' }).alerts).toEqual([]);
  });
});

describe('an event from PagerDuty', () => {
  const body = readPayload('pagerduty');

  it.each([
    ['incident.triggered', ['firing']],
    ['incident.reopened', ['firing']],
    ['incident.resolved', ['resolved']],
    ['incident.acknowledged', []],
    ['incident.annotated', []],
    ['pagey.ping', []],
  ])('%s means %j', (event_type, wanted) => {
    const { alerts } = read('pagerduty', withValue(body, ['event', 'event_type'], event_type));

    expect(alerts.map(({ status, key, service, severity }) => [status, key, service, severity])).toEqual(
      wanted.map((status) => [status, 'PGR0VU2', 'payments-api', 'p1']),
    );
  });

  it('acknowledges a page of ours, which does not become an alert when it comes back', () => {
    const own = withValue(body, ['event', 'data', 'incident_key'], 'aegis:payments:INC-000042');
    const acknowledged = withValue(own, ['event', 'event_type'], 'incident.acknowledged');

    expect(read('pagerduty', own)).toEqual({ alerts: [] });
    expect(read('pagerduty', acknowledged).acknowledgements).toEqual([
      {
        eventId: '01DEP8QHXYC4MJZ5XMBKQPX4WR',
        key: 'aegis:payments:INC-000042',
        at: '2025-01-15T14:02:44.517000Z',
        by: 'Alice Archer',
      },
    ]);
  });

  it("doesn't acknowledge a page of someone else", () => {
    const acknowledged = withValue(body, ['event', 'event_type'], 'incident.acknowledged');

    expect(read('pagerduty', acknowledged).acknowledgements).toEqual([]);
  });
});

describe('a generic event', () => {
  const body = readPayload('generic');

  it('has those details that are plain values', () => {
    expect(read('generic', body).alerts).toEqual([
      expect.objectContaining({
        key: 'disk/db-1',
        status: 'firing',
        title: 'The disk of db-1 is 96 % full',
        details: 'free_gb: 11\nservice: orders-db\nmounts: /var',
        severity: 'critical',
        service: 'orders-db',
        started_at: '2025-01-15T14:02:00.000000Z',
        labels: {
          source: 'db-1',
          component: 'postgres',
          group: 'databases',
          class: 'disk',
          free_gb: '11',
          service: 'orders-db',
          mounts: '/var',
        },
        links: [
          { label: 'Source', url: 'https://disks.acme.example/db-1' },
          { label: 'Runbook', url: 'https://runbooks.acme.example/disk' },
        ],
      }),
    ]);
  });

  it('is resolved by its key alone', () => {
    const [alert] = read('generic', { event_action: 'resolve', dedup_key: 'disk/db-1' }).alerts;

    expect(alert).toMatchObject({ key: 'disk/db-1', status: 'resolved', at: receivedAt });
  });

  it('is not news when someone acknowledges it', () => {
    expect(read('generic', { event_action: 'acknowledge', dedup_key: 'disk/db-1' }).alerts).toEqual([]);
  });
});

describe('a malformed payload', () => {
  it.each<[AlertSource, unknown, RegExp]>([
    ['alertmanager', {}, /alerts is missing/],
    ['alertmanager', { alerts: [] }, /alerts is missing or invalid/],
    ['alertmanager', { alerts: [{ status: 'firing' }] }, /alerts\.0\.startsAt/],
    ['grafana', [], /alerts is missing/],
    ['cloudwatch', { 'detail-type': 'EC2 Instance State-change Notification' }, /Message is missing/],
    ['datadog', { alert_id: '1' }, /transition/],
    ['pagerduty', { messages: [] }, /event is missing/],
    ['generic', { event_action: 'trigger' }, /payload/],
    ['generic', { event_action: 'resolve' }, /dedup_key/],
    ['generic', null, /body/],
  ])('of %s is refused with what is wrong: %j', (source, body, reason) => {
    expect(() => read(source, body)).toThrow(
      expect.objectContaining({ status: 400, message: expect.stringMatching(reason) }),
    );
  });
});

describe('the time of an alert', () => {
  const at = (timestamp: unknown) =>
    read('generic', withValue(readPayload('generic'), ['payload', 'timestamp'], timestamp)).alerts[0]?.at;

  afterEach(() => {
    vi.unstubAllEnvs();
  });

  it.each([
    ['2025-01-15T14:02:00.5Z', '2025-01-15T14:02:00.500000Z'],
    ['2025-01-15T16:02:00.123456789+02:00', '2025-01-15T14:02:00.123000Z'],
    ['2025-01-15T09:02:00.838-0500', '2025-01-15T14:02:00.838000Z'],
    ['2025-01-15 14:02:00 UTC', '2025-01-15T14:02:00.000000Z'],
    ['2025-01-15T14:02:00', '2025-01-15T14:02:00.000000Z'],
    ['2025-01-15 14:02', '2025-01-15T14:02:00.000000Z'],
  ])('is read the same wherever Aegis runs: %s', (timestamp, wanted) => {
    for (const zone of ['UTC', 'America/New_York', 'Asia/Tokyo']) {
      vi.stubEnv('TZ', zone);
      expect(at(timestamp)).toBe(wanted);
    }
  });

  it.each([
    '0001-01-01T00:00:00Z',
    '14:02',
    '12',
    'Jan 15 14:02',
    '2025-01-15T25:61:00Z',
    '',
    null,
    1736949720,
  ])('is when it arrived if it says %j', (timestamp) => {
    expect(at(timestamp)).toBe(receivedAt);
  });

  it.each(['2025-01-15T15:05:00.001Z', '2025-01-15T16:02:00'])(
    'is never after its arrival, although a clock says %s',
    (timestamp) => {
      expect(at(timestamp)).toBe(receivedAt);
    },
  );
});

describe('an alert', () => {
  it('is bounded, whatever its source sends', () => {
    const long = 'x'.repeat(100_000);
    const many = Object.fromEntries(Array.from({ length: 500 }, (_, n) => [`${long}${n}`.slice(-200), long]));
    const [firing] = (readPayload('alertmanager') as { alerts: object[] }).alerts;
    const alert = {
      ...firing,
      labels: { ...many, service: long, severity: long },
      annotations: { summary: long },
    };

    const [read0] = read('alertmanager', {
      alerts: [{ ...alert, generatorURL: `https://a.example/${long}` }],
    }).alerts;

    expect(Buffer.byteLength(JSON.stringify(read0))).toBeLessThan(5_000);
    expect(read0?.links).toEqual([]);
  });

  it('has a different key for each host, however long the text before it', () => {
    const [a, b, again] = ['db-1', 'db-2', 'db-1'].map((host) => {
      const body = withValue(readPayload('generic'), ['dedup_key'], undefined);
      const source = `🚨 ${'disk is full '.repeat(40)}${host}`;
      const [alert] = read('generic', withValue(body, ['payload', 'source'], source)).alerts;
      return storable({ key: alert?.key ?? '' }).key;
    });

    expect(a).not.toBe(b);
    expect(again).toBe(a);
    expect(a?.length).toBeLessThanOrEqual(300);
    expect(a?.isWellFormed()).toBe(true);
  });

  it('keeps every label of a Kubernetes pod, because a route may match any', () => {
    const names = [
      'cluster',
      'container',
      'endpoint',
      'env',
      'instance',
      'job',
      'namespace',
      'node',
      'phase',
    ];
    const labels = Object.fromEntries(
      [...names, 'pod', 'region', 'service', 'uid', 'zone'].map((n) => [n, n]),
    );
    const [firing] = (readPayload('alertmanager') as { alerts: object[] }).alerts;

    const [alert] = read('alertmanager', { alerts: [{ ...firing, labels }] }).alerts;

    expect(alert?.labels).toEqual(labels);
  });

  it.each(['javascript:alert(1)', 'data:text/html,x', 'not a link', ''])('has no link to %j', (url) => {
    const [alert] = read('datadog', { ...readPayload('datadog'), link: url }).alerts;

    expect(alert?.links).toEqual([]);
  });
});
