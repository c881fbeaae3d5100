import type { Logger } from '../ports/logger.js';
import type { Queue } from '../ports/queue.js';
import type { Worker } from './worker.js';

/** How often to look for open requests that no worker has, such as those of a process that died. */
const SWEEP_MS = 5_000;

export interface InProcessQueue extends Queue {
  /** Picks up what an earlier process left open, now and periodically. */
  start(): Promise<void>;
  /** Resolves once no job is running or waiting; retries that are due later don't count. */
  idle(): Promise<void>;
  /** Waits for running jobs and accepts no more; the rest stays in the table. */
  stop(): Promise<void>;
}

interface QueueOptions {
  worker: Worker;
  openRequestIds: () => Promise<string[]>;
  logger: Logger;
}

/**
 * Runs jobs in this process. Everything it holds is in the table, too, so after a crash the sweep finds the open requests
 * and continues.
 */
export function createInProcessQueue({ worker, openRequestIds, logger }: QueueOptions): InProcessQueue {
  const lanes = new Map<string, Promise<void>>();
  const known = new Set<string>();
  const retries = new Set<NodeJS.Timeout>();
  let sweep: NodeJS.Timeout | undefined;
  let stopped = false;

  function add(requestId: string, lane: string): void {
    if (stopped || known.has(requestId)) return;
    known.add(requestId);
    schedule(requestId, lane);
  }

  function schedule(requestId: string, lane: string): void {
    const previous = lanes.get(lane) ?? Promise.resolve();
    const next = previous.then(() => work(requestId, lane));
    lanes.set(lane, next);
    void next.then(() => lanes.get(lane) === next && lanes.delete(lane));
  }

  async function work(requestId: string, lane: string): Promise<void> {
    if (stopped) return;
    const outcome = await worker(requestId).catch((err: unknown) => {
      logger.error({ request_id: requestId, err }, 'the table failed during a job; the job stays open');
      return { retryInMs: SWEEP_MS };
    });
    if (outcome === 'settled') known.delete(requestId);
    else if (!stopped) retryLater(requestId, lane, outcome.retryInMs);
  }

  function retryLater(requestId: string, lane: string, millis: number): void {
    const timer = setTimeout(() => {
      retries.delete(timer);
      schedule(requestId, lane);
    }, millis);
    retries.add(timer);
  }

  async function takeUpOpen(): Promise<void> {
    try {
      for (const requestId of await openRequestIds()) add(requestId, requestId);
    } catch (err) {
      logger.warn({ err }, "couldn't read the open requests");
    }
  }

  return {
    async enqueue({ requestId, lane }) {
      add(requestId, lane);
    },
    async start() {
      sweep = setInterval(() => void takeUpOpen(), SWEEP_MS);
      await takeUpOpen();
    },
    async idle() {
      while (lanes.size > 0) await Promise.all(lanes.values());
    },
    async stop() {
      stopped = true;
      clearInterval(sweep);
      for (const timer of retries) clearTimeout(timer);
      await Promise.all(lanes.values());
    },
  };
}
