import type { Clock } from '../../ports/clock.js';
import type { Table } from '../dynamo.js';
import type { Pace } from './pace.js';

export interface MaintenanceDeps {
  table: Table;
  clock: Clock;
  pace: Pace;
  sleep: (millis: number) => Promise<void>;
}
