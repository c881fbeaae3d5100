import { createHmac, createSign, X509Certificate } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { authenticate } from '../../src/alerts/authenticate.js';
import type { RefusalError } from '../../src/alerts/refusal.js';
import { DEFAULT_SETTINGS } from '../../src/app/config/default-settings.js';
import type { AlertSource } from '../../src/process/alert-sources.js';
import { readProcess } from '../../src/process/read-process.js';
import { createTestClock } from '../support/clock.js';
import { createTestLogger } from '../support/logger.js';
import { readPayload } from './payload.js';
import { createTestCertificate } from './test-certificate.js';

const NOW = '2025-01-15T14:05:00.000000Z';
const TOPIC = 'arn:aws:sns:eu-west-1:111122223333:aegis-alarms';
const CERTIFICATE_URL = 'https://sns.eu-west-1.amazonaws.com/SimpleNotificationService-0a1b2c3d.pem';
const SUBSCRIBE_URL = `https://sns.eu-west-1.amazonaws.com/?Action=ConfirmSubscription&TopicArn=${TOPIC}&Token=2336`;

const AEGIS_YML = `
alerts:
  sources:
    alertmanager: { token_env: TOKEN }
    grafana: { token_env: MISSING }
    generic: { token_env: TOKEN }
    sentry: { secret_env: SENTRY }
    pagerduty: { secret_env: PAGERDUTY }
    cloudwatch: { token_env: TOKEN, topics: ["${TOPIC}"] }
`;

const SECRETS = new Map([
  ['TOKEN', 'a-shared-token'],
  ['SENTRY', 'sentry-client-secret'],
  ['PAGERDUTY', 'pagerduty-secret'],
]);

function readProcessOrThrow(text: string) {
  const read = readProcess(text);
  if ('problems' in read) throw new Error(read.problems.join('\n'));
  return read.process;
}

const { certificate, privateKey } = createTestCertificate();

/** The sender of a request, or the status it's refused with, and what was fetched to find out. */
async function send(source: AlertSource, headers: Record<string, string>, body: unknown = {}) {
  const fetched: string[] = [];
  const deps = {
    clock: createTestClock(NOW),
    logger: createTestLogger(),
    secrets: { get: async (name: string) => SECRETS.get(name) },
    settings: { ...DEFAULT_SETTINGS, process: readProcessOrThrow(AEGIS_YML) },
    fetchText: async (url: string) => {
      fetched.push(url);
      return certificate;
    },
  };
  const raw = Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
  const outcome = await authenticate(deps, source, { headers, raw, receivedAt: NOW }).then(
    (sender) => ({ sender }),
    ({ status, message }: RefusalError) => ({ sender: status, reason: message }),
  );
  return { reason: undefined, ...outcome, fetched };
}

describe('a shared token', () => {
  const basic = (text: string) => `Basic ${Buffer.from(text).toString('base64')}`;

  it.each([
    ['Bearer a-shared-token', 'known'],
    ['bearer a-shared-token', 'known'],
    [basic('aegis:a-shared-token'), 'known'],
    ['Bearer a-shared-toke', 401],
    ['Bearer ', 401],
    ['a-shared-token', 401],
    [basic('a-shared-token:'), 401],
    [basic('aegis:wrong'), 401],
    ['', 401],
  ])('%j is %s', async (authorization, wanted) => {
    const { sender } = await send('alertmanager', { authorization });

    expect(sender).toBe(wanted);
  });

  it.each<AlertSource>(['grafana', 'datadog'])(
    'never lets anyone in where there is none or the source is not listed: %s',
    async (source) => {
      const { sender } = await send(source, { authorization: 'Bearer undefined' });

      expect(sender).toBe(404);
    },
  );
});

