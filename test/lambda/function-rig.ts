import { setTimeout } from 'node:timers/promises';
import type { SQSBatchResponse } from 'aws-lambda';
import type { Delivery, Workspace } from 'slack-simulator';
import { afterEach, beforeEach, expect } from 'vitest';
import { type EventPump, pumpEvents } from '../../src/app/in-process/event-pump.js';
import { epochMillis } from '../../src/base/timestamp.js';
import { createStore, type Store } from '../../src/data/store/store.js';
import type { Table } from '../../src/data/table/table-client.js';
import { ALICE, BOT, GENERAL, useSlack } from '../support/slack.js';
import { useTables } from '../support/table.js';
import { apiGatewayV2, sqsEvent } from './events.js';
import { type FakeAws, startFakeAws } from './fake-aws.js';
import { type Functions, startFunctions } from './functions.js';
import { isAllowed, statementsOf } from './statements.js';
import { startTableProxy, type TableProxy } from './table-proxy.js';
import type { Template } from './template.js';
import type { Use } from './use.js';

/** The test's timeout for polling. */
const SOON_SECONDS = 10;

interface RigOptions {
  template(): Template;
  /** The folder with the unpacked zips. */
  zips(): string;
  /** Additional entries of Parameter Store. */
  parameters?: Record<string, string>;
  /** Additional endpoints. */
  endpoints?(): Record<string, string>;
}

export interface FunctionRig {
  workspace: Workspace;
  store: Store;
  aws: FakeAws;
  functions: Functions;
  pump: EventPump;
  /** Delivers queued messages to the worker, and events to the app, until nothing is left. */
  settle(): Promise<void>;
  /** Runs an `/incident` command and everything that follows from it. */
  type(text: string, channel?: string): Promise<void>;
  /** Sends a POST and returns its status; call `settle` for what follows from it. */
  post(path: string, body: string, headers: Record<string, string>): Promise<number>;
  /** The Slack methods that were called, in order. */
  slackCalls(): string[];
  /** The newest incident channel. */
  incidentChannel(): string;
  /** Actions of roles on resources. */
  uses(): Use[];
  /** Actions that roles weren't permitted to take. */
  forbidden(): string[];
}

/** The packaged functions, each in its own process, connected to a fake Slack, table and AWS. */
export function useFunctions(options: RigOptions): () => FunctionRig {
  // Every example command posts in one channel within seconds. The fault matrix covers retries after a 429.
  const slack = useSlack({ rateLimits: false });
  const freshTable = useTables();
  let rig: FunctionRig;
  let proxy: TableProxy;

  beforeEach(async () => {
    const { workspace, server, clock } = slack();
    clock.advance(Date.now() - epochMillis(clock.now()));
    const table = await freshTable();
    proxy = await startTableProxy(await endpointOf(table));
    const aws = await startFakeAws({
      '/aegis/prod/slack-bot-token': workspace.app.botToken,
      '/aegis/prod/slack-signing-secret': workspace.app.signingSecret,
      ...options.parameters,
    });
    const template = options.template();
    const functions = startFunctions({
      template,
      zips: options.zips(),
      resources: { Table: table.name, Bucket: 'aegis-test', Queue: `${aws.url}/123456789012/jobs.fifo` },
      endpoints: (role) => ({
        ...awsFor(role, aws.url, proxy),
        ...options.endpoints?.(),
        SLACK_API_URL: server.apiUrl,
      }),
    });
    aws.onInvoke = (input, name) =>
      functions.invoke(name === 'ScheduleLambdaFunction' ? 'schedule' : 'sweep', input);
    const delivery = slack().delivery(async (request) => {
      const reply = await functions.invoke<Reply>('http', apiGatewayV2(request));
      return { status: reply.statusCode, body: reply.body ?? '' };
    });
    const pump = pumpEvents(workspace, delivery);
    const store = createStore({ ...table, now: () => new Date().toISOString() });
    const slackCalls = () => server.calls.map(({ method }) => method);
    rig = assemble({ workspace, store, aws, functions, pump, slackCalls }, { template, proxy, delivery });
  });

  afterEach(async () => {
    await rig?.pump.idle();
    await rig?.functions.stop();
    await proxy?.close();
    await rig?.aws.close();
  });

  return () => rig;
}

