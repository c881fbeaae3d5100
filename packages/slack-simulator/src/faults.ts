/** What goes wrong: before the effect unless it says `after`. */
export type FaultKind =
  /** 429 with Retry-After. */
  | 'ratelimited'
  /** 429 without. */
  | 'ratelimited-bare'
  | 'http-500'
  /** The effect happens, its answer is a 500. */
  | '500-after'
  /** The connection breaks. */
  | 'reset'
  /** The effect happens, its answer never comes. */
  | 'reset-after'
  /** A page instead of JSON, with status 200. */
  | 'html'
  /** Nothing, with status 200. */
  | 'empty'
  /** Slack's own refusal, with status 200. */
  | { error: string }
  /** All goes well, late. */
  | { delayMs: number };

export interface Fault {
  method: string;
  do: FaultKind;
  /** How many calls it hits; one if absent. */
  times?: number;
  /** For `ratelimited`; 1 if absent. */
  retryAfterSeconds?: number;
}

/** Faults waiting for their calls, used up in the order they were added. */
export interface Faults {
  add(fault: Fault): void;
  /** The fault that hits this call, if any. */
  take(method: string): Fault | undefined;
  /** Those that have not hit all their calls yet. */
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