describe('a signature', () => {
  const body = '{"action":"created"}';
  const hmac = (secret: string, text = body) => createHmac('sha256', secret).update(text).digest('hex');

  it.each([
    ['of Sentry', 'sentry', { 'sentry-hook-signature': hmac('sentry-client-secret') }, 'known'],
    ['by another secret', 'sentry', { 'sentry-hook-signature': hmac('x') }, 401],
    ['of another body', 'sentry', { 'sentry-hook-signature': hmac('sentry-client-secret', '{}') }, 401],
    ['that is missing', 'sentry', {}, 401],
    ['of PagerDuty', 'pagerduty', { 'x-pagerduty-signature': `v1=${hmac('pagerduty-secret')}` }, 'known'],
    [
      'among several, while the secret changes',
      'pagerduty',
      { 'x-pagerduty-signature': `v1=${hmac('old')}, v1=${hmac('pagerduty-secret')}` },
      'known',
    ],
    ['without a version', 'pagerduty', { 'x-pagerduty-signature': hmac('pagerduty-secret') }, 401],
    ['of a version to come', 'pagerduty', { 'x-pagerduty-signature': `v2=${hmac('pagerduty-secret')}` }, 401],
    ['that is empty', 'pagerduty', { 'x-pagerduty-signature': 'v1=' }, 401],
  ] as const)('%s', async (_, source, headers, wanted) => {
    const { sender } = await send(source, headers, body);

    expect(sender).toBe(wanted);
  });
});

