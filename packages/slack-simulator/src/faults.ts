/** Kinds of faults. The call has no effect unless the name says `after`. */
export type FaultKind =
  /** 429 with Retry-After. */
  | 'ratelimited'
  /** 429 without Retry-After. */
  | 'ratelimited-bare'
  | 'http-500'
  /** The call takes effect, and the response is a 500. */
  | '500-after'
  /** The connection breaks before the call takes effect. */
  | 'reset'
  /** The call takes effect, and the connection breaks before the response. */
  | 'reset-after'
  /** An HTML page with status 200. */
  | 'html'
  /** An empty body with status 200. */
  | 'empty'
  /** An error code from Slack, with status 200. */
  | { error: string }
  /** The call succeeds, but late. */
  | { delayMs: number };

export interface Fault {
  method: string;
  do: FaultKind;
  /** How many calls it hits; one if absent. */
  times?: number;
  /** For `ratelimited`; 1 if absent. */
  retryAfterSeconds?: number;
}

/** Faults that wait for their calls, used in the order they were added. */
export interface Faults {
  add(fault: Fault): void;
  /** The fault that hits this call, if any. */
  take(method: string): Fault | undefined;
  /** The faults that haven't hit all their calls yet. */
  pending(): readonly Fault[];
}

export function createFaults(): Faults {
  const waiting: { fault: Fault; left: number }[] = [];
  return {
    add: (fault) => void waiting.push({ fault, left: fault.times ?? 1 }),
    take(method) {
      const next = waiting.find(({ fault }) => fault.method === method);
      if (!next) return undefined;
      next.left -= 1;
      if (next.left <= 0) waiting.splice(waiting.indexOf(next), 1);
      return next.fault;
    },
    pending: () => waiting.map(({ fault }) => fault),
  };
}
