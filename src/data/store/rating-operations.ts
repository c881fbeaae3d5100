import { StaleReadError } from '../../base/errors.js';
import type { Summary, Vote } from '../../incidents/records/incident-summary.js';
import { summaryEntity } from '../entities/summary-entity.js';
import { readItem, unlessRefused, upsertUnlessRefused } from '../table/conditional-writes.js';
import { keysOf, pk, sk } from '../table/keys.js';
import { queryAll, updateItem } from '../table/plain-requests.js';
import type { Table } from '../table/table-client.js';

type Key = Pick<Summary, 'incident_id' | 'timestamp'>;

/**
 * Records whether a proposal was accepted, edited or dismissed. Does nothing once the
 * summary has expired. 1 WRU per KB.
 */
async function recordOutcome(
  table: Table,
  { outcome, edited_share, ...summary }: Key & Pick<Summary, 'outcome' | 'edited_share'>,
): Promise<void> {
  const { PK, SK } = keysOf.summary(summary);
  await upsertUnlessRefused(table, {
    key: { PK, SK },
    set: { outcome, edited_share },
    ...(edited_share === undefined && { remove: ['edited_share'] }),
    condition: 'attribute_exists(PK)',
  });
}

/** More concurrent votes than this means that something is wrong. */
const ATTEMPTS_MAX = 5;

/** Stores a person's vote on a summary, replacing their earlier one. False if there's no such summary. */
async function recordVote(
  table: Table,
  summary: Key,
  { userId, vote }: { userId: string; vote: Vote },
): Promise<boolean> {
  const { PK, SK } = keysOf.summary(summary);
  for (let attempt = 0; attempt < ATTEMPTS_MAX; attempt += 1) {
    const item = await readItem(table, { PK, SK });
    const before = item && summaryEntity.fromItem(item)?.votes;
    if (!item) return false;
    if (before?.[userId] === vote) return true;
    const votes = { ...before, [userId]: vote };
    const isUnchanged = before === undefined ? 'attribute_not_exists(votes)' : 'votes = :before';
    const update = {
      TableName: table.name,
      Key: { PK, SK },
      UpdateExpression: 'SET votes = :votes',
      ConditionExpression: `attribute_exists(PK) AND ${isUnchanged}`,
      ExpressionAttributeValues: { ':votes': votes, ...(before && { ':before': before }) },
    };
    if (await unlessRefused(() => updateItem(table, update))) return true;
  }
  throw new StaleReadError('Others are voting at this moment. Try again.');
}

/** An incident's summaries with ratings or decisions. Reads all of its summaries. 0.5 RRU for 4 KB. */
async function ratedSummaries(table: Table, incidentId: string): Promise<Rated[]> {
  const items = await queryAll(table, {
    KeyConditionExpression: 'PK = :pk AND begins_with(SK, :summaries)',
    FilterExpression: 'attribute_exists(outcome) OR attribute_exists(votes)',
    ExpressionAttributeValues: { ':pk': pk.incident(incidentId), ':summaries': sk.prefix.summary },
  });
  return items.flatMap((item) => summaryEntity.fromItem(item) ?? []);
}

export type Rated = Pick<Summary, 'kind' | 'model' | 'prompt_version' | 'outcome' | 'edited_share' | 'votes'>;

export const ratingOperations = { recordOutcome, recordVote, ratedSummaries };
