import { createHash, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { vi } from 'vitest';
import type { Use } from './use.js';

/** A message as it was sent to SQS. */
interface Sent {
  MessageBody: string;
  MessageGroupId: string;
  MessageDeduplicationId: string;
}

/** An entry of PutEvents. */
interface PutEvent {
  EventBusName: string;
  Source: string;
  DetailType: string;
  /** JSON */
  Detail: string;
}

export interface FakeAws {
  url: string;
  /** Entries of Parameter Store. */
  parameters: Record<string, string>;
  /** Replaces the next responses of Parameter Store. */
  refusals: { status: number; body: object }[];
  /** Calls to Parameter Store. */
  lookups: { names: string[]; authorization: string }[];
  /** Messages in the queue, one per deduplication id. */
  sent: Sent[];
  postponed: { ReceiptHandle: string; VisibilityTimeout: number }[];
  /** Objects in the bucket, by key. */
  objects: Map<string, Buffer>;
  /** Actions, by the role that the caller's access key names. */
  uses: Use[];
  /** Entries put on EventBridge, in order. */
  events: PutEvent[];
  /** Runs when a function invokes another one, by name. */
  onInvoke?: (input: object, name: string) => Promise<object>;
  /** Whether the queue fails. */
  breakQueue(isBroken: boolean): void;
  close(): Promise<void>;
}

/** A fake of Parameter Store, SQS (JSON protocol), EventBridge, S3 (path style) and Lambda, on 127.0.0.1. */
export async function startFakeAws(parameters: Record<string, string> = {}): Promise<FakeAws> {
  const aws = {
    parameters,
    refusals: [],
    lookups: [],
    sent: [],
    events: [],
    postponed: [],
    uses: [],
    objects: new Map(),
  } as Omit<FakeAws, 'url' | 'breakQueue' | 'close'>;
  const seen = new Set<string>();
  let isBroken = false;

  const operations: Record<string, (input: never, request: IncomingMessage) => object> = {
    'AmazonSSM.GetParameters': ({ Names }: { Names: string[] }, { headers }) => {
      aws.lookups.push({ names: Names, authorization: headers.authorization ?? '' });
      const found = Names.filter((name) => name in parameters);
      return {
        Parameters: found.map((Name) => ({ Name, Type: 'SecureString', Value: parameters[Name] })),
        InvalidParameters: Names.filter((name) => !(name in parameters)),
      };
    },
    'AmazonSQS.SendMessage': (message: Sent) => {
      const once = message.MessageGroupId + message.MessageDeduplicationId;
      if (!seen.has(once)) aws.sent.push(message);
      seen.add(once);
      // The client compares it with what it sent.
      const MD5OfMessageBody = createHash('md5').update(message.MessageBody).digest('hex');
      return { MessageId: `message-${seen.size}`, MD5OfMessageBody };
    },
    'AWSEvents.PutEvents': ({ Entries }: { Entries: PutEvent[] }) => {
      const taken = Entries.map(takeEvent);
      aws.events.push(...Entries.filter((_, n) => taken[n]?.ErrorCode === undefined));
      return { FailedEntryCount: taken.filter(({ ErrorCode }) => ErrorCode).length, Entries: taken };
    },
    'AmazonSQS.ChangeMessageVisibility': (change: FakeAws['postponed'][number]) => {
      aws.postponed.push(change);
      return {};
    },
  };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await buffer(request);
    const target = String(request.headers['x-amz-target'] ?? '');
    const operation = operations[target];
    const isInvocation = request.url?.startsWith('/2015-03-31/functions/') ?? false;
    const input = operation ? (JSON.parse(body.toString()) as object) : {};
    const role = /Credential=(\w+)/.exec(request.headers.authorization ?? '')?.[1] ?? '';
    if (isInvocation) aws.uses.push({ role, ...useOfLambda(request) });
    else if (operation) aws.uses.push(...usesOf(target, input).map((use) => ({ role, ...use })));
    else aws.uses.push({ role, ...useOfS3(request) });
    if (isInvocation) return invoke(request, body, response);
    if (!operation) return answerS3(aws.objects, { request, response, body });
    response.setHeader('content-type', 'application/x-amz-json-1.0');
    const refusal = target.startsWith('AmazonSSM') ? aws.refusals.shift() : undefined;
    if (refusal) {
      response.writeHead(refusal.status).end(JSON.stringify(refusal.body));
      return;
    }
    if (isBroken && target.startsWith('AmazonSQS')) response.statusCode = 500;
    response.end(JSON.stringify(response.statusCode === 500 ? {} : operation(input as never, request)));
  }

  async function invoke({ url }: IncomingMessage, body: Buffer, response: ServerResponse): Promise<void> {
    const name = url?.split('/')[3] ?? '';
    try {
      response.end(JSON.stringify(await fake.onInvoke?.(JSON.parse(body.toString()) as object, name)));
    } catch (error) {
      response.setHeader('x-amz-function-error', 'Unhandled');
      response.end(JSON.stringify({ errorMessage: String(error) }));
    }
  }

  const server = createServer({ keepAliveTimeout: 0 }, (request, response) => void answer(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const fake: FakeAws = {
    ...aws,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    breakQueue: (broken) => {
      isBroken = broken;
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return fake;
}

/** Points this process's SDK at the fake, until the test ends: vitest restores the environment before each test. */
export function useAws({ url }: FakeAws): void {
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'test');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'test');
  vi.stubEnv('AWS_ENDPOINT_URL_SQS', url);
  vi.stubEnv('AWS_ENDPOINT_URL_S3', url);
}

/** EventBridge answers 200 even if it refuses an entry, with the reason. Its limit is 256 KB. */
function takeEvent({ Source, DetailType, Detail }: PutEvent): { EventId?: string; ErrorCode?: string } {
  if (!Source || !DetailType) return { ErrorCode: 'InvalidArgument' };
  if (Buffer.byteLength(Detail) > 256 * 1024) return { ErrorCode: 'InvalidArgument' };
  try {
    JSON.parse(Detail);
    return { EventId: randomUUID() };
  } catch {
    return { ErrorCode: 'MalformedDetail' };
  }
}

type Done = Omit<Use, 'role'>;

/** `AmazonSQS.SendMessage` is `sqs:SendMessage`. */
function usesOf(target: string, { Names, Entries }: { Names?: string[]; Entries?: PutEvent[] }): Done[] {
  const action = target
    .replace('AmazonSQS.', 'sqs:')
    .replace('AmazonSSM.', 'ssm:')
    .replace('AWSEvents.', 'events:');
  if (Entries) return Entries.map(({ EventBusName }) => ({ action, resource: EventBusName }));
  if (!Names) return [{ action, resource: 'arn:Queue' }];
  return Names.map((name) => ({ action, resource: `arn:aws:ssm:eu-west-1:123456789012:parameter${name}` }));
}

function useOfLambda({ url = '' }: IncomingMessage): Done {
  return { action: 'lambda:InvokeFunction', resource: `arn:${url.split('/')[3]}` };
}

/** For the only bucket, in path style. */
function useOfS3({ method, url = '' }: IncomingMessage): Done {
  if (url.includes('list-type=2')) return { action: 's3:ListBucket', resource: 'arn:Bucket' };
  const action = { PUT: 's3:PutObject', DELETE: 's3:DeleteObject' }[method ?? ''] ?? 's3:GetObject';
  const key = new URL(url, 'http://s3').pathname.split('/').slice(2).join('/');
  return { action, resource: `arn:Bucket/${decodeURIComponent(key)}` };
}

interface Exchange {
  request: IncomingMessage;
  response: ServerResponse;
  body: Buffer;
}

function answerS3(objects: FakeAws['objects'], { request, response, body }: Exchange): void {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://s3');
  const key = decodeURIComponent(pathname.split('/').slice(2).join('/'));
  if (request.method === 'PUT') {
    if (objects.has(key) && request.headers['if-none-match'] === '*') response.statusCode = 412;
    else objects.set(key, body);
    response.end();
  } else if (searchParams.has('list-type')) {
    const keys = [...objects.keys()].filter((one) => one.startsWith(searchParams.get('prefix') ?? ''));
    const contents = keys.map((one) => `<Contents><Key>${one}</Key></Contents>`).join('');
    response.end(`<?xml version="1.0"?><ListBucketResult>${contents}</ListBucketResult>`);
  } else if (request.method === 'DELETE') {
    objects.delete(key);
    response.writeHead(204).end();
  } else {
    const found = objects.get(key);
    response.statusCode = found ? 200 : 404;
    response.end(found ?? '<?xml version="1.0"?><Error><Code>NoSuchKey</Code></Error>');
  }
}
