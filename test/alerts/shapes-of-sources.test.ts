import { describe, expect, it } from 'vitest';
import type { AdaptedDelivery } from '../../src/alerts/adapters/adapter.js';
import { readDelivery } from '../../src/alerts/read-delivery.js';
import type { AlertSource } from '../../src/process/alert-sources.js';
import { readPayload } from './payload.js';

const receivedAt = '2025-01-15T14:05:00.000000Z';

type Row = [what: string, body: unknown, wanted: Partial<AdaptedDelivery['alerts'][number]>[]];

function read(source: AlertSource, body: unknown, headers: Record<string, string> = {}) {
  return readDelivery(source, { body, headers, receivedAt });
}

const matching = (wanted: Row[2]) => wanted.map((one) => expect.objectContaining(one));

describe('Alertmanager', () => {
  const firing = {
    status: 'firing',
    labels: {},
    annotations: {},
    startsAt: '2025-01-15T14:00:00Z',
    endsAt: '0001-01-01T00:00:00Z',
    generatorURL: '',
    fingerprint: 'cbf29ce484222325',
  };
  const group = (alerts: unknown[], over = {}) => ({ version: '4', status: 'firing', alerts, ...over });

  it.each<Row>([
    ['an alert without labels', group([firing]), [{ key: 'cbf29ce484222325', labels: {} }]],
    [
      'labels that are numbers or missing, as other programs send them',
      group([{ ...firing, labels: { alertname: 'Disk', shard: 3, owner: null, service: 'orders' } }]),
      [{ title: 'Disk', service: 'orders', labels: { alertname: 'Disk', shard: '3', service: 'orders' } }],
    ],
    [
      'a label that is a list',
      group([{ ...firing, labels: { alertname: 'Disk', severity: ['critical'] } }]),
      [{ severity: 'critical', labels: { alertname: 'Disk', severity: 'critical' } }],
    ],
    ['its status in capital letters', group([{ ...firing, status: 'RESOLVED' }]), [{ status: 'resolved' }]],
    ['no status of an alert', group([{ ...firing, status: undefined }]), [{ status: 'firing' }]],
    [
      "no status of an alert in a resolved group's",
      group([{ ...firing, status: undefined }], { status: 'Resolved' }),
      [{ status: 'resolved' }],
    ],
    [
      'a bare list, as Prometheus does: one that ends later fires, one that has ended is over',
      [
        { labels: { alertname: 'Disk' }, startsAt: firing.startsAt, endsAt: '2025-01-15T14:09:00Z' },
        { labels: { alertname: 'Load' }, startsAt: firing.startsAt, endsAt: '2025-01-15T14:04:00Z' },
      ],
      [
        { title: 'Disk', status: 'firing' },
        { title: 'Load', status: 'resolved', at: '2025-01-15T14:04:00.000000Z' },
      ],
    ],
    [
      'annotations that are null',
      group([{ ...firing, labels: { alertname: 'Watchdog', severity: 'none' }, annotations: null }]),
      [{ title: 'Watchdog', severity: 'none' }],
    ],
    [
      'a start that is not known',
      group([{ ...firing, startsAt: '0001-01-01T00:00:00Z' }]),
      [{ at: receivedAt, status: 'firing' }],
    ],
    [
      'no start, as other programs do',
      group([{ status: 'firing', labels: { alertname: 'Disk' } }]),
      [{ title: 'Disk', at: receivedAt, status: 'firing' }],
    ],
    [
      'addresses in annotations',
      group([
        {
          ...firing,
          annotations: {
            dashboard_url: 'https://grafana.acme.example/d/1',
            runbook: 'https://runbooks.acme.example/disk',
            summary: 'see https://acme.example',
          },
        },
      ]),
      [
        {
          title: 'see https://acme.example',
          links: [
            { label: 'Runbook', url: 'https://runbooks.acme.example/disk' },
            { label: 'Dashboard', url: 'https://grafana.acme.example/d/1' },
          ],
        },
      ],
    ],
    [
      'a source relative to its own address',
      group([{ ...firing, generatorURL: '/graph?g0.expr=up' }], { externalURL: 'https://am.acme.example' }),
      [
        {
          links: [
            { label: 'Source', url: 'https://am.acme.example/graph?g0.expr=up' },
            { label: 'Alertmanager', url: 'https://am.acme.example' },
          ],
        },
      ],
    ],
    [
      'fields that a later version adds',
      group([{ ...firing, newField: { a: 1 } }], { version: '5', groupKey: '{}/{}:{}', somethingNew: [] }),
      [{ status: 'firing' }],
    ],
  ])('sends %s', (_, body, wanted) => {
    expect(read('alertmanager', body).alerts).toEqual(matching(wanted));
  });

  it('loses only the alert that cannot be read, not its group, and says so', () => {
    const { alerts, omitted } = read(
      'alertmanager',
      group([firing, { status: 'suppressed' }], { truncatedAlerts: 7 }),
    );

    expect(alerts).toHaveLength(1);
    expect(omitted).toBe(8);
  });
});

