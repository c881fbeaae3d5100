import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as z from 'zod';
import { systemLater } from '../../src/app/open/system-clock.js';
import { UpstreamError, UsageError } from '../../src/base/errors.js';
import { addMillis } from '../../src/base/timestamp.js';
import { createStore, type Store } from '../../src/data/store/store.js';
import type { Request } from '../../src/incidents/records/request.js';
import { declareJob } from '../../src/jobs/define-job.js';
import { createInProcessQueue } from '../../src/jobs/in-process-queue.js';
import type { Job, JobRun } from '../../src/jobs/job.js';
import type { WorkerDeps } from '../../src/jobs/job-deps.js';
import { createWorker } from '../../src/jobs/worker.js';
import type { UploadedFile } from '../../src/ports/slack.js';
import { notice } from '../../src/views/blocks.js';
import { catalogOf } from '../support/catalog-of.js';
import { createTestClock, type TestClock } from '../support/clock.js';
import { createTestLogger } from '../support/logger.js';
import { aRequest, DECLARED_AT } from '../support/records.js';
import { useTables } from '../support/table.js';

const freshTable = useTables();
let store: Store;
let clock: TestClock;
let logger: ReturnType<typeof createTestLogger>;
let deps: WorkerDeps;

beforeEach(async () => {
  store = createStore(await freshTable());
  clock = createTestClock(DECLARED_AT);
  logger = createTestLogger();
  // The worker itself uses no more than these.
  deps = { store, clock, logger } as unknown as WorkerDeps;
  await store.openRequest(aRequest({ kind: 'test' }));
});

afterEach(() => void vi.useRealTimers());

/** A worker for jobs of kind `test` that do `run`. */
function workerFor(run: (run: JobRun) => Promise<void>, told: string[] = []) {
  const job: Job = {
    kind: 'test',
    run: (_deps, jobRun) => run(jobRun),
    onFailure: async (_deps, _request, { reason }) => void told.push(reason),
  };
  return createWorker(deps, catalogOf(job));
}

const refused = (code: string) => new UpstreamError(code, `Slack refused: ${code}.`);
const busy = new UpstreamError('ratelimited', 'Slow down.', { retryable: true, retryAfterMs: 9_000 });

