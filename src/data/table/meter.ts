import { performance } from 'node:perf_hooks';
import type { Table } from './table-client.js';

/** What one store operation consumed, as docs/data-access-patterns.md recommends monitoring. */
export interface TableUsage {
  /** Retries included. */
  requests: number;
  /** Capacity units, as the table reports them. */
  readUnits: number;
  writeUnits: number;
  /** Latencies of successful requests, in milliseconds. */
  latencySum: number;
  latencyMax: number;
  throttled: number;
  conflicts: number;
  conditionalFailures: number;
  userErrors: number;
  systemErrors: number;
}

export interface Meter {
  /** TableUsage by store operation; reading it resets it. */
  take(): Record<string, TableUsage>;
}

/**
 * The operation of each request, by its input. An AsyncLocalStorage would slow down every promise in Node 20.
 */
const operations = new WeakMap<object, string>();

/** The same table, with its requests counted under this operation. */
export function countedAs(table: Table, operation: string): Table {
  const send = (command: Parameters<Table['client']['send']>[0]) => {
    operations.set(command.input, operation);
    return table.client.send(command);
  };
  const client = Object.create(table.client, { send: { value: send } });
  return Object.create(table, { client: { value: client } });
}

const READS = /^(?:Get|BatchGet|TransactGet|Query|Scan)/;

/** From now on, counts everything that goes through the table's client. */
export function attachMeter({ client }: Table): Meter {
  let usage: Record<string, TableUsage> = {};
  const own = (args: object) => {
    const { operation = 'other' } = args as { operation?: string };
    usage[operation] ??= newUsage();
    return usage[operation];
  };
  client.middlewareStack.add(
    (next) => async (args) => {
      Object.assign(args.input, { ReturnConsumedCapacity: 'TOTAL' });
      // If middleware is cached, the context would be shared with other requests.
      return next(Object.assign(args, { operation: operations.get(args.input) }));
    },
    { step: 'initialize', name: 'askForCapacity' },
  );
  client.middlewareStack.add(
    (next, context) => async (args) => {
      const { commandName = '' } = context;
      const start = performance.now();
      try {
        const result = await next(args);
        addSuccess(own(args), { commandName, output: result.output, millis: performance.now() - start });
        return result;
      } catch (error) {
        addFailure(own(args), error);
        throw error;
      }
    },
    // Below the retries, so that every attempt counts.
    { step: 'finalizeRequest', priority: 'low', name: 'meter' },
  );
  return {
    take() {
      const taken = usage;
      usage = {};
      return taken;
    },
  };
}

function newUsage(): TableUsage {
  return {
    requests: 0,
    readUnits: 0,
    writeUnits: 0,
    latencySum: 0,
    latencyMax: 0,
    throttled: 0,
    conflicts: 0,
    conditionalFailures: 0,
    userErrors: 0,
    systemErrors: 0,
  };
}

interface Success {
  commandName: string;
  output: unknown;
  millis: number;
}

function addSuccess(usage: TableUsage, { commandName, output, millis }: Success): void {
  const { ConsumedCapacity } = (output ?? {}) as { ConsumedCapacity?: unknown };
  const reports = [ConsumedCapacity].flat() as ({ CapacityUnits?: number } | undefined)[];
  const units = reports.reduce((sum, report) => sum + (report?.CapacityUnits ?? 0), 0);
  usage.requests += 1;
  usage[READS.test(commandName) ? 'readUnits' : 'writeUnits'] += units;
  usage.latencySum += millis;
  usage.latencyMax = Math.max(usage.latencyMax, millis);
}

const THROTTLES = /Throttl|ProvisionedThroughputExceeded|RequestLimitExceeded/;

function addFailure(usage: TableUsage, error: unknown): void {
  const { name = '', $metadata, CancellationReasons = [] } = error as Failure;
  const reasons = CancellationReasons.map(({ Code = '' }) => Code);
  const codes = reasons.length > 0 ? reasons : [name];
  usage.requests += 1;
  if (codes.some((code) => THROTTLES.test(code))) usage.throttled += 1;
  else if (codes.some((code) => code.includes('ConditionalCheckFailed'))) usage.conditionalFailures += 1;
  else if (codes.some((code) => code.includes('TransactionConflict'))) usage.conflicts += 1;
  else if (($metadata?.httpStatusCode ?? 500) < 500) usage.userErrors += 1;
  else usage.systemErrors += 1;
}

interface Failure {
  name?: string;
  $metadata?: { httpStatusCode?: number };
  CancellationReasons?: { Code?: string }[];
}