describe('Grafana', () => {
  const alert = {
    status: 'firing',
    labels: {
      alertname: 'DatasourceNoData',
      datasource_uid: 'prom',
      ref_id: 'A',
      rulename: 'Checkout is slow',
    },
    annotations: {},
    startsAt: '2025-01-15T15:00:07+02:00',
    endsAt: '0001-01-01T00:00:00Z',
    generatorURL: 'https://grafana.acme.example/alerting/grafana/3Hwb/view',
    fingerprint: '583e2e8d8fdc7002',
    silenceURL: 'https://grafana.acme.example/alerting/silence/new',
    dashboardURL: '',
    panelURL: '',
    values: null,
    valueString: '',
    orgId: 1,
  };
  const body = (over: object) => ({ receiver: 'aegis', state: 'alerting', alerts: [{ ...alert, ...over }] });

  it.each<Row>([
    [
      'a rule that has no data, by the name of the rule',
      body({}),
      [{ title: 'DatasourceNoData: Checkout is slow', at: '2025-01-15T13:00:07.000000Z' }],
    ],
    [
      'a rule that fails',
      body({
        labels: { ...alert.labels, alertname: 'DatasourceError' },
        annotations: { Error: 'timed out' },
      }),
      [{ title: 'DatasourceError: Checkout is slow' }],
    ],
    [
      'a series that is gone',
      body({
        status: 'resolved',
        endsAt: '2025-01-15T14:02:00Z',
        annotations: { grafana_state_reason: 'MissingSeries', summary: 'Checkout is slow' },
      }),
      [{ status: 'resolved', at: '2025-01-15T14:02:00.000000Z', title: 'Checkout is slow' }],
    ],
    [
      'the test of a contact point',
      body({ labels: { alertname: 'TestAlert', instance: 'Grafana' }, fingerprint: '57c6d9296de2ad39' }),
      [{ title: 'TestAlert', links: [{ label: 'Source', url: alert.generatorURL }] }],
    ],
    [
      'the test of a contact point, as of version 12',
      { ...body({ generatorURL: '?orgId=1' }), externalURL: 'https://grafana.acme.example/' },
      [{ links: [{ label: 'Source', url: 'https://grafana.acme.example/?orgId=1' }] }],
    ],
    [
      'a service as OpenTelemetry names it',
      body({ labels: { alertname: 'Errors', service_name: 'checkout', severity: 'emergency' } }),
      [{ service: 'checkout', severity: 'emergency' }],
    ],
  ])('sends %s', (_, sent, wanted) => {
    expect(read('grafana', sent).alerts).toEqual(matching(wanted));
  });
});

