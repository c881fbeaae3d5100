import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSqs } from '../../src/app/lambda/open-sqs.js';
import { resendOpenRequests } from '../../src/app/resend-open-requests.js';
import { createStore } from '../../src/data/store/store.js';
import { createSqsQueue, type SqsQueue } from '../../src/jobs/sqs-queue.js';
import { createTestClock } from '../support/clock.js';
import { createTestLogger } from '../support/logger.js';
import { DECLARED_AT } from '../support/records.js';
import { useTables } from '../support/table.js';
import { type FakeAws, startFakeAws, useAws } from './fake-aws.js';

const freshTable = useTables();
let aws: FakeAws;
let queue: SqsQueue;
let logger: ReturnType<typeof createTestLogger>;

beforeEach(async () => {
  aws = await startFakeAws();
  useAws(aws);
  logger = createTestLogger();
  const queueUrl = `${aws.url}/123456789012/jobs.fifo`;
  queue = createSqsQueue({ sqs: openSqs('eu-west-1'), queueUrl, logger });
});
afterEach(() => aws.close());

describe('the queue', () => {
  it('carries only the request id, in its lane', async () => {
    await queue.enqueue({ requestId: 'cmd-1.2.abc', lane: 'INC-000001' });

    expect(aws.sent).toMatchObject([
      {
        MessageBody: '{"request_id":"cmd-1.2.abc"}',
        MessageGroupId: 'INC-000001',
        MessageDeduplicationId: 'cmd-1.2.abc',
      },
    ]);
  });

  it('accepts ids that SQS would reject', async () => {
    await queue.enqueue({ requestId: 'x'.repeat(200), lane: 'größer' });

    const [sent] = aws.sent;
    expect(sent?.MessageDeduplicationId).toMatch(/^[0-9a-f]{64}$/);
    expect(sent?.MessageGroupId).toMatch(/^[0-9a-f]{64}$/);
    expect(JSON.parse(sent?.MessageBody ?? '')).toEqual({ request_id: 'x'.repeat(200) });
  });

  it('logs a failure without throwing, because the row is the job', async () => {
    aws.breakQueue(true);

    await queue.enqueue({ requestId: 'cmd-1', lane: 'lane' });
    await queue.postpone('receipt', 1_000);

    expect(logger.lines.map(({ level }) => level)).toEqual(['warn', 'warn']);
  });

  it('postpones by whole seconds, at most twelve hours', async () => {
    for (const millis of [-1, 0, 1, 1_500, 10 ** 9]) await queue.postpone('receipt', millis);

    expect(aws.postponed.map(({ VisibilityTimeout }) => VisibilityTimeout)).toEqual([0, 0, 1, 2, 43_200]);
  });
});

const OPEN = {
  kind: 'test',
  state: 'OPEN',
  created_at: DECLARED_AT,
  payload: {},
  steps: {},
  attempts: 0,
} as const;

it('resends open requests without a lease once a minute', async () => {
  const store = createStore(await freshTable());
  const clock = createTestClock(DECLARED_AT);
  for (const request_id of ['forgotten', 'leased', 'done'])
    await store.openRequest({ ...OPEN, request_id, lane: 'INC-000001' });
  await store.finishRequest({ request_id: 'done', attempts: 0 }, { state: 'DONE' });
  const deps = { clock, store };
  const young = await resendOpenRequests(deps, queue);
  await store.leaseRequest('leased', { now: DECLARED_AT, until: '2025-01-15T14:30:00.000000Z' });
  clock.advance(60_000);

  const reports = [young, await resendOpenRequests(deps, queue), await resendOpenRequests(deps, queue)];
  clock.advance(60_000);
  await resendOpenRequests(deps, queue);

  expect(reports).toEqual([{ sent: 0 }, { sent: 1 }, { sent: 1 }]);
  // SQS drops the second within the minute.
  expect(aws.sent).toMatchObject(
    Array(2).fill({ MessageBody: '{"request_id":"forgotten"}', MessageGroupId: 'INC-000001' }),
  );
});

it.each(['forgotten', 'leased'])(
  'resends a %s request from before our clock was set back by an hour',
  async (how) => {
    const store = createStore(await freshTable());
    const clock = createTestClock(DECLARED_AT);
    await store.openRequest({ ...OPEN, request_id: how });
    if (how === 'leased') {
      await store.leaseRequest(how, { now: DECLARED_AT, until: '2025-01-15T14:30:00.000000Z' });
    }
    clock.advance(-3_600_000);

    const report = await resendOpenRequests({ clock, store }, queue);

    expect(report).toEqual({ sent: 1 });
  },
);