describe('a job', () => {
  it('ends its request', async () => {
    const work = workerFor(async () => undefined);

    expect(await work('cmd-1')).toBe('settled');
    expect(await store.getRequest('cmd-1')).toMatchObject({ state: 'DONE' });
    expect(await store.openRequestIds()).toEqual([]);
  });

  it('continues after its last finished step after a crash', async () => {
    const done: string[] = [];
    let dies = true;
    const work = workerFor(async ({ step }) => {
      await step('first', async () => void done.push('first'));
      const second = await step('second', async (mayExist) => {
        done.push(`second mayExist=${mayExist}`);
        if (dies) throw new Error('killed');
        return 'kept';
      });
      done.push(second);
    });

    const first = await work('cmd-1');
    dies = false;
    clock.advance(2_000);
    const second = await work('cmd-1');

    expect([first, second]).toEqual([{ retryInMs: 1_000 }, 'settled']);
    expect(done).toEqual(['first', 'second mayExist=false', 'second mayExist=true', 'kept']);
  });

  describe('of another version', () => {
    const told: string[] = [];
    const answersIn = (channelId: string) => {
      const postEphemeral = async (...[, , { text }]: [string, string, { text: string }]) =>
        void told.push(text);
      const slack = { user: async () => ({}), postEphemeral, postDirect: postEphemeral };
      deps = { ...deps, slack } as unknown as WorkerDeps;
      return store.openRequest(
        aRequest({
          request_id: 'cmd-2',
          kind: 'test',
          answer_to: { user_id: 'U01ALICE', channel_id: channelId },
        }),
      );
    };
    const untilSettled = async (work: ReturnType<typeof createWorker>) => {
      let waited = 0;
      for (let outcome = await work('cmd-2'); outcome !== 'settled'; outcome = await work('cmd-2')) {
        waited += outcome.retryInMs;
        clock.advance(outcome.retryInMs);
      }
      return waited;
    };
    beforeEach(() => void told.splice(0));

    it('waits for that version while Aegis is updated, and says so in the end', async () => {
      await answersIn('C1');

      const waited = await untilSettled(createWorker(deps, {}));

      expect(waited).toBeGreaterThan(60_000);
      expect(await store.getRequest('cmd-2')).toMatchObject({ state: 'FAILED' });
      expect(told).toEqual([
        "Part of your request couldn't be finished. Aegis was being updated. Try again in a minute.",
      ]);
    });

    it('says that it failed although its payload is invalid', async () => {
      await answersIn('C1');
      const { implement } = declareJob({ kind: 'test', payload: z.object({ added_later: z.string() }) });
      const job = implement({ run: async () => undefined, onFailure: async () => void told.push('its own') });

      await untilSettled(createWorker(deps, catalogOf(job)));

      expect(told).toEqual(["Part of your request couldn't be finished. Something went wrong inside Aegis."]);
    });
  });

  describe.each([
    ['an hour', 3_600_000],
    ['five minutes', 300_000],
  ])('after our clock was set back by %s', (_, back) => {
    const lease = () => ({ now: clock.now(), until: addMillis(clock.now(), 4_000) });
    let passed = 0;
    const work = () =>
      createWorker(deps, catalogOf({ kind: 'test', run: async () => undefined }), () => passed);

    beforeEach(() => {
      passed = 0;
    });

    it('is taken over once its lease has lasted as long as it was meant to', async () => {
      await store.leaseRequest('cmd-1', lease());
      clock.advance(-back);
      const worker = work();

      const first = await worker('cmd-1');
      passed = 3_000;
      const second = await worker('cmd-1');
      passed = 4_001;

      expect([first, second]).toEqual([{ retryInMs: 4_001 }, { retryInMs: 1_001 }]);
      expect(await worker('cmd-1')).toBe('settled');
    });

    it('is left to a worker that renews its lease', async () => {
      const leased = await store.leaseRequest('cmd-1', lease());
      clock.advance(-back);
      const worker = work();
      await worker('cmd-1');
      await store.renewLease(leased as Request, addMillis(DECLARED_AT, 5_000));
      passed = 4_001;

      expect(await worker('cmd-1')).not.toBe('settled');
    });

    it('is retried when its retry is due', async () => {
      const worker = createWorker(
        deps,
        catalogOf({ kind: 'test', run: async () => Promise.reject(busy) }),
        () => passed,
      );
      await worker('cmd-1');
      clock.advance(-back);
      await worker('cmd-1');
      passed = 9_001;

      await worker('cmd-1');

      expect(await store.getRequest('cmd-1')).toMatchObject({ attempts: 2 });
    });
  });

  it("is left alone while another worker's lease lasts", async () => {
    const lease = { now: clock.now(), until: '2025-01-15T14:05:12.123456Z' };
    await store.leaseRequest('cmd-1', lease);
    const work = workerFor(async () => undefined);

    expect(await work('cmd-1')).toEqual({ retryInMs: 3_001 });
    clock.advance(3_001);
    expect(await work('cmd-1')).toBe('settled');
  });

  it('may finish while its lease is being renewed', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const renewals: Promise<void>[] = [];
    const finishRequest: Store['finishRequest'] = async (...args) => {
      await store.finishRequest(...args);
      vi.advanceTimersByTime(1_000);
      await Promise.allSettled(renewals);
    };
    const renewLease: Store['renewLease'] = (...args) => {
      renewals.push(store.renewLease(...args));
      return renewals.at(-1) as Promise<void>;
    };
    deps = { ...deps, store: { ...store, finishRequest, renewLease } };

    expect(await workerFor(async () => undefined)('cmd-1')).toBe('settled');

    expect(renewals).toHaveLength(1);
    expect(logger.lines).toEqual([]);
  });

  it('stops without another step when its lease was taken over', async () => {
    const done: string[] = [];
    const told: string[] = [];
    const work = workerFor(async ({ step }) => {
      await step('first', async () => {
        clock.advance(4_001);
        await store.leaseRequest('cmd-1', { now: clock.now(), until: '2025-01-15T14:30:00.000000Z' });
        done.push('first');
      });
      await step('second', async () => void done.push('second'));
    }, told);

    const outcome = await work('cmd-1');

    expect(outcome).toEqual({ retryInMs: 4_000 });
    expect(done).toEqual(['first']);
    expect(told).toEqual([]);
    expect(await store.getRequest('cmd-1')).toMatchObject({
      state: 'OPEN',
      attempts: 2,
      leased_until: '2025-01-15T14:30:00.000000Z',
      steps: {},
    });
  });

  it('fails immediately, and says so, when Slack refuses it', async () => {
    const told: string[] = [];
    const work = workerFor(async () => {
      throw refused('is_archived');
    }, told);

    expect(await work('cmd-1')).toBe('settled');
    expect(await store.getRequest('cmd-1')).toMatchObject({ state: 'FAILED', last_error: 'is_archived' });
    expect(told).toEqual(['Slack refused: is_archived.']);
    expect(logger.lines.at(-1)).toMatchObject({ level: 'error', message: 'job failed' });
  });

  it("waits as long as it's asked to", async () => {
    const work = workerFor(async () => {
      throw busy;
    });

    expect(await work('cmd-1')).toEqual({ retryInMs: 9_000 });
  });

  it('is given up after six attempts', async () => {
    const told: string[] = [];
    const work = workerFor(async () => {
      throw busy;
    }, told);
    const outcomes: unknown[] = [];

    for (let attempt = 1; attempt <= 7; attempt += 1) {
      outcomes.push(await work('cmd-1'));
      clock.advance(60_000);
    }

    expect(outcomes.slice(4)).toEqual([{ retryInMs: 16_000 }, 'settled', 'settled']);
    expect(told).toEqual(['Slow down.']);
  });

  it("continues past an optional step that's refused", async () => {
    const done: string[] = [];
    const work = workerFor(async ({ attempt }) => {
      await attempt('topic', async () => {
        throw refused('missing_scope');
      });
      done.push('after');
    });

    expect(await work('cmd-1')).toBe('settled');
    expect(done).toEqual(['after']);
    expect(logger.lines[0]).toMatchObject({
      level: 'warn',
      fields: { step: 'topic', code: 'missing_scope' },
    });
  });

  it('runs again for an optional step that may still succeed', async () => {
    let tries = 0;
    const work = workerFor(async ({ attempt }) => {
      await attempt('announcement', async () => {
        tries += 1;
        if (tries === 1) throw busy;
      });
    });

    const first = await work('cmd-1');
    clock.advance(10_000);

    expect(first).toEqual({ retryInMs: 9_000 });
    expect(await work('cmd-1')).toBe('settled');
    expect(tries).toBe(2);
  });

  it("doesn't swallow bugs in optional steps", async () => {
    const work = workerFor(async ({ attempt }) => {
      await attempt('topic', async () => {
        throw new UsageError('a mistake');
      });
    });

    await work('cmd-1');

    expect(await store.getRequest('cmd-1')).toMatchObject({ state: 'FAILED' });
  });
});

