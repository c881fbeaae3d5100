import { pk, sk } from './keys.js';

export interface Key {
  PK: string;
  SK: string;
}

export type ItemKind =
  | 'incident'
  | 'event'
  | 'comment'
  | 'participant'
  | 'summary'
  | 'task'
  | 'open home'
  | 'channel link'
  | 'request'
  | 'other row of Aegis'
  | 'unknown';

const KIND_OF_PREFIX = {
  event: 'event',
  comment: 'comment',
  participant: 'participant',
  summary: 'summary',
  task: 'task',
} as const satisfies Partial<Record<keyof typeof sk.prefix, ItemKind>>;

const KINDS = Object.entries(KIND_OF_PREFIX) as [keyof typeof KIND_OF_PREFIX, ItemKind][];
const OTHER_ROWS = [
  sk.archiveDue,
  sk.archiveObjects,
  sk.taskCounter,
  sk.reminders,
  sk.drill,
  sk.historyCheck,
];

/** An item's kind, from its keys alone. */
export function itemKindOf(item: { PK?: unknown; SK?: unknown }): ItemKind {
  const [partition, sort] = [String(item.PK), String(item.SK)];
  if (partition.startsWith(pk.prefix.incident)) return kindInIncident(sort);
  if (partition.startsWith(pk.prefix.channel) && sort === sk.channelLink) return 'channel link';
  if (partition.startsWith(pk.prefix.request) && sort === sk.request) return 'request';
  if (partition === pk.homes) return 'open home';
  const { migration, file, copy, alerts, sink } = pk.prefix;
  const isOther = [pk.counter, migration, file, copy, alerts, sink].some((one) => partition.startsWith(one));
  return isOther ? 'other row of Aegis' : 'unknown';
}

function kindInIncident(sort: string): ItemKind {
  if (sort === sk.metadata) return 'incident';
  if (OTHER_ROWS.includes(sort)) return 'other row of Aegis';
  return KINDS.find(([name]) => sort.startsWith(sk.prefix[name]))?.[1] ?? 'unknown';
}

export function isInIncident({ PK }: { PK?: unknown }): boolean {
  return String(PK).startsWith(pk.prefix.incident);
}

export function incidentIdOf({ PK }: Pick<Key, 'PK'>): string {
  return PK.slice(pk.prefix.incident.length);
}

export function channelIdOf({ PK }: Pick<Key, 'PK'>): string {
  return PK.slice(pk.prefix.channel.length);
}

export function requestIdOf({ PK }: Pick<Key, 'PK'>): string {
  return PK.slice(pk.prefix.request.length);
}

/** The user of a participant or an open home. */
export function userIdOf({ SK }: Pick<Key, 'SK'>): string {
  return SK.slice(sk.prefix.participant.length);
}

/** The timestamp in an incident's sort key, and the rest after it; both empty if there's none. */
export function readSortKey(sortKey: string): { timestamp: string; rest: string } {
  const [, timestamp = '', ...rest] = sortKey.split('#');
  return { timestamp, rest: rest.join('#') };
}

/** Sorts right after every key with a prefix: `$` follows `#`. */
export function endOfPrefix(prefix: string): string {
  return `${prefix.slice(0, -1)}$`;
}
