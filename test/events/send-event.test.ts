import { describe, expect, it } from 'vitest';
import { createOutward } from '../../src/app/outward/create-outward.js';
import { buildCloudEvent } from '../../src/events/build-cloud-event.js';
import { sendEvent } from '../../src/events/send-event.js';
import type { BusSink, WebhookSink } from '../../src/process/event-sinks.js';
import { anEvent, anIncident, DECLARED_AT } from '../support/records.js';
import { type Asked, useServers } from '../support/stand-in.js';

const { standIn } = useServers();

const REF = {
  PK: 'INCIDENT#INC-000042',
  SK: `EVENT#${DECLARED_AT}#declared`,
  incident_id: 'INC-000042',
  queued_at: DECLARED_AT,
  lane: 'new' as const,
};
const WHAT = { kind: 'event' as const, record: anEvent() };
const event = buildCloudEvent({ ref: REF, incident: anIncident() }, WHAT, {
  source: '/aegis',
  content: 'none',
});

const BUS: BusSink = { name: 'bus', event_bus: 'incidents', private: false, content: 'none' };

/** EventBridge, which answers like this; the credentials are examples from the documentation of AWS. */
async function sendToBus(status: number, answer: object) {
  const { url, asked } = await standIn(() => [status, answer]);
  const outward = createOutward({
    AWS_ENDPOINT_URL_EVENTS: url,
    AWS_REGION: 'eu-west-1',
    AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE',
    AWS_SECRET_ACCESS_KEY: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY',
  });
  const deps = { outward, secrets: { get: async () => undefined } };
  return { outcome: await sendEvent(deps, BUS, { event, now: DECLARED_AT }), asked };
}

describe('an event for a bus', () => {
  it('is one entry of a signed PutEvents', async () => {
    const { outcome, asked } = await sendToBus(200, { FailedEntryCount: 0, Entries: [{ EventId: 'e' }] });

    const { headers, body } = asked[0] as Asked;
    expect(outcome).toEqual({ is: 'sent' });
    expect(headers['x-amz-target']).toBe('AWSEvents.PutEvents');
    expect(headers.authorization).toMatch(
      /^AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE\/\d{8}\/eu-west-1\/events\//,
    );
    const [entry] = (body as unknown as { Entries: Record<string, string>[] }).Entries;
    expect(entry).toMatchObject({
      EventBusName: 'incidents',
      Source: 'aegis',
      DetailType: 'aegis.incident.declared.v1',
      Resources: ['INC-42'],
    });
    expect(JSON.parse(entry?.Detail ?? '')).toEqual(event);
  });

  it.each([
    [200, { FailedEntryCount: 1, Entries: [{ ErrorCode: 'ThrottlingException' }] }, 'ThrottlingException'],
    [
      400,
      { __type: 'com.amazon#ResourceNotFoundException', message: 'Event bus x' },
      'ResourceNotFoundException',
    ],
    [500, {}, 'no reason given'],
  ])('is retried after %s %j', async (status, answer, reason) => {
    const { outcome } = await sendToBus(status, answer);

    expect(outcome).toMatchObject({ is: 'failed', reason: expect.stringContaining(reason) });
  });
});

it('is retried when a secret is missing, and says which', async () => {
  const sink: WebhookSink = {
    name: 'x',
    url: 'https://x.example',
    secret_env: 'X_SECRET',
    network: 'public',
    private: false,
    content: 'none',
  };
  const deps = { outward: createOutward({}), secrets: { get: async () => undefined } };

  const outcome = await sendEvent(deps, sink, { event, now: DECLARED_AT });

  expect(outcome).toMatchObject({ is: 'failed', reason: expect.stringContaining("X_SECRET isn't set") });
});