describe('doing something once', () => {
  const key = { since: DECLARED_AT, mayExist: false };
  const message = notice('it burns');
  /** What Slack was asked for, by method. */
  let calls: unknown[][];

  beforeEach(() => {
    calls = [];
    const call =
      (method: string, result?: unknown) =>
      async (...given: unknown[]) => {
        calls.push([method, ...given]);
        return result;
      };
    const slack = {
      post: call('post', { ts: '1.2' }),
      postEphemeral: call('postEphemeral'),
      upload: call('upload'),
    };
    deps = { ...deps, slack } as unknown as WorkerDeps;
  });

  /** A job that does this, dies, and runs again. */
  async function runTwice(act: (run: JobRun) => Promise<unknown>): Promise<unknown[]> {
    const results: unknown[] = [];
    const work = workerFor(async (run) => {
      results.push(await act(run));
      if (results.length === 1) throw new Error('killed');
    });
    await work('cmd-1');
    clock.advance(2_000);
    await work('cmd-1');
    return results;
  }

  it('posts once, with the request as its idempotency key', async () => {
    const results = await runTwice(({ postOnce }) => postOnce({ channelId: 'C1', about: [], message }));

    expect(calls).toEqual([['post', 'C1', message, { ...key, key: 'cmd-1' }]]);
    expect(results).toEqual([{ ts: '1.2' }, { ts: '1.2' }]);
  });

  it('posts once for each step', async () => {
    await runTwice(async ({ postOnce }) => {
      await postOnce({ channelId: 'C1', about: [], message });
      await postOnce({ channelId: 'C2', about: [], message, step: 'announce' });
    });

    expect(calls).toEqual([
      ['post', 'C1', message, { ...key, key: 'cmd-1' }],
      ['post', 'C2', message, { ...key, key: 'cmd-1-announce' }],
    ]);
  });

  it('looks for an earlier post when the response was lost', async () => {
    let dies = true;
    const slack = {
      post: async (...given: unknown[]) => {
        calls.push(given);
        if (dies) throw new Error('killed');
        return { ts: '1.2' };
      },
    };
    deps = { ...deps, slack } as unknown as WorkerDeps;
    const work = workerFor(
      async ({ postOnce }) => void (await postOnce({ channelId: 'C1', about: [], message })),
    );

    await work('cmd-1');
    dies = false;
    clock.advance(2_000);
    await work('cmd-1');

    expect(calls.map(([, , given]) => given)).toEqual([
      { ...key, key: 'cmd-1' },
      { ...key, key: 'cmd-1', mayExist: true },
    ]);
  });

  it('shows an ephemeral message once', async () => {
    await runTwice((run) => run.postEphemeralOnce({ channelId: 'C1', userId: 'U1', about: [], message }));

    expect(calls).toEqual([['postEphemeral', 'C1', 'U1', message]]);
  });

  it('builds and uploads a file once', async () => {
    const file = { name: 'export.json', title: 'Export', content: '{}' } as unknown as UploadedFile;
    let builds = 0;

    const results = await runTwice(({ uploadOnce }) =>
      uploadOnce({
        channelId: 'C1',
        about: [],
        build: async () => {
          builds += 1;
          return file;
        },
      }),
    );

    expect(builds).toBe(1);
    expect(calls).toEqual([['upload', 'C1', file, key]]);
    expect(results).toEqual([true, true]);
  });

  it('uploads nothing when there is no file', async () => {
    const results = await runTwice((run) =>
      run.uploadOnce({ channelId: 'C1', about: [], build: async () => undefined }),
    );

    expect(calls).toEqual([]);
    expect(results).toEqual([false, false]);
  });
});