describe('a rule of a panel, as sent by Grafana before version 9', () => {
  const rule = {
    dashboardId: 1,
    evalMatches: [{ value: 92.5, metric: 'errors', tags: { host: 'web-1' } }],
    imageUrl: 'https://grafana.acme.example/image.png',
    message: 'Checkout fails.',
    orgId: 1,
    panelId: 2,
    ruleId: 48,
    ruleName: 'Checkout errors',
    ruleUrl: 'https://grafana.acme.example/d/hZ7BuVbWz/checkout?tab=alert&viewPanel=2&orgId=1',
    state: 'alerting',
    tags: { service: 'checkout', severity: 'critical' },
    title: '[Alerting] Checkout errors',
  };

  it('is an alert', () => {
    expect(read('grafana', rule).alerts).toEqual([
      {
        source: 'grafana',
        key: 'rule/1/48',
        status: 'firing',
        at: receivedAt,
        title: 'Checkout errors',
        details: 'Checkout fails.\nerrors: 92.5',
        severity: 'critical',
        service: 'checkout',
        started_at: receivedAt,
        labels: { service: 'checkout', severity: 'critical' },
        links: [{ label: 'Panel', url: rule.ruleUrl }],
      },
    ]);
  });

  it.each([
    ['no_data', ['firing']],
    ['ok', ['resolved']],
    ['paused', ['resolved']],
    ['pending', []],
  ])('says %s: %j', (state, wanted) => {
    const { alerts } = read('grafana', { ...rule, evalMatches: null, tags: undefined, state });

    expect(alerts.map(({ key, status }) => [key, status])).toEqual(wanted.map((one) => ['rule/1/48', one]));
  });
});

