import { createTable, type Table } from '../data/table/table-client.js';
import type { Config } from './config/config.js';
import { systemClock } from './system-clock.js';

/** Opens the configured table, or the one of an engine that this process started. */
export function openTable(
  { region, dynamoEndpoint, tableName }: Config,
  endpoint: string | undefined = dynamoEndpoint,
): Table {
  return createTable({ region, endpoint, tableName, now: systemClock.now });
}