describe('the queue in process', () => {
  const queueFor = (run: (run: JobRun) => Promise<void>) =>
    createInProcessQueue({
      worker: workerFor(run),
      openRequestIds: store.openRequestIds,
      laneOf: async (requestId) => (await store.getRequest(requestId))?.lane ?? requestId,
      later: systemLater,
      logger,
    });

  it('picks up what an earlier process left open', async () => {
    const done: string[] = [];
    const queue = queueFor(async ({ request }) => void done.push(request.request_id));

    await queue.start();
    await queue.idle();
    await queue.stop();

    expect(done).toEqual(['cmd-1']);
  });

  it('runs the jobs of one lane in order and those of different lanes in parallel', async () => {
    for (const id of ['cmd-2', 'cmd-3']) await store.openRequest(aRequest({ request_id: id, kind: 'test' }));
    const done: string[] = [];
    let release: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    const queue = queueFor(async ({ request }) => {
      if (request.request_id === 'cmd-1') await gate;
      done.push(request.request_id);
      if (request.request_id === 'cmd-3') release();
    });

    await queue.enqueue({ requestId: 'cmd-1', lane: 'a' });
    await queue.enqueue({ requestId: 'cmd-2', lane: 'a' });
    await queue.enqueue({ requestId: 'cmd-3', lane: 'b' });
    await queue.idle();

    expect(done).toEqual(['cmd-3', 'cmd-1', 'cmd-2']);
  });

  it('holds up only the lane of a job that has to be retried', async () => {
    for (const id of ['cmd-2', 'cmd-3']) await store.openRequest(aRequest({ request_id: id, kind: 'test' }));
    const done: string[] = [];
    const queue = queueFor(async ({ request: { request_id } }) => {
      if (request_id === 'cmd-1') throw busy;
      done.push(request_id);
    });

    await queue.enqueue({ requestId: 'cmd-1', lane: 'a' });
    await queue.enqueue({ requestId: 'cmd-2', lane: 'a' });
    await queue.enqueue({ requestId: 'cmd-3', lane: 'b' });
    await queue.idle();
    await queue.stop();

    expect(done).toEqual(['cmd-3']);
    expect(await store.openRequestIds()).toEqual(expect.arrayContaining(['cmd-1', 'cmd-2']));
  });

  it('runs the rest of a lane after the retry, in order', async () => {
    await store.openRequest(aRequest({ request_id: 'cmd-2', kind: 'test' }));
    const done: string[] = [];
    let retried: () => void = () => undefined;
    const retry = new Promise<void>((resolve) => {
      retried = resolve;
    });
    const queue = createInProcessQueue({
      worker: async (requestId) => {
        done.push(requestId);
        if (done.length === 1) return { retryInMs: 1 };
        if (requestId === 'cmd-2') retried();
        return 'settled';
      },
      openRequestIds: async () => [],
      laneOf: async (requestId) => requestId,
      later: systemLater,
      logger,
    });

    await queue.enqueue({ requestId: 'cmd-1', lane: 'a' });
    await queue.enqueue({ requestId: 'cmd-2', lane: 'a' });
    await retry;
    await queue.stop();

    expect(done).toEqual(['cmd-1', 'cmd-1', 'cmd-2']);
  });

  it('picks up what an earlier process left open in the original lanes', async () => {
    for (const id of ['cmd-2', 'cmd-3'])
      await store.openRequest(aRequest({ request_id: id, kind: 'test', lane: 'a' }));
    const running: string[] = [];
    const queue = queueFor(async ({ request: { request_id } }) => {
      running.push(request_id);
      if (request_id === 'cmd-2') throw busy;
    });

    await queue.start();
    await queue.idle();
    await queue.stop();

    expect(running.toSorted()).toEqual(['cmd-1', 'cmd-2']);
  });

  it("accepts nothing more once it's stopped", async () => {
    const done: string[] = [];
    const queue = queueFor(async ({ request }) => void done.push(request.request_id));

    await queue.stop();
    await queue.enqueue({ requestId: 'cmd-1', lane: 'a' });
    await queue.idle();

    expect(done).toEqual([]);
    expect(await store.openRequestIds()).toEqual(['cmd-1']);
  });
});
