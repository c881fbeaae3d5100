import { withUpstreamErrors } from '../table/failures.js';
import { countedAs } from '../table/meter.js';
import type { Table } from '../table/table-client.js';
import { alertOperations } from './alerts/alert-operations.js';
import { channelOperations } from './channel-operations.js';
import { drillOperations } from './drill-operations.js';
import { eventOperations } from './event-operations.js';
import { historyCheckOperations } from './history-check-operations.js';
import { homeOperations } from './home-operations.js';
import { incidentOperations } from './incidents/incident-operations.js';
import { messageOperations } from './messages/message-operations.js';
import { movementOperations } from './movement-operations.js';
import { outboxOperations } from './outbox-operations.js';
import { participantOperations } from './participant-operations.js';
import { ratingOperations } from './rating-operations.js';
import { reminderOperations } from './reminder-operations.js';
import { requestOperations } from './requests/request-operations.js';
import { summaryOperations } from './summary-operations.js';
import { taskOperations } from './task-operations.js';

const operations = {
  ...alertOperations,
  ...channelOperations,
  ...drillOperations,
  ...eventOperations,
  ...historyCheckOperations,
  ...homeOperations,
  ...incidentOperations,
  ...messageOperations,
  ...movementOperations,
  ...outboxOperations,
  ...participantOperations,
  ...reminderOperations,
  ...requestOperations,
  ...summaryOperations,
  ...ratingOperations,
  ...taskOperations,
};

type Operations = typeof operations;
type Bound<F> = F extends (table: Table, ...args: infer A) => infer R ? (...args: A) => R : never;

/**
 * Everything Aegis reads and writes, bound to one table. Every method throws
 * UpstreamError if the table fails.
 */
export type Store = { [Name in keyof Operations]: Bound<Operations[Name]> };

/** The store of a table; its meter counts what each operation costs under the operation's name. */
export function createStore(table: Table): Store {
  const bind = (name: string, operation: (table: Table, ...args: never[]) => Promise<unknown>) => {
    const own = countedAs(table, name);
    return (...args: never[]) => withUpstreamErrors(() => operation(own, ...args));
  };
  const entries = Object.entries(operations).map(([name, operation]) => [name, bind(name, operation)]);
  return Object.fromEntries(entries) as Store;
}
