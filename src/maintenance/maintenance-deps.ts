import type { Table } from '../data/table/table-client.js';
import type { Clock } from '../ports/clock.js';
import type { Pace } from './pace.js';

export interface MaintenanceDeps {
  table: Table;
  clock: Clock;
  pace: Pace;
  sleep: (millis: number) => Promise<void>;
}
