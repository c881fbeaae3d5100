import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { userPosts } from 'slack-simulator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createReceiver } from '../../examples/receiver/receive.js';
import { buildLambda } from '../../scripts/build.js';
import type { AlertSource } from '../../src/process/alert-sources.js';
import { shortId } from '../../src/views/labels.js';
import { readPayload } from '../alerts/payload.js';
import { textOf } from '../support/aegis.js';
import { type FakeBedrock, promptIn, startFakeBedrock } from '../support/fake-bedrock.js';
import { settingsFrom } from '../support/process.js';
import { SECRET as SINK_SECRET } from '../support/sinks.js';
import { ALICE } from '../support/slack.js';
import { useFunctions } from './function-rig.js';
import { BUS, MODEL, packageTemplates } from './packaged-templates.js';
import type { Template } from './template.js';
import { unpackBundle } from './unpacked.js';

const BUNDLE = join(import.meta.dirname, `../../node_modules/.cache/connected-${process.pid}`);

/** An aegis.yml with every source and sink. */
const processFor = (receiver: string) => `
alerts:
  sources:
    alertmanager: { token_env: ALERT_TOKEN }
    grafana: { token_env: ALERT_TOKEN }
    datadog: { token_env: ALERT_TOKEN }
    generic: { token_env: ALERT_TOKEN }
    cloudwatch: { token_env: ALERT_TOKEN }
    sentry: { secret_env: ALERT_SECRET }
    pagerduty: { secret_env: ALERT_SECRET }
  routes: [{ name: all, do: declare }]
events:
  sinks:
    - { name: bus, event_bus: "${BUS}", types: ['incident.*', 'alert.*'] }
    - { name: receiver, url: "${receiver}", network: private, secret_env: SINK_SECRET, types: ['incident.declared'] }
`;
const [TOKEN, SECRET] = ['a-token-of-alerts', 'a-secret-of-alerts'];

let zips: string;
let template: Template;
let bedrock: FakeBedrock;
let receiver: Server;
const received: string[] = [];
beforeAll(async () => {
  receiver = createReceiver({
    secret: SINK_SECRET,
    now: Date.now,
    onEvent: async ({ subject }) => void received.push(subject),
  });
  receiver.listen(0, '127.0.0.1');
  await once(receiver, 'listening');
  const { port } = receiver.address() as AddressInfo;
  await buildLambda(join(BUNDLE, 'lambda'), settingsFrom(processFor(`http://127.0.0.1:${port}`)).process);
  zips = await unpackBundle(join(BUNDLE, 'lambda'));
  template = (await packageTemplates()).templates.connected;
  bedrock = await startFakeBedrock();
});
afterAll(async () => {
  receiver?.close();
  await bedrock?.close();
  for (const place of [BUNDLE, zips]) await rm(place, { recursive: true, force: true });
});

const withToken = () => ({ authorization: `Bearer ${TOKEN}` });
const hmac = (body: string) => createHmac('sha256', SECRET).update(body).digest('hex');

/** One payload from each source, with the headers that authenticate it. */
const SENT: Record<AlertSource, [payload: string, headers: (body: string) => Record<string, string>]> = {
  alertmanager: ['alertmanager', withToken],
  grafana: ['grafana', withToken],
  datadog: ['datadog', withToken],
  generic: ['generic', withToken],
  cloudwatch: ['cloudwatch-event', withToken],
  sentry: [
    'sentry-issue',
    (body) => ({ 'sentry-hook-resource': 'issue', 'sentry-hook-signature': hmac(body) }),
  ],
  pagerduty: ['pagerduty', (body) => ({ 'x-pagerduty-signature': `v1=${hmac(body)}` })],
};

describe('the functions', () => {
  const rig = useFunctions({
    template: () => template,
    zips: () => zips,
    parameters: {
      '/aegis/prod/secrets/ALERT_TOKEN': TOKEN,
      '/aegis/prod/secrets/ALERT_SECRET': SECRET,
      '/aegis/prod/secrets/SINK_SECRET': SINK_SECRET,
    },
    endpoints: () => ({ AWS_ENDPOINT_URL_BEDROCK_RUNTIME: bedrock.url }),
  });

  it('declare an incident for an alert from every source, and publish it to a bus and a webhook', async () => {
    const statuses = [];
    for (const [source, [payload, headers]] of Object.entries(SENT)) {
      const body = JSON.stringify(readPayload(payload));
      statuses.push([source, await rig().post(`/alerts/${source}`, body, headers(body))]);
      statuses.push(['forged', await rig().post(`/alerts/${source}`, body, { authorization: 'Bearer x' })]);
    }
    await rig().settle();

    const items = await rig().store.unclosedIncidents();
    expect(statuses).toEqual(
      Object.keys(SENT).flatMap((source) => [
        [source, 202],
        ['forged', 401],
      ]),
    );
    expect(items.length).toBeGreaterThanOrEqual(Object.keys(SENT).length);
    expect(items.every(({ declared_by, channel_id }) => !declared_by && channel_id)).toBe(true);
    const { events } = rig().aws;
    const declared = events.filter(({ DetailType }) => DetailType === 'aegis.incident.declared.v1');
    expect(declared).toHaveLength(items.length);
    expect(declared[0]).toMatchObject({ EventBusName: BUS, Source: 'aegis' });
    const published = declared.map(({ Detail = '' }) => JSON.parse(Detail) as Record<string, string>);
    const ids = items.map(({ incident_id }) => shortId(incident_id)).sort();
    expect(published.every(({ specversion }) => specversion === '1.0')).toBe(true);
    expect(published.map(({ subject }) => subject).sort()).toEqual(ids);
    expect(received.sort()).toEqual(ids);
    expect(rig().uses()).toContainEqual({ role: 'ScheduleRole', action: 'events:PutEvents', resource: BUS });
    expect(rig().forbidden()).toEqual([]);
  });

  it('summarize with the model in the template', async () => {
    const { workspace, aws, settle, type } = rig();
    await type('declare P1 checkout fails in the EU');
    const channel = rig().incidentChannel();
    userPosts(workspace, {
      user: ALICE,
      channel,
      text: 'Checkout errors are at 42 % for customers in the EU',
    });
    await settle();
    bedrock.replyBy((body) => {
      const [, line = ''] = /(m\d+)[^\n]*42 %/.exec(promptIn(body)) ?? [];
      const impact = { section: 'impact', text: 'Checkout errors are at 42 % in the EU.', sources: [line] };
      return {
        claims: [{ section: 'headline', text: 'Checkout fails in the EU.', sources: ['m1'] }, impact],
      };
    });

    await type('summary', channel);

    const posts = workspace.channels.get(channel)?.messages.map(textOf).join('\n');
    const [request] = bedrock.requests;
    expect(posts).toContain('Checkout errors are at 42 % in the EU.');
    expect(posts).not.toContain('no model');
    // The template sets the app id.
    expect(rig().slackCalls()).toContain('auth.test');
    expect(rig().slackCalls()).not.toContain('bots.info');
    expect(request?.modelId).toBe(MODEL);
    const arn = `arn:aws:bedrock:eu-west-1:123456789012:inference-profile/${MODEL}`;
    const actions = {
      converse: 'bedrock:InvokeModel',
      'converse-stream': 'bedrock:InvokeModelWithResponseStream',
    };
    aws.uses.push({ role: 'WorkerRole', action: actions[request?.operation ?? 'converse'], resource: arn });
    expect(rig().forbidden()).toEqual([]);
  });
});