describe('CloudWatch', () => {
  const event = (detail: object, over = {}) => ({
    'detail-type': 'CloudWatch Alarm State Change',
    source: 'aws.cloudwatch',
    account: '111122223333',
    region: 'eu-west-1',
    time: '2025-01-15T14:02:01Z',
    resources: ['arn:aws:cloudwatch:eu-west-1:111122223333:alarm:Checkout'],
    detail: { alarmName: 'Checkout', ...detail },
    ...over,
  });
  const state = { value: 'ALARM', reason: 'x', timestamp: '2025-01-15T14:02:00.987+0000' };
  const notification = (message: object) => ({
    Type: 'Notification',
    TopicArn: 'arn:aws:sns:us-east-1:111122223333:alarms',
    Message: JSON.stringify({
      AlarmName: '# Errors | Checkout',
      AWSAccountId: '111122223333',
      AlarmArn: 'arn:aws:cloudwatch:us-east-1:111122223333:alarm:# Errors | Checkout',
      NewStateValue: 'ALARM',
      NewStateReason: 'Thresholds Crossed',
      StateChangeTime: '2025-01-15T14:02:26.838+0000',
      Region: 'US East (N. Virginia)',
      OldStateValue: 'OK',
      ...message,
    }),
  });
  const composite = { alarmRule: 'ALARM(a) OR ALARM(b)', actionsSuppressor: 'Maintenance' };

  it.each<Row>([
    [
      'a composite alarm',
      event({ state, configuration: composite }),
      [{ title: 'Checkout', status: 'firing', at: '2025-01-15T14:02:00.987000Z' }],
    ],
    [
      'a composite alarm through SNS',
      notification({
        AlarmRule: 'ALARM(a)',
        TriggeringChildren: [{ Arn: 'arn', State: { Value: 'ALARM' } }],
      }),
      [
        {
          title: '# Errors | Checkout',
          key: 'arn:aws:cloudwatch:us-east-1:111122223333:alarm:# Errors | Checkout',
        },
      ],
    ],
    [
      'a composite alarm that is suppressed',
      event({ state: { ...state, actionsSuppressedBy: 'Alarm' } }),
      [],
    ],
    ['an alarm that is muted', event({ state, muteDetail: { mutedByArn: 'arn:aws:cloudwatch:mute' } }), []],
    [
      'a muted alarm that is over',
      event({ state: { ...state, value: 'OK' }, muteDetail: { mutedByArn: 'arn:aws:cloudwatch:mute' } }),
      [{ status: 'resolved' }],
    ],
    [
      'the band of an anomaly detector, by its metric',
      notification({
        Trigger: {
          ComparisonOperator: 'LessThanLowerOrGreaterThanUpperThreshold',
          ThresholdMetricId: 'ad1',
          Metrics: [
            { Expression: 'ANOMALY_DETECTION_BAND(m1, 1.5)', Id: 'ad1', ReturnData: true },
            {
              Id: 'm1',
              MetricStat: {
                Metric: {
                  Dimensions: [{ value: 'checkout', name: 'ApiName' }],
                  MetricName: 'Count',
                  Namespace: 'AWS/ApiGateway',
                },
                Period: 60,
                Stat: 'Sum',
              },
            },
          ],
        },
      }),
      [
        {
          labels: {
            alarm: '# Errors | Checkout',
            account: '111122223333',
            region: 'us-east-1',
            metric: 'Count',
            namespace: 'AWS/ApiGateway',
            ApiName: 'checkout',
          },
        },
      ],
    ],
    [
      'metrics math, by the first metric that has a name',
      event({
        state,
        configuration: {
          metrics: [
            { id: 'e1', expression: 'SUM(METRICS())' },
            {
              id: 'm1',
              metricStat: {
                metric: { name: 'NetworkIn', namespace: 'AWS/EC2', dimensions: { InstanceId: 'i-1' } },
              },
            },
          ],
        },
      }),
      [{ labels: expect.objectContaining({ metric: 'NetworkIn', InstanceId: 'i-1' }) }],
    ],
    [
      'one time series of an alarm on many',
      event(
        { state, alarmContributor: { id: '6d44', attributes: { TableName: 'orders' } } },
        { 'detail-type': 'CloudWatch Alarm Contributor State Change' },
      ),
      [],
    ],
    [
      'that an alarm was changed',
      event({ state, operation: 'update' }, { 'detail-type': 'CloudWatch Alarm Configuration Change' }),
      [],
    ],
    [
      'that an alarm was deleted, after which it says nothing more',
      event({ state, operation: 'delete' }, { 'detail-type': 'CloudWatch Alarm Configuration Change' }),
      [{ status: 'resolved', at: '2025-01-15T14:02:01.000000Z' }],
    ],
    [
      'an event of EventBridge through a topic',
      { ...notification({}), Message: JSON.stringify(event({ state })) },
      [
        {
          title: 'Checkout',
          status: 'firing',
          key: 'arn:aws:cloudwatch:eu-west-1:111122223333:alarm:Checkout',
        },
      ],
    ],
    ...(
      [
        ['aws', 'eu-west-1', 'console.aws.amazon.com'],
        ['aws-cn', 'cn-north-1', 'console.amazonaws.cn'],
        ['aws-us-gov', 'us-gov-west-1', 'console.amazonaws-us-gov.com'],
      ] as const
    ).map(([partition, region, host]): Row => {
      const url = `https://${region}.${host}/cloudwatch/home?region=${region}#alarmsV2:alarm/Checkout`;
      const resources = [`arn:${partition}:cloudwatch:${region}:111122223333:alarm:Checkout`];
      return [
        `the console of the partition ${partition}`,
        event({ state }, { region, resources }),
        [{ links: [{ label: 'CloudWatch', url }] }],
      ];
    }),
    [
      'something else to the same topic',
      { ...notification({}), Message: '{"Records":[{"eventSource":"aws:s3"}]}' },
      [],
    ],
  ])('sends %s', (_, body, wanted) => {
    expect(read('cloudwatch', body).alerts).toEqual(matching(wanted));
  });
});

