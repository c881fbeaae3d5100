/** One outgoing request of the bot: `TransactWriteItems`, `chat.postMessage`, `putIfAbsent`. */
export interface WireCall {
  to: 'table' | 'slack' | 'objects' | 'sink';
  name: string;
  /** The request as it was sent. */
  body: string;
}

/** What goes wrong between the bot and the table. */
export type TableFault =
  /** The connection breaks before the request reaches the table. */
  | 'drop-request'
  /** The table processes the request, but its response is lost. */
  | 'drop-reply'
  /** The table processes the request, but its response is a 500. */
  | '500-after'
  | 'throttle'
  /** Another transaction was changing the same item. */
  | 'conflict'
  /** Only the first part of a batch is processed. */
  | 'unprocessed'
  /** The request arrives so late that the table has forgotten the transaction's token. */
  | 'forget-token'
  /** The index doesn't have any of it yet. */
  | 'stale'
  | { delayMs: number };

export interface PlannedFault {
  /** Which requests it may affect; all requests to the table if absent. */
  on?: (call: WireCall) => boolean;
  do: TableFault;
  /** How many requests it affects; one if absent. */
  times?: number;
}

/** Pending faults, used in the order they were planned; they outlive processes. */
export type Plan = ReturnType<typeof createPlan>;

export function createPlan() {
  const waiting: { fault: PlannedFault; left: number }[] = [];
  return {
    add: ({ times = 1, ...fault }: PlannedFault) => void waiting.push({ fault, left: times }),
    take(call: WireCall): TableFault | undefined {
      const next = waiting.find(({ fault }) => fitsTo(fault, call));
      if (!next) return undefined;
      next.left -= 1;
      if (next.left <= 0) waiting.splice(waiting.indexOf(next), 1);
      return next.fault.do;
    },
    get pending() {
      return waiting.length;
    },
    heal: () => void waiting.splice(0),
  };
}

const KINDS: Partial<Record<string, RegExp>> = {
  conflict: /^TransactWriteItems$/,
  'forget-token': /^TransactWriteItems$/,
  unprocessed: /^Batch/,
  stale: /^Query$/,
};

/** Some faults apply only to certain operations. */
function fitsTo({ on, do: kind }: PlannedFault, call: WireCall): boolean {
  if (call.to !== 'table') return false;
  if (typeof kind === 'string' && KINDS[kind]?.test(call.name) === false) return false;
  if (kind === 'stale' && !call.body.includes('"IndexName"')) return false;
  return on?.(call) ?? true;
}
