import { nextMicrosecond, type Timestamp } from '../../base/timestamp.js';
import { PERSONAL_KINDS, type Summary, type SummaryKind } from '../../incidents/records/incident-summary.js';
import { summaryEntity } from '../entities/summary-entity.js';
import { putNew, readItem, unlessRefused, upsertUnlessRefused } from '../table/conditional-writes.js';
import type { Item } from '../table/entity.js';
import { keysOf, pk, sk } from '../table/keys.js';
import { putItem, query, updateItem } from '../table/plain-requests.js';
import { queueForSinks } from '../table/queue-for-sinks.js';
import { endOfPrefix } from '../table/read-keys.js';
import { hiddenAt } from '../table/retention.js';
import type { Table } from '../table/table-client.js';

/**
 * Stores a summary and returns it as stored; if its timestamp is taken, it's moved by a microsecond.
 * If that one is of the same kind and for the same person, it's returned instead: an earlier run
 * stored it and then died. 1 WRU per KB.
 */
async function recordSummary(table: Table, summary: Summary): Promise<Summary> {
  const item = summaryEntity.toItem(summary);
  const put = putNew(table.name, PERSONAL_KINDS.has(summary.kind) ? item : queueForSinks(table, item));
  const stored = await unlessRefused(() => putItem(table, put));
  if (stored) return summary;
  const existing = await readSummary(table, summary);
  if (existing && isSame(existing, summary)) return existing;
  return recordSummary(table, { ...summary, timestamp: nextMicrosecond(summary.timestamp) });
}

async function readSummary(table: Table, { incident_id, timestamp }: Summary): Promise<Summary | undefined> {
  const item = await readItem(table, summaryKey(incident_id, timestamp));
  return item && summaryEntity.fromItem(item);
}

function isSame(a: Summary, b: Summary): boolean {
  return a.requested_by !== undefined && a.requested_by === b.requested_by && a.kind === b.kind;
}

/**
 * Replaces the claims of a stored summary, and removes the reference to the text generated from the old ones.
 */
async function replaceClaims(
  table: Table,
  { claims, redacted_claims, ...summary }: Summary & { redacted_claims: number },
): Promise<void> {
  const { PK, SK } = summaryEntity.toItem({ ...summary, claims });
  await upsertUnlessRefused(table, {
    key: { PK, SK },
    set: { claims, redacted_claims },
    remove: ['content_ref'],
    condition: 'attribute_exists(PK)',
  });
}

/** One summary; undefined if there's none with this timestamp, or it has expired. 1 RRU. */
async function getSummary(
  table: Table,
  incidentId: string,
  timestamp: Timestamp,
): Promise<Summary | undefined> {
  const item = await readItem(table, summaryKey(incidentId, timestamp));
  return item && !hiddenAt(table.now())(item) ? summaryEntity.fromItem(item) : undefined;
}

interface SummarySearch {
  isWanted: (summary: Summary) => boolean;
  /** Other kinds are filtered out by the table, which reads but doesn't send them. */
  kind?: SummaryKind;
  /** Looks no further back than this. */
  since?: Timestamp;
}

/** Most searches end on the first page; a long one takes few round trips. */
const FIRST_PAGE = 25;
const NEXT_PAGES = 200;
/** About 4,000 summaries, more than an incident ever has. */
const PAGES_MAX = 20;

/**
 * The newest matching summary, however many others came after it; undefined if there's none. About 6 RRU for
 * each 25 that it skips if all of them are long, and half of that after the first page.
 */
async function findSummary(
  table: Table,
  incidentId: string,
  search: SummarySearch,
): Promise<Summary | undefined> {
  const isHidden = hiddenAt(table.now());
  let ExclusiveStartKey: Item | undefined;
  for (let page = 0; page < PAGES_MAX; page += 1) {
    const { items, next } = await query(table, {
      ...buildSummaryQuery(incidentId, search),
      Limit: page === 0 ? FIRST_PAGE : NEXT_PAGES,
      // Anything just written is on the first page; the rest is old enough to be the same on all replicas.
      ConsistentRead: page === 0,
      ...(ExclusiveStartKey && { ExclusiveStartKey }),
    });
    const shown = items.filter((item) => !isHidden(item));
    const found = shown.flatMap((item) => summaryEntity.fromItem(item) ?? []).find(search.isWanted);
    if (found || !next) return found;
    ExclusiveStartKey = next;
  }
  return undefined;
}

function buildSummaryQuery(incidentId: string, { kind, since = '' }: SummarySearch) {
  return {
    KeyConditionExpression: 'PK = :pk AND SK BETWEEN :since AND :end',
    ExpressionAttributeValues: {
      ':pk': pk.incident(incidentId),
      ':since': summaryKey(incidentId, since).SK,
      ':end': endOfPrefix(sk.prefix.summary),
      ...(kind && { ':kind': kind }),
    },
    ...(kind && { FilterExpression: '#kind = :kind', ExpressionAttributeNames: { '#kind': 'kind' } }),
    ScanIndexForward: false,
  };
}

function summaryKey(incident_id: string, timestamp: Timestamp) {
  const { PK, SK } = keysOf.summary({ incident_id, timestamp });
  return { PK, SK };
}

/** Adds to the cost of an incident's summaries; safe when several run at the same time. 3 WRU. */
async function addSpend(table: Table, incidentId: string, usd: number): Promise<void> {
  const update = {
    TableName: table.name,
    Key: { PK: pk.incident(incidentId), SK: sk.metadata },
    UpdateExpression: 'ADD model_spend_usd :usd',
    ConditionExpression: 'attribute_exists(PK)',
    // More digits would only be floating-point noise.
    ExpressionAttributeValues: { ':usd': Number(usd.toFixed(6)) },
  };
  await unlessRefused(() => updateItem(table, update));
}

export const summaryOperations = { addSpend, findSummary, getSummary, recordSummary, replaceClaims };
