/** One request of the bot on its way out: `TransactWriteItems`, `chat.postMessage`, `putIfAbsent`. */
export interface WireCall {
  to: 'table' | 'slack' | 'objects' | 'sink';
  name: string;
  /** As it was sent. */
  body: string;
}

/** What goes wrong between the bot and the table. */
export type TableFault =
  /** The connection breaks before the table hears of it. */
  | 'drop-request'
  /** The table does it, its answer never comes. */
  | 'drop-reply'
  /** The table does it, its answer is a 500. */
  | '500-after'
  | 'throttle'
  /** Another transaction was at work on the same item. */
  | 'conflict'
  /** Of a batch only the first part is done. */
  | 'unprocessed'
  /** So late that the table no longer knows the transaction's token. */
  | 'forget-token'
  /** The index has not heard of anything yet. */
  | 'stale'
  | { delayMs: number };

export interface PlannedFault {
  /** Which requests it may hit; all to the table if absent. */
  on?: (call: WireCall) => boolean;
  do: TableFault;
  /** How many requests it hits; one if absent. */
  times?: number;
}

/** Faults that wait for their requests, used up in the order they were planned; they outlive processes. */
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

/** Some faults exist for some operations only. */
function fitsTo({ on, do: kind }: PlannedFault, call: WireCall): boolean {
  if (call.to !== 'table') return false;
  if (typeof kind === 'string' && KINDS[kind]?.test(call.name) === false) return false;
  if (kind === 'stale' && !call.body.includes('"IndexName"')) return false;
  return on?.(call) ?? true;
}
