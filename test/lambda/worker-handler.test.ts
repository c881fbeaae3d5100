import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openSqs } from '../../src/app/lambda/open-sqs.js';
import { createWorkerHandler } from '../../src/app/lambda/worker-handler.js';
import { UpstreamError } from '../../src/base/errors.js';
import { createStore, type Store } from '../../src/data/store/store.js';
import type { Job } from '../../src/jobs/job.js';
import type { WorkerDeps } from '../../src/jobs/job-deps.js';
import { createSqsQueue } from '../../src/jobs/sqs-queue.js';
import { createWorker, type Worker } from '../../src/jobs/worker.js';
import { catalogOf } from '../support/catalog-of.js';
import { createTestClock } from '../support/clock.js';
import { createTestLogger } from '../support/logger.js';
import { DECLARED_AT } from '../support/records.js';
import { useTables } from '../support/table.js';
import { sqsEvent } from './events.js';
import { type FakeAws, startFakeAws, useAws } from './fake-aws.js';

const freshTable = useTables();
let aws: FakeAws;
let store: Store;
let done: string[];
let handler: ReturnType<typeof createWorkerHandler>;

const job: Job = {
  kind: 'test',
  async run(_deps, { request }) {
    if (request.payload.fails)
      throw new UpstreamError('ratelimited', 'later', { retryable: true, retryAfterMs: 30_000 });
    done.push(request.request_id);
  },
};

const plenty = { getRemainingTimeInMillis: () => 180_000 };

beforeAll(async () => {
  aws = await startFakeAws();
});
afterAll(() => aws.close());

beforeEach(async () => {
  useAws(aws);
  aws.postponed.length = 0;
  done = [];
  store = createStore(await freshTable());
  const deps = {
    clock: createTestClock(DECLARED_AT),
    logger: createTestLogger(),
    store,
  } as unknown as WorkerDeps;
  handler = handlerOf(createWorker(deps, catalogOf(job)));
});

function handlerOf(worker: Worker) {
  const logger = createTestLogger();
  const queueUrl = `${aws.url}/123456789012/jobs.fifo`;
  const { postpone } = createSqsQueue({ sqs: openSqs('eu-west-1'), queueUrl, logger });
  return createWorkerHandler({ worker, postpone, logger });
}

async function open(request_id: string, payload: Record<string, unknown> = {}): Promise<string> {
  await store.openRequest({
    request_id,
    kind: 'test',
    state: 'OPEN',
    created_at: DECLARED_AT,
    payload,
    steps: {},
    attempts: 0,
  });
  return JSON.stringify({ request_id });
}

describe('a batch', () => {
  it('runs every job, and those of a lane in order', async () => {
    const first = await open('first');
    const second = await open('second');
    const other = await open('other');
    const event = sqsEvent([
      { body: first, lane: 'INC-000001' },
      { body: second, lane: 'INC-000001' },
      { body: other, lane: 'INC-000002' },
    ]);

    expect(await handler(event, plenty)).toEqual({ batchItemFailures: [] });
    expect(done.filter((id) => id !== 'other')).toEqual(['first', 'second']);
    expect(await store.openRequestIds()).toEqual([]);
  });

  it('returns a message that names no job, with the rest of its lane, and runs the other lanes', async () => {
    const bodies = await Promise.all([...Array(9).keys()].map((n) => open(`job-${n}`)));
    const messages = bodies.map((body, n) => ({ body, id: `message-${n}`, lane: n < 6 ? 'a' : 'b' }));
    const poison = { body: '{"request_id":', id: 'poison', lane: 'a' };
    const event = sqsEvent([...messages.slice(0, 4), poison, ...messages.slice(4)]);

    const { batchItemFailures } = await handler(event, plenty);

    expect(batchItemFailures.map((one) => one.itemIdentifier)).toEqual(['poison', 'message-4', 'message-5']);
    expect(done.toSorted()).toEqual(['job-0', 'job-1', 'job-2', 'job-3', 'job-6', 'job-7', 'job-8']);
    expect(aws.postponed.map(({ VisibilityTimeout }) => VisibilityTimeout)).toEqual([0, 0, 0]);
  });

  it('runs each job once if it is delivered twice, out of order', async () => {
    const bodies = [await open('one'), await open('two')];
    await handler(sqsEvent(bodies.map((body) => ({ body }))), plenty);

    const again = await handler(
      sqsEvent([...bodies, ...bodies].reverse().map((body, n) => ({ body, lane: `${n}` }))),
      plenty,
    );

    expect(again).toEqual({ batchItemFailures: [] });
    expect(done).toEqual(['one', 'two']);
  });

  it('postpones a job that has to be retried, and with it the rest of its lane', async () => {
    const event = sqsEvent([
      { body: await open('before'), id: 'before', lane: 'a' },
      { body: await open('limited', { fails: true }), id: 'limited', lane: 'a' },
      { body: await open('after'), id: 'after', lane: 'a' },
      { body: await open('other'), id: 'other', lane: 'b' },
    ]);

    const { batchItemFailures } = await handler(event, plenty);

    expect(batchItemFailures.map((one) => one.itemIdentifier)).toEqual(['limited', 'after']);
    expect(done.toSorted()).toEqual(['before', 'other']);
    expect(await store.openRequestIds()).toEqual(expect.arrayContaining(['limited', 'after']));
    expect(aws.postponed).toMatchObject([
      { ReceiptHandle: 'receipt-limited', VisibilityTimeout: 30 },
      { ReceiptHandle: 'receipt-after', VisibilityTimeout: 30 },
    ]);
  });

  it('starts no job if too little time is left', async () => {
    const event = sqsEvent([{ body: await open('late'), id: 'late' }]);

    const answer = await handler(event, { getRemainingTimeInMillis: () => 20_000 });

    expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: 'late' }] });
    expect(done).toEqual([]);
    expect(await store.openRequestIds()).toEqual(['late']);
  });

  it('returns the message if the table fails', async () => {
    const failing = handlerOf(() => Promise.reject(new Error('no table')));

    const answer = await failing(sqsEvent([{ body: '{"request_id":"x"}', id: 'x' }]), plenty);

    expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: 'x' }] });
  });
});
