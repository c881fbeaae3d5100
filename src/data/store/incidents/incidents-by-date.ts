import * as z from 'zod';
import { DAY_MS } from '../../../base/durations.js';
import type { Page, PageQuery } from '../../../base/pages.js';
import { epochMillis, fromMillis, type Timestamp } from '../../../base/timestamp.js';
import type { Incident } from '../../../incidents/records/incident.js';
import { incidentEntity } from '../../entities/incident-entity.js';
import { decodeCursor, encodeCursor } from '../../table/cursor.js';
import type { Item } from '../../table/entity.js';
import { index, type Visibility } from '../../table/keys.js';
import { query } from '../../table/plain-requests.js';
import { keyIn } from '../../table/query-page.js';
import type { Table } from '../../table/table-client.js';

/** How many days are read in parallel. */
const WAVE = 10;

/** The attributes of an incident that the date index projects. */
export type IncidentBrief = Pick<
  Incident,
  'incident_id' | 'title' | 'service' | 'severity' | 'status' | 'created_at' | 'channel_id'
>;

const position = z.object({ day: z.string(), after: z.record(z.string(), z.string()) });

/**
 * One page of the incidents declared between two moments, both included, newest first (pattern 6). The index has one
 * partition per day; ten are read in parallel until the page is full. Precise to the second.
 */
export async function incidentsBetween(
  table: Table,
  range: { from: Timestamp; to: Timestamp },
  { limit, cursor, visibility = 'public' }: PageQuery & { visibility?: Visibility | undefined },
): Promise<Page<IncidentBrief>> {
  const name = `between:${range.from}:${range.to}:${visibility}`;
  const start = decodeCursor(name, cursor, position);
  const days = daysOf(range).filter((day) => !start || day <= start.day);
  const found: { day: string; item: Item }[] = [];
  for (let i = 0; i < days.length && found.length <= limit; i += WAVE) {
    const wave = days.slice(i, i + WAVE).map(async (day) => {
      const after = day === start?.day ? start.after : undefined;
      const { items } = await query(
        table,
        buildDayQuery({ day, visibility, range, limit: limit + 1, after }),
      );
      return items.map((item) => ({ day, item }));
    });
    found.push(...(await Promise.all(wave)).flat());
  }
  const shown = found.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.flatMap(({ item }) => incidentEntity.fromItem(item) ?? []),
    ...(last &&
      found.length > limit && {
        cursor: encodeCursor(name, { day: last.day, after: keyIn(last.item, 'GSI3') }),
      }),
  };
}

interface DayQuery {
  /** `2025-01-15`, UTC. */
  day: string;
  visibility: Visibility;
  range: { from: Timestamp; to: Timestamp };
  limit: number;
  after?: Record<string, string> | undefined;
}

function buildDayQuery({ day, visibility, range, limit, after }: DayQuery) {
  const [first, last] = [`${day}T00:00:00Z`, `${day}T23:59:59Z`];
  return {
    IndexName: 'GSI3',
    KeyConditionExpression: 'GSI3PK = :date AND GSI3SK BETWEEN :start AND :end',
    ExpressionAttributeValues: {
      ':date': index.date(day, visibility),
      ':start': index.time(range.from.startsWith(day) ? range.from : first),
      ':end': index.time(range.to.startsWith(day) ? range.to : last),
    },
    ScanIndexForward: false,
    Limit: limit,
    ...(after && { ExclusiveStartKey: after }),
  };
}

/** The UTC days that a range touches, newest first. */
function daysOf({ from, to }: { from: Timestamp; to: Timestamp }): string[] {
  const [first, last] = [from, to].map((moment) => Math.floor(epochMillis(moment) / DAY_MS));
  const count = Math.max(0, (last ?? 0) - (first ?? 0) + 1);
  return Array.from({ length: count }, (_, back) => fromMillis(((last ?? 0) - back) * DAY_MS).slice(0, 10));
}