interface Reply {
  statusCode: number;
  body?: string;
}

type Parts = Pick<FunctionRig, 'workspace' | 'store' | 'aws' | 'functions' | 'pump' | 'slackCalls'>;

interface Edges {
  template: Template;
  proxy: TableProxy;
  delivery: Delivery;
}

function assemble(parts: Parts, { template, proxy, delivery }: Edges): FunctionRig {
  const { workspace, aws, functions, pump } = parts;
  const uses = () => [...proxy.uses, ...aws.uses];

  /**
   * Redelivers jobs with a short delay when it's over, as SQS does; jobs with a
   * longer delay aren't redelivered.
   */
  async function settle(): Promise<void> {
    do {
      await pump.idle();
      const messages = aws.sent.splice(0);
      if (messages.length === 0) continue;
      const batch = sqsEvent(messages.map((one) => ({ body: one.MessageBody, lane: one.MessageGroupId })));
      const { batchItemFailures } = await functions.invoke<SQSBatchResponse>('worker', batch);
      const failed = new Set(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
      const postponed = aws.postponed.splice(0);
      expect(failed.size).toBeLessThanOrEqual(postponed.length);
      const soon = new Map(
        postponed
          .filter(({ VisibilityTimeout }) => VisibilityTimeout <= SOON_SECONDS)
          .map(({ ReceiptHandle, VisibilityTimeout }) => [ReceiptHandle, VisibilityTimeout]),
      );
      const again = messages.filter((_, n) => {
        const { messageId = '', receiptHandle = '' } = batch.Records[n] ?? {};
        return failed.has(messageId) && soon.has(receiptHandle);
      });
      // Constant redelivery would occupy a core that other tests need.
      if (aws.sent.length === 0 && again.length > 0) await setTimeout(1_000 * Math.min(...soon.values()));
      aws.sent.push(...again);
    } while (pump.isBusy || aws.sent.length > 0);
  }

  return {
    ...parts,
    settle,
    uses,
    async type(text, channel = GENERAL) {
      const { status } = await delivery.command({ user: ALICE, channel, command: '/incident', text });
      // Bolt answers 404 if a busy machine takes more than three seconds.
      expect(status, `/incident ${text}`).toBe(200);
      await settle();
    },
    async post(path, body, headers) {
      const { statusCode } = await functions.invoke<Reply>('http', apiGatewayV2({ path, body, headers }));
      return statusCode;
    },
    incidentChannel: () =>
      [...workspace.channels.values()].findLast(({ creator }) => creator === BOT)?.id ?? '',
    forbidden: () => forbidden(template, uses()),
  };
}

function forbidden(template: Template, uses: readonly Use[]): string[] {
  const statements = new Map<string, ReturnType<typeof statementsOf>>();
  const denied = uses.filter(({ role, action, resource }) => {
    const known = statements.get(role) ?? statementsOf(template.of(role));
    statements.set(role, known);
    return !isAllowed(known, action, resource);
  });
  return [...new Set(denied.map(({ role, action, resource }) => `${role} ${action} ${resource}`))];
}

async function endpointOf({ client }: Table): Promise<string> {
  const { protocol, hostname, port } = (await client.config.endpoint?.()) ?? {};
  return `${protocol}//${hostname}:${port}`;
}

/**
 * Local endpoints in place of AWS's. The role's name is its access key, by which
 * the fake distinguishes callers.
 */
function awsFor(role: string, url: string, proxy: TableProxy): Record<string, string> {
  return {
    AWS_REGION: 'eu-west-1',
    AWS_ACCESS_KEY_ID: role,
    AWS_SECRET_ACCESS_KEY: 'test',
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_ENDPOINT_URL_DYNAMODB: proxy.urlFor(role),
    AWS_ENDPOINT_URL_SSM: url,
    AWS_ENDPOINT_URL_SQS: url,
    AWS_ENDPOINT_URL_S3: url,
    AWS_ENDPOINT_URL_LAMBDA: url,
    AWS_ENDPOINT_URL_EVENTS: url,
  };
}
