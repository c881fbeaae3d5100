import type { HistoryCheck } from '../../incidents/records/history-check.js';
import { historyCheckEntity } from '../entities/history-check-entity.js';
import { getMany, nameOf } from '../table/batch.js';
import { putVersion, unlessRefused } from '../table/conditional-writes.js';
import { keysOf } from '../table/keys.js';
import { putItem } from '../table/plain-requests.js';
import type { Table } from '../table/table-client.js';

/** The progress of each incident's comparison with Slack, in the given order. 0.5 RRU each. */
async function getHistoryChecks(table: Table, incidentIds: readonly string[]): Promise<HistoryCheck[]> {
  const keys = incidentIds.map((incident_id) => {
    const { PK, SK } = keysOf.historyCheck({ incident_id });
    return { incident_id, PK, SK };
  });
  const found = await getMany(
    table,
    keys.map(({ PK, SK }) => ({ PK, SK })),
  );
  return keys.map(({ incident_id, ...key }) => {
    const item = found.get(nameOf(key));
    return (item && historyCheckEntity.fromItem(item)) ?? historyCheckEntity.schema.parse({ incident_id });
  });
}

/**
 * Saves a check's progress and returns it with its new version; undefined if someone else has saved some
 * since it was read. 1 WRU per KB.
 */
async function saveHistoryCheck(table: Table, check: HistoryCheck): Promise<HistoryCheck | undefined> {
  const saved = { ...check, version: check.version + 1 };
  const put = putVersion(table.name, historyCheckEntity.toItem(saved), check.version);
  const isWritten = await unlessRefused(() => putItem(table, put));
  return isWritten ? saved : undefined;
}

export const historyCheckOperations = { getHistoryChecks, saveHistoryCheck };
