import { createTable, type Table } from '../../data/table/table-client.js';
import type { Config } from '../config/config.js';
import { systemClock } from './system-clock.js';

/** Opens the configured table, or that of an engine that this process started. */
export function openTable(
  { region, dynamoEndpoint, tableName, settings }: Config,
  endpoint: string | undefined = dynamoEndpoint,
): Table {
  const hasSinks = settings.process.events.sinks.length > 0;
  return createTable({ region, endpoint, tableName, now: systemClock.now, hasSinks });
}
