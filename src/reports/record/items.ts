import { keysOf } from '../../data/keys.js';
import type { IncidentRecord } from '../../incidents/records/incident-record.js';
import type { ExportItem } from './hash-chain.js';

/**
 * Everything on the record as items to export: the incident, who took part, its tasks, then what happened in order of
 * time. A
 * deleted message is a place without words.
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
    ...events.map((event) => ({ ...keyed(keysOf.event(event)), ...withoutDeletedWords(event) })),
    ...comments.map((comment) => ({ ...keyed(keysOf.comment(comment)), ...withoutDeletedWords(comment) })),
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

function withoutDeletedWords<T extends { deleted_at?: string | undefined }>(said: T): T {
  if (said.deleted_at === undefined) return said;
  const wordless = { ...said, text: undefined, note: undefined, detail: undefined, content_ref: undefined };
  return 'description' in said ? { ...wordless, description: 'Deleted' } : wordless;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