describe('Datadog', () => {
  const byDefault = {
    id: '5485379890863845239',
    org: { id: '415600', name: 'Acme' },
    last_updated: '1736949721000',
    event_type: 'query_alert_monitor',
    title: '[Triggered on {host:db-1}] [staging] Disk is full',
    date: '1736949721000',
    body: '%%%\n@webhook-aegis\nThe disk is full.\n%%%',
  };
  const recovered = { ...byDefault, id: '99', title: '[Recovered on {host:db-1}] [staging] Disk is full' };
  const key = '[staging] Disk is full/host:db-1';

  it.each<Row>([
    [
      'its default payload, which names no monitor',
      byDefault,
      [{ key, status: 'firing', title: '[staging] Disk is full', at: '2025-01-15T14:02:01.000000Z' }],
    ],
    ['the end of it', recovered, [{ key, status: 'resolved' }]],
    [
      'its tags as a list',
      { alert_id: '48', transition: 'Triggered', tags: ['service:checkout', 'env:prod'] },
      [{ service: 'checkout', labels: { monitor: '48', service: 'checkout', env: 'prod' } }],
    ],
    [
      'several events in a list',
      [byDefault, recovered],
      [
        { key, status: 'firing' },
        { key, status: 'resolved' },
      ],
    ],
    [
      'the priority in the title',
      { ...byDefault, title: '[P2] [Warn] Disk is full' },
      [{ key: 'Disk is full/', severity: 'p2' }],
    ],
    [
      'names that other receivers want',
      {
        alertId: '48',
        alertTransition: 'Triggered',
        alertPriority: 'P1',
        eventTitle: 'Errors',
        link: 'https://app.datadoghq.com/m',
      },
      [
        {
          key: '48/',
          title: 'Errors',
          severity: 'p1',
          links: [{ label: 'Datadog', url: 'https://app.datadoghq.com/m' }],
        },
      ],
    ],
    [
      'a nested payload',
      {
        title: '[Triggered] Errors',
        tags: 'service:checkout',
        alert: { alert_id: 48, alert_transition: 'Triggered', alert_cycle_key: '1', alert_type: 'error' },
      },
      [{ key: '48/1', title: 'Errors', service: 'checkout', severity: 'error' }],
    ],
    [
      'everything about an event in one field',
      {
        event: {
          title: '[P2] [Triggered on {host:db-1}] Disk is full',
          description: 'The disk is full.',
          status: 'Triggered',
          date: '1736949721000',
          url: 'https://app.datadoghq.com/m',
        },
      },
      [
        {
          key: 'Disk is full/host:db-1',
          title: 'Disk is full',
          details: 'The disk is full.',
          severity: 'p2',
          at: '2025-01-15T14:02:01.000000Z',
          links: [{ label: 'Datadog', url: 'https://app.datadoghq.com/m' }],
        },
      ],
    ],
    [
      'the priority, the service and the time by other names',
      {
        monitor_id: '48',
        alert_transition: 'Triggered',
        alert_title: 'Errors',
        alert_body: 'Many errors.',
        severity: 'P1',
        service: 'checkout',
        env: '$TAGS[env]',
        occurred_at: '1736949721',
      },
      [
        {
          key: '48/',
          title: 'Errors',
          details: 'Many errors.',
          severity: 'p1',
          service: 'checkout',
          at: '2025-01-15T14:02:01.000000Z',
        },
      ],
    ],
    [
      'a time in seconds',
      { alert_id: '48', alert_transition: 'Warn', date_posix: '1736949721' },
      [{ at: '2025-01-15T14:02:01.000000Z' }],
    ],
    [
      'variables that it cannot fill, empty or as they are',
      {
        alert_id: '48',
        transition: 'No Data',
        priority: '',
        type: '$ALERT_TYPE',
        date: '',
        cycle_key: '$ALERT_CYCLE_KEY',
        scope: '',
      },
      [{ key: '48/', status: 'firing', at: receivedAt }],
    ],
    [
      'a reminder, which counts if it is the first',
      { alert_id: '48', transition: 'Re-Triggered', title: 'Errors' },
      [{ key: '48/', status: 'firing', is_reminder: true }],
    ],
  ])('sends %s', (_, body, wanted) => {
    expect(read('datadog', body).alerts).toEqual(matching(wanted));
  });

  it.each([
    [
      'an event that is not about a monitor',
      { title: 'Deploy of checkout', alert_id: '', transition: '' },
      /transition/,
    ],
    ['nothing that says which monitor it is', { transition: 'Triggered' }, /key/],
    ['a list', [], /body/],
  ])('is refused with %s', (_, body, reason) => {
    expect(() => read('datadog', body)).toThrow(reason);
  });

  it('keeps the links and labels of an alert with a very long title', () => {
    const [alert] = read('datadog', {
      alert_id: '1',
      transition: 'Triggered',
      title: '[P1] '.repeat(200_000),
    }).alerts;

    expect(alert?.key).toBe('1/');
  });
});

