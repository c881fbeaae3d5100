import * as z from 'zod';
import { readWholeRecord } from '../archive/read-whole-record.js';
import type { Page, PageQuery } from '../base/pages.js';
import type { Timestamp } from '../base/timestamp.js';
import { decodeCursor, encodeCursor } from '../data/table/cursor.js';
import { keysOf } from '../data/table/keys.js';
import type { Comment } from '../incidents/records/comment.js';
import type { Incident } from '../incidents/records/incident.js';
import type { TimelineEvent } from '../incidents/records/timeline-event.js';
import type { AgentDeps } from './agent-deps.js';
import { type Entry, eventEntry, messageEntry } from './entry-schema.js';

/** The last sort key of each list on earlier pages. */
const position = z.object({ event: z.string().optional(), comment: z.string().optional() });
type Position = z.output<typeof position>;

interface EntriesPage extends PageQuery {
  from?: Timestamp | undefined;
  /** Leaves out what isn't a key event or a marked message. */
  keyOnly: boolean;
}

/** Maximum characters of all texts on one page, so that an answer fits into a model's context. */
const CHARACTERS_MAX = 24_000;

type Found = { list: 'event' | 'comment'; sortKey: string; at: Timestamp; entry: Entry | undefined };

/** One page of an incident's events and messages, oldest first. A page may be shorter than its limit. */
export async function readEntriesPage(
  deps: AgentDeps,
  incident: Incident,
  { limit, cursor, from, keyOnly }: EntriesPage,
): Promise<Page<Entry>> {
  const name = `entries:${incident.incident_id}:${from ?? ''}:${keyOnly}`;
  const after = decodeCursor(name, cursor, position) ?? {};
  const { events, comments } = await readAfter(deps, incident, { from, after, limit: limit + 1 });
  const nameOf = await deps.namesIn({ incident, events, comments });
  const found = [
    ...events.map((event) => toFound('event', keysOf.event(event).SK, eventEntry(event, nameOf))),
    ...comments.map((one) => toFound('comment', keysOf.comment(one).SK, messageEntry(one, nameOf))),
  ].sort(byTime);
  const taken = takeWithin(found.slice(0, limit));
  const items = taken.flatMap(({ entry }) => (entry && (!keyOnly || entry.is_key) ? entry : []));
  return { items, ...(taken.length < found.length && { cursor: encodeCursor(name, advance(after, taken)) }) };
}

function toFound(list: Found['list'], sortKey: string, entry: Entry | undefined): Found {
  return { list, sortKey, at: sortKey.split('#')[1] ?? '', entry };
}

function byTime(a: Found, b: Found): number {
  if (a.at !== b.at) return a.at < b.at ? -1 : 1;
  return a.sortKey < b.sortKey ? -1 : 1;
}

/** The first entries whose texts fit on a page, at least one. */
function takeWithin(found: readonly Found[]): Found[] {
  let characters = 0;
  const end = found.findIndex(({ entry }, index) => {
    characters += entry?.text.quoted.length ?? 0;
    return index > 0 && characters > CHARACTERS_MAX;
  });
  return found.slice(0, end < 0 ? found.length : end);
}

function advance(before: Position, taken: readonly Found[]): Position {
  return { ...before, ...Object.fromEntries(taken.map(({ list, sortKey }) => [list, sortKey])) };
}

interface Range {
  from: Timestamp | undefined;
  after: Position;
  limit: number;
}

async function readAfter(
  deps: AgentDeps,
  { incident_id, archive_key }: Incident,
  { from, after, limit }: Range,
): Promise<{ events: TimelineEvent[]; comments: Comment[] }> {
  if (archive_key === undefined) return deps.store.entriesAfter(incident_id, { from, after, limit });
  const record = await readWholeRecord(deps, incident_id);
  const isNext = (sortKey: string, last = '', at: Timestamp) => sortKey > last && at >= (from ?? '');
  const { events = [], comments = [] } = record ?? {};
  return {
    events: events.filter((one) => isNext(keysOf.event(one).SK, after.event, one.timestamp)).slice(0, limit),
    comments: comments
      .filter((one) => isNext(keysOf.comment(one).SK, after.comment, one.timestamp))
      .slice(0, limit),
  };
}
