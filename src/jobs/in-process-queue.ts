import type { Later } from '../ports/clock.js';
import type { Logger } from '../ports/logger.js';
import type { Queue } from '../ports/queue.js';
import type { Worker } from './worker.js';

/** How often to look for open requests without a worker, such as those of a process that died. */
const SWEEP_MS = 5_000;

export interface InProcessQueue extends Queue {
  /** Picks up what an earlier process left open, now and periodically. */
  start(): Promise<void>;
  /** Resolves once no job is running or waiting; lanes that wait for a retry don't count. */
  idle(): Promise<void>;
  /** Waits for running jobs and accepts no more; the rest stays in the table. */
  stop(): Promise<void>;
}

interface QueueOptions {
  worker: Worker;
  openRequestIds: () => Promise<string[]>;
  /** Of a request row; its id is its lane when it has none. */
  laneOf: (requestId: string) => Promise<string>;
  later: Later;
  logger: Logger;
}

/**
 * Runs jobs in this process. Everything it holds is in the table, too, so after a crash the sweep finds the open
 * requests and continues. As in an SQS message group, a job waiting for a retry holds up the rest of its lane.
 */
export function createInProcessQueue({
  worker,
  openRequestIds,
  laneOf,
  later,
  logger,
}: QueueOptions): InProcessQueue {
  /** Request ids by lane; the first is running or waiting for its retry. */
  const lanes = new Map<string, string[]>();
  const known = new Set<string>();
  const active = new Set<Promise<void>>();
  /** Each prevents a retry from starting. */
  const retries = new Set<() => void>();
  let sweep: NodeJS.Timeout | undefined;
  let stopped = false;

  function add(requestId: string, lane: string): void {
    if (stopped || known.has(requestId)) return;
    known.add(requestId);
    const waiting = lanes.get(lane);
    if (waiting) {
      waiting.push(requestId);
      return;
    }
    lanes.set(lane, [requestId]);
    start(lane);
  }

  function start(lane: string): void {
    const running = run(lane).finally(() => active.delete(running));
    active.add(running);
  }

  async function run(lane: string): Promise<void> {
    const waiting = lanes.get(lane) ?? [];
    for (let [head] = waiting; head !== undefined && !stopped; [head] = waiting) {
      const outcome = await work(head);
      if (outcome !== 'settled') return retryLater(lane, outcome.retryInMs);
      waiting.shift();
      known.delete(head);
    }
    if (waiting.length === 0) lanes.delete(lane);
  }

  function work(requestId: string): ReturnType<Worker> {
    return worker(requestId).catch((err: unknown) => {
      logger.error({ request_id: requestId, err }, 'the table failed during a job; the job stays open');
      return { retryInMs: SWEEP_MS };
    });
  }

  function retryLater(lane: string, millis: number): void {
    if (stopped) return;
    const cancel = later(() => {
      retries.delete(cancel);
      start(lane);
    }, millis);
    retries.add(cancel);
  }

  async function takeUpOpen(): Promise<void> {
    try {
      const unknown = (await openRequestIds()).filter((requestId) => !known.has(requestId));
      for (const requestId of unknown) add(requestId, await laneOf(requestId));
    } catch (err) {
      logger.warn({ err }, "couldn't read the open requests");
    }
  }

  return {
    isLocal: true,
    async enqueue({ requestId, lane }) {
      add(requestId, lane);
    },
    async start() {
      sweep = setInterval(() => void takeUpOpen(), SWEEP_MS);
      await takeUpOpen();
    },
    async idle() {
      while (active.size > 0) await Promise.all(active);
    },
    async stop() {
      stopped = true;
      clearInterval(sweep);
      for (const cancel of retries) cancel();
      await Promise.all(active);
    },
  };
}
