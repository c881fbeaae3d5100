import type { Logger } from '../ports/logger.js';
import type { Queue } from '../ports/queue.js';
import type { Worker } from './worker.js';

/** Looks for requests that nobody works on this often: those of a process that died. */
const SWEEP_MS = 5_000;

export interface InProcessQueue extends Queue {
  /** Takes up what an earlier process left open, now and from time to time. */
  start(): Promise<void>;
  /** Resolves once no job is running or waiting its turn; retries that are due later do not count. */
  idle(): Promise<void>;
  /** Lets running jobs end and takes no more; what is left stays in the table. */
  stop(): Promise<void>;
}

interface QueueOptions {
  worker: Worker;
  openRequestIds: () => Promise<string[]>;
  logger: Logger;
}

/**
 * Runs jobs in this process. It keeps nothing that is not in the table too: after a crash the sweep finds the open
 * requests and carries on.
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
      logger.error({ request_id: requestId, err }, 'the table failed during a job; it stays open');
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
      logger.warn({ err }, 'open requests could not be read');
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