describe('Sentry', () => {
  it.each<[...Row, resource: string]>([
    [
      'a metric alert that someone opens',
      { ...readPayload('sentry-metric-alert'), action: 'open' },
      [],
      'metric_alert',
    ],
    ['an installation', { action: 'deleted', data: { installation: {} } }, [], 'installation'],
    ['a single error', { action: 'created', data: { error: {} } }, [], 'error'],
    [
      'an issue whose id is a number and whose project is missing',
      { action: 'unresolved', data: { issue: { id: 7, title: 'TypeError' } } },
      [{ key: 'issue/7', status: 'firing', at: receivedAt }],
      'issue',
    ],
    [
      'an event with a tag that is not a pair',
      {
        action: 'triggered',
        data: { event: { issue_id: '7', tags: [['service', 'checkout'], ['broken'], ['a', null]] } },
      },
      [{ key: 'issue/7', service: 'checkout', labels: { service: 'checkout' } }],
      'event_alert',
    ],
    [
      'an event without a service, by its project',
      {
        action: 'triggered',
        data: { event: { issue_id: '7', url: 'https://sentry.io/api/0/projects/acme/web-shop/events/e48/' } },
      },
      [{ service: 'web-shop', labels: { project: 'web-shop' } }],
      'event_alert',
    ],
  ])('sends %s', (_, body, wanted, resource) => {
    expect(read('sentry', body, { 'sentry-hook-resource': resource }).alerts).toEqual(matching(wanted));
  });

  it('is refused without the header that names its kind', () => {
    expect(() => read('sentry', readPayload('sentry-issue'))).toThrow(/sentry-hook-resource/);
  });
});

describe('PagerDuty', () => {
  const event = (event_type: string, data: object, over = {}) => ({
    event: {
      id: '01D3',
      event_type,
      resource_type: 'incident',
      occurred_at: '2025-01-15T14:02:00Z',
      agent: null,
      client: null,
      data,
      ...over,
    },
  });
  const reference = { id: 'PGR0VU2', summary: 'Checkout', type: 'incident_reference' };

  it.each<Row>([
    [
      'a note',
      event('incident.annotated', {
        incident: reference,
        id: 'P2LA89X',
        content: 'hello',
        type: 'incident_note',
      }),
      [],
    ],
    ['a test', event('pagey.ping', { message: 'Hello from your friend Pagey!', type: 'ping' }), []],
    [
      'a responder',
      event('incident.responder.added', { incident: reference, user: { id: 'P1' }, state: 'pending' }),
      [],
    ],
    [
      'a status update',
      event('incident.status_update_published', { incident: reference, id: 'P2', message: 'x' }),
      [],
    ],
    ['a change of a service', event('service.updated', { id: 'PF9', type: 'service' }), []],
    [
      'an incident with nothing but its id',
      event('incident.triggered', { id: 'PGR0VU2', priority: null, service: null, incident_key: null }),
      [{ key: 'PGR0VU2', status: 'firing', at: '2025-01-15T14:02:00.000000Z' }],
    ],
    [
      'an incident whose title is missing, by its summary',
      event('incident.triggered', { id: 'P1', title: null, summary: '[#4] Checkout fails' }),
      [{ title: '[#4] Checkout fails' }],
    ],
    [
      'a priority that someone chose, which counts if it is the first news',
      event('incident.priority_updated', { id: 'P1', status: 'acknowledged', priority: { summary: 'P1' } }),
      [{ status: 'firing', severity: 'p1', is_reminder: true }],
    ],
    [
      'the priority of an incident that is over',
      event('incident.priority_updated', { id: 'P1', status: 'resolved', priority: { summary: 'P1' } }),
      [],
    ],
    [
      'a resolution by a machine',
      event('incident.resolved', { id: 'PGR0VU2' }, { agent: null }),
      [{ status: 'resolved' }],
    ],
  ])('sends %s', (_, body, wanted) => {
    expect(read('pagerduty', body).alerts).toEqual(matching(wanted));
  });
});

