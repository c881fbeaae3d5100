import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { declareJob, defineJob } from '../../src/jobs/define-job.js';
import type { JobRun } from '../../src/jobs/job.js';
import type { JobDeps } from '../../src/jobs/job-deps.js';
import { aRequest, DECLARED_AT } from '../support/records.js';

const origin = { requestId: 'cmd-1', at: DECLARED_AT };
const payload = z.object({ channel_id: z.string(), times: z.number().default(1) });

/** A store and a queue that keep what they get. */
function createFakes() {
  const done: unknown[] = [];
  const deps = {
    store: {
      async openRequest(request: unknown) {
        done.push(request);
        return true;
      },
    },
    queue: { enqueue: async (job: unknown) => void done.push(job) },
  } as unknown as JobDeps;
  return { deps, done };
}

describe('opening a job', () => {
  const job = declareJob({ kind: 'page', payload, lane: ({ channel_id }) => channel_id });

  it('writes its row before it starts it', async () => {
    const { deps, done } = createFakes();

    await job.open(deps, origin, { channel_id: 'C1' });

    expect(done).toEqual([
      {
        request_id: 'cmd-1',
        lane: 'C1',
        kind: 'page',
        state: 'OPEN',
        created_at: DECLARED_AT,
        payload: { channel_id: 'C1' },
        steps: {},
        attempts: 0,
      },
      { requestId: 'cmd-1', lane: 'C1' },
    ]);
  });

  it('does not start it when its row could not be written', async () => {
    const { deps, done } = createFakes();
    const failing = { ...deps, store: { ...deps.store, openRequest: () => Promise.reject(new Error('no')) } };

    await expect(job.open(failing, origin, { channel_id: 'C1' })).rejects.toThrow('no');

    expect(done).toEqual([]);
  });

  it('gives it its own lane if none is declared', async () => {
    const { deps, done } = createFakes();

    await declareJob({ kind: 'page', payload }).start(deps, origin, { channel_id: 'C1' });

    expect(done).toEqual([{ requestId: 'cmd-1', lane: 'cmd-1' }]);
  });
});

describe('a job', () => {
  it('runs with its payload as parsed by the schema', async () => {
    const seen: unknown[] = [];
    const job = defineJob({ kind: 'page', payload, run: async (_deps, run) => void seen.push(run.payload) });
    const request = aRequest({ payload: { channel_id: 'C1', obsolete: true } });

    await job.run({} as JobDeps, { request, payload: undefined } as unknown as JobRun);

    expect(seen).toEqual([{ channel_id: 'C1', times: 1 }]);
  });

  it("doesn't run with a payload of a different shape", () => {
    const job = defineJob({ kind: 'page', payload, run: async () => undefined });
    const run = { request: aRequest({ payload: { channel_id: 7 } }) } as unknown as JobRun;

    expect(() => job.run({} as JobDeps, run)).toThrow(z.ZodError);
  });

  it('reports its failure with the payload and the reason', async () => {
    const seen: unknown[] = [];
    const job = defineJob({
      kind: 'page',
      payload,
      run: async () => undefined,
      onFailure: async (_deps, { payload: { channel_id }, reason, fact }) =>
        void seen.push([channel_id, reason, fact]),
    });

    await job.onFailure?.({} as JobDeps, aRequest({ payload: { channel_id: 'C1' } }), {
      reason: 'Slack is down. Try again.',
      fact: 'Slack is down.',
    });

    expect(seen).toEqual([['C1', 'Slack is down. Try again.', 'Slack is down.']]);
  });

  it('notifies nobody unless it says so', () => {
    expect(defineJob({ kind: 'page', payload, run: async () => undefined })).not.toHaveProperty('onFailure');
  });
});
