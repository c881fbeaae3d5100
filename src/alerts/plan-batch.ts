import { DAY_MS, MINUTE_MS } from '../base/durations.js';
import { addMillis, type Timestamp } from '../base/timestamp.js';
import type { AlertBatch } from '../data/store/alerts/alert-groups.js';
import type { Alert, AlertLane, AlertState } from '../incidents/records/alert.js';
import type { AlertChange, AlertGroup } from '../incidents/records/alert-group.js';
import type { RoutedAlert } from './route-alert.js';

/** An alert as it arrived. */
export interface Arrival {
  id: string;
  alert: Alert;
  receivedAt: Timestamp;
}

interface Known {
  lane: AlertLane;
  /** The group that new alerts join; undefined when they begin a new one. */
  open: AlertGroup | undefined;
  states: ReadonlyMap<string, AlertState>;
  /** The groups that the states are in, by number. */
  groups: ReadonlyMap<number, AlertGroup>;
}

/** Changes that a message or an event names. */
const EXAMPLES = 5;

/** Whether an alert that arrives now belongs to a group; `isOver` says whether its incident is. */
export function isOpen(
  group: AlertGroup,
  { now, window, isOver }: { now: Timestamp; window: number; isOver: boolean },
) {
  return !isOver && addMillis(group.last_at, window * MINUTE_MS) >= now;
}

/** What becomes of some alerts and their groups. What is no news, such as a redelivery, changes nothing. */
export function planBatch(
  { lane, open, states, groups }: Known,
  arrivals: readonly Arrival[],
  routeOf: (alert: Alert) => RoutedAlert,
): Omit<AlertBatch, 'lane'> {
  const nextStates = new Map(states);
  const nextGroups = new Map(groups);
  let current = open?.number;
  if (open) nextGroups.set(open.number, open);

  function groupFor(arrival: Arrival): number {
    if (current !== undefined) return current;
    current = lane.group + 1;
    nextGroups.set(current, beginGroup(lane.lane, current, arrival, routeOf(arrival.alert)));
    return current;
  }

  function count(number: number, arrival: Arrival, statuses: readonly Alert['status'][]): void {
    for (const status of statuses) {
      const group = nextGroups.get(number);
      if (group) nextGroups.set(number, afterChange(group, arrival, status));
    }
  }

  for (const arrival of [...arrivals].sort(earliestFirst)) {
    const before = nextStates.get(arrival.id);
    const news = newsIn(arrival.alert, before);
    const isFiring = arrival.alert.status === 'firing';
    if (news === 'none') continue;
    const group = isFiring ? groupFor(arrival) : (before?.group ?? 0);
    nextStates.set(arrival.id, nextState(lane.lane, { arrival, before, group, news }));
    count(group, arrival, news === 'late' ? ['firing', 'resolved'] : [arrival.alert.status]);
  }
  return { states: changesOf(states, nextStates), groups: changesOf(groupsBefore(groups, open), nextGroups) };
}

/** `late`: a firing that arrives after its own resolution. */
type News = 'change' | 'late' | 'none';

function newsIn({ status, at }: Alert, before: AlertState | undefined): News {
  if (!before) return 'change';
  if (status === 'firing') {
    if (before.group === 0 && at <= before.at) return 'late';
    return before.status === 'resolved' && at > before.at ? 'change' : 'none';
  }
  return before.status === 'firing' && at >= before.at ? 'change' : 'none';
}

interface NextState {
  arrival: Arrival;
  before: AlertState | undefined;
  group: number;
  news: News;
}

function nextState(lane: string, { arrival, before, group, news }: NextState): AlertState {
  const { id, alert, receivedAt } = arrival;
  if (before && news === 'late') return { ...before, group };
  const { source, status, at, title } = alert;
  const first = before && status === 'resolved' ? before : { source, title, received_at: receivedAt };
  const { source: from, title: named, received_at } = first;
  return { lane, alert_id: id, group, source: from, status, at, title: named, received_at };
}

function beginGroup(
  lane: string,
  number: number,
  { alert, receivedAt }: Arrival,
  routed: RoutedAlert,
): AlertGroup {
  const { title, details, links } = alert;
  return {
    lane,
    number,
    route: routed.route.name,
    state: 'new',
    service: routed.service,
    severity: routed.severity,
    title,
    ...(details !== undefined && { details }),
    links,
    opened_at: receivedAt,
    last_at: receivedAt,
    fired: 0,
    resolved: 0,
    firing: 0,
    omitted: 0,
    unrecorded: { firing: 0, resolved: 0 },
    examples: [],
    recent: [],
    version: 0,
  };
}

/** An alert that has been firing for days isn't how this problem began, and a clock may be wrong. */
const START_MAX_MS = DAY_MS;

function startOf({ alert, receivedAt }: Pick<Arrival, 'alert' | 'receivedAt'>): Timestamp | undefined {
  const { started_at } = alert;
  const isLikely =
    started_at !== undefined &&
    started_at <= receivedAt &&
    started_at >= addMillis(receivedAt, -START_MAX_MS);
  return isLikely ? started_at : undefined;
}

function afterChange(group: AlertGroup, { alert, receivedAt }: Arrival, status: Alert['status']): AlertGroup {
  const isFiring = status === 'firing';
  const [link] = alert.links;
  const change: AlertChange = {
    title: alert.title,
    status,
    source: alert.source,
    at: alert.at,
    ...(link && { url: link.url }),
  };
  const started = [group.started_at, startOf({ alert, receivedAt })]
    .filter((at) => at !== undefined)
    .sort()[0];
  return {
    ...group,
    ...(started !== undefined && { started_at: started }),
    last_at: isFiring && receivedAt > group.last_at ? receivedAt : group.last_at,
    fired: group.fired + (isFiring ? 1 : 0),
    resolved: group.resolved + (isFiring ? 0 : 1),
    firing: group.firing + (isFiring ? 1 : -1),
    unrecorded: { ...group.unrecorded, [status]: group.unrecorded[status] + 1 },
    examples: group.examples.length < EXAMPLES ? [...group.examples, change] : group.examples,
    recent: [change, ...group.recent].slice(0, EXAMPLES),
  };
}

function groupsBefore(groups: ReadonlyMap<number, AlertGroup>, open: AlertGroup | undefined) {
  return open ? new Map([...groups, [open.number, open]]) : groups;
}

function changesOf<K, T extends AlertState | AlertGroup>(
  before: ReadonlyMap<K, T>,
  after: ReadonlyMap<K, T>,
): { before: T | undefined; after: T }[] {
  return [...after].flatMap(([key, value]) => {
    const old = before.get(key);
    if (old === value) return [];
    const next = 'version' in value ? { ...value, version: value.version + 1 } : value;
    return [{ before: old, after: next }];
  });
}

function earliestFirst(a: Arrival, b: Arrival): number {
  return a.alert.at < b.alert.at ? -1 : Number(a.alert.at > b.alert.at);
}
