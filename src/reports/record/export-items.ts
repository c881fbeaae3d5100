import { keysOf } from '../../data/table/keys.js';
import { CONTENT } from '../../incidents/records/comment.js';
import type { IncidentRecord } from '../../incidents/records/incident-record.js';
import type { ExportItem } from './hash-chain.js';

/**
 * The whole record as items to export: the incident, its participants and tasks, then events, messages and summaries in
 * order of time. A deleted message keeps its place but not its text.
 */
export function itemsOf({
  incident,
  participants,
  events,
  comments,
  summaries,
  tasks,
}: IncidentRecord): ExportItem[] {
  const happened = [
    ...events.map((event) => ({ ...keyed(keysOf.event(event)), ...withoutDeletedText(event) })),
    // Which texts are about to be deleted is none of a reader's business.
    ...comments.map(({ dropped_ref: _, ...comment }) => ({
      ...keyed(keysOf.comment(comment)),
      ...withoutDeletedText(comment),
    })),
    ...summaries.map((summary) => ({ ...keyed(keysOf.summary(summary)), ...summary })),
  ];
  return [
    { ...keyed(keysOf.incident(incident)), ...incident },
    ...participants.map((participant) => ({ ...keyed(keysOf.participant(participant)), ...participant })),
    ...tasks.map((task) => ({ ...keyed(keysOf.task(task)), ...task })),
    ...happened.sort((a, b) => compare(a.timestamp, b.timestamp) || compare(a.SK, b.SK)),
  ];
}

function keyed({ SK }: { SK: string }): { SK: string } {
  return { SK };
}

function withoutDeletedText<T extends { deleted_at?: string | undefined }>(entry: T): T {
  if (entry.deleted_at === undefined) return entry;
  const removed = [...CONTENT, 'note', 'detail'].map((name) => [name, undefined]);
  const emptied = { ...entry, ...Object.fromEntries(removed) };
  return 'description' in entry ? { ...emptied, description: 'Deleted' } : emptied;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