describe('a message from SNS', () => {
  const HEADERS = { 'x-amz-sns-message-type': 'Notification' };
  const NOTIFICATION: Record<string, string> = {
    Type: 'Notification',
    MessageId: 'da41e39f-ea4d-435a-b922-c6aae3915ebe',
    TopicArn: TOPIC,
    Subject: 'OK: "orders-queue-age" in EU (Ireland)',
    Message: JSON.stringify(readPayload('cloudwatch-sns-message')),
    Timestamp: '2025-01-15T14:04:30.318Z',
    SignatureVersion: '2',
    SigningCertURL: CERTIFICATE_URL,
    UnsubscribeURL: 'https://sns.eu-west-1.amazonaws.com/?Action=Unsubscribe',
  };
  const CONFIRMATION: Record<string, string> = {
    Type: 'SubscriptionConfirmation',
    MessageId: '165545c9-2a5c-472c-8df2-7ff2be2b3b1b',
    TopicArn: TOPIC,
    Token: '2336',
    Message: 'You have chosen to subscribe to the topic.',
    SubscribeURL: SUBSCRIBE_URL,
    Timestamp: '2025-01-15T14:04:30.318Z',
    SignatureVersion: '1',
    SigningCertURL: CERTIFICATE_URL,
  };

  /** According to the SNS developer guide: names and values in this order, each on its own line. */
  function signed(message: Record<string, string>): Record<string, string> {
    const names =
      message.Type === 'Notification'
        ? ['Message', 'MessageId', 'Subject', 'Timestamp', 'TopicArn', 'Type']
        : ['Message', 'MessageId', 'SubscribeURL', 'Timestamp', 'Token', 'TopicArn', 'Type'];
    const text = names.flatMap((name) =>
      message[name] === undefined ? [] : [`${name}\n${message[name]}\n`],
    );
    const algorithm = message.SignatureVersion === '1' ? 'RSA-SHA1' : 'RSA-SHA256';
    const Signature = createSign(algorithm).update(text.join('')).sign(privateKey, 'base64');
    return { ...message, Signature };
  }

  it('is checked against a certificate', () => {
    expect(new X509Certificate(certificate).subject).toBe('CN=sns.amazonaws.com');
  });

  it.each(['1', '2'])('is accepted with a signature of version %s', async (SignatureVersion) => {
    const { sender, fetched } = await send(
      'cloudwatch',
      HEADERS,
      signed({ ...NOTIFICATION, SignatureVersion }),
    );

    expect(sender).toBe('known');
    expect(fetched).toEqual([CERTIFICATE_URL]);
  });

  it('is accepted without a subject', async () => {
    const { Subject: _, ...plain } = NOTIFICATION;

    const { sender } = await send('cloudwatch', HEADERS, signed(plain as Record<string, string>));

    expect(sender).toBe('known');
  });

  it.each([
    ['another text', { Message: '{}' }],
    ['another subject', { Subject: 'x' }],
    ['another version', { SignatureVersion: '1' }],
    ['no signature', { Signature: '' }],
  ])('is refused with %s', async (_, change) => {
    const { sender } = await send('cloudwatch', HEADERS, { ...signed(NOTIFICATION), ...change });

    expect(sender).toBe(401);
  });

  it.each([
    ['the topic of someone else', { TopicArn: 'arn:aws:sns:eu-west-1:999900009999:theirs' }],
    ['an old message', { Timestamp: '2025-01-15T12:55:00.000Z' }],
    ['one from the future', { Timestamp: '2025-01-15T14:20:00.000Z' }],
    ['a certificate over plain HTTP', { SigningCertURL: CERTIFICATE_URL.replace('https', 'http') }],
    ['one of another host', { SigningCertURL: 'https://sns.eu-west-1.amazonaws.com.evil.example/a.pem' }],
    [
      'one of a look-alike host',
      { SigningCertURL: 'https://sns.eu-west-1.amazonaws.com@evil.example/SimpleNotificationService-1.pem' },
    ],
    ['one of another region', { SigningCertURL: CERTIFICATE_URL.replace('eu-west-1', 'us-east-1') }],
    ['one of another port', { SigningCertURL: CERTIFICATE_URL.replace('.com/', '.com:8443/') }],
    ['a file that is no certificate', { SigningCertURL: 'https://sns.eu-west-1.amazonaws.com/x.pem' }],
    ['no address', { SigningCertURL: 'x' }],
  ])('is refused before anything is fetched: %s', async (_, change) => {
    const { sender, fetched } = await send('cloudwatch', HEADERS, signed({ ...NOTIFICATION, ...change }));

    expect(sender).toBe(401);
    expect(fetched).toEqual([]);
  });

  it('that asks for confirmation is answered once its signature is verified', async () => {
    const { sender, fetched } = await send('cloudwatch', HEADERS, signed(CONFIRMATION));

    expect(sender).toBe('confirmed');
    expect(fetched).toEqual([CERTIFICATE_URL, SUBSCRIBE_URL]);
  });

  it.each(['https://evil.example/?Action=ConfirmSubscription', 'http://169.254.169.254/latest/meta-data/'])(
    'never makes Aegis call an address outside SNS: %s',
    async (SubscribeURL) => {
      const { sender, fetched } = await send(
        'cloudwatch',
        HEADERS,
        signed({ ...CONFIRMATION, SubscribeURL }),
      );

      expect(sender).toBe(401);
      expect(fetched).toEqual([CERTIFICATE_URL]);
    },
  );

  it('is refused with advice if its topic delivers it raw', async () => {
    const { sender, reason } = await send(
      'cloudwatch',
      { ...HEADERS, 'x-amz-sns-rawdelivery': 'true' },
      readPayload('cloudwatch-sns-message'),
    );

    expect(sender).toBe(400);
    expect(reason).toContain('raw message delivery');
  });

  it.each(['not JSON', '{}', '{"Type":"Notification"}'])('is malformed: %s', async (body) => {
    const { sender } = await send('cloudwatch', HEADERS, body);

    expect(sender).toBe(400);
  });
});

describe('an EventBridge API destination', () => {
  it.each([
    ['Bearer a-shared-token', 'known'],
    ['Bearer wrong', 401],
  ])('sends a token: %s', async (authorization, wanted) => {
    const { sender } = await send('cloudwatch', { authorization }, readPayload('cloudwatch-event'));

    expect(sender).toBe(wanted);
  });
});