describe('a generic source', () => {
  const payload = { summary: 'The disk is full', source: 'db-1', severity: 'error' };

  it.each<Row>([
    [
      'no key, or an empty one',
      { event_action: 'trigger', dedup_key: '', payload },
      [{ key: 'db-1/The disk is full' }],
    ],
    [
      'null for a key',
      { event_action: 'trigger', dedup_key: null, payload },
      [{ key: 'db-1/The disk is full' }],
    ],
    [
      'details that are a text',
      {
        event_action: 'trigger',
        dedup_key: 'k',
        payload: { ...payload, custom_details: 'sda1 is at 100 %' },
      },
      [{ details: 'details: sda1 is at 100 %' }],
    ],
    [
      'details that are a list, and a link without an address',
      {
        routing_key: 'R',
        event_action: 'trigger',
        dedup_key: 'k',
        client: 'Monitor',
        images: [{ src: 'https://x.example/a.png' }],
        links: [{ text: 'broken' }, { href: 'https://x.example/b' }],
        payload: { ...payload, custom_details: ['a'] },
      },
      [{ title: 'The disk is full', links: [{ label: 'Link', url: 'https://x.example/b' }] }],
    ],
    [
      'an action in capital letters and a key that is a number',
      { event_action: 'TRIGGER', dedup_key: 17, payload },
      [{ key: '17', status: 'firing' }],
    ],
    [
      "version 1 of PagerDuty's API",
      {
        service_key: 'S',
        event_type: 'trigger',
        incident_key: 'db-1/disk',
        description: 'The disk is full',
        client: 'Nagios',
        details: { load: 0.75, hosts: ['db-1', 'db-2'] },
      },
      [{ key: 'db-1/disk', title: 'The disk is full', details: 'load: 0.75\nhosts: db-1,db-2' }],
    ],
    [
      'a resolution of version 1',
      { service_key: 'S', event_type: 'resolve', incident_key: 'db-1/disk', description: 'OK' },
      [{ key: 'db-1/disk', status: 'resolved' }],
    ],
    [
      'a resolution like PagerDuty takes it',
      { routing_key: 'R', event_action: 'resolve', dedup_key: 'k' },
      [{ key: 'k', status: 'resolved' }],
    ],
  ])('sends %s', (_, body, wanted) => {
    expect(read('generic', body).alerts).toEqual(matching(wanted));
  });

  it('loses one event of a list that cannot be read, and says so', () => {
    const { alerts, omitted } = read('generic', [{ event_action: 'trigger', dedup_key: 'k', payload }, 7]);

    expect(alerts).toHaveLength(1);
    expect(omitted).toBe(1);
  });

  it.each([
    ['a change event', { payload: { summary: 'deployed' }, links: [] }, /event_action/],
    ['a resolution of nothing', { event_action: 'resolve', dedup_key: '' }, /dedup_key/],
    ['a key that is too long', { event_action: 'trigger', dedup_key: 'k'.repeat(256), payload }, /dedup_key/],
  ])('is refused with %s', (_, body, reason) => {
    expect(() => read('generic', body)).toThrow(reason);
  });
});
