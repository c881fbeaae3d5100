import { MINUTE_MS } from '../base/durations.js';
import { addMillis, type Timestamp } from '../base/timestamp.js';
import type { AlertBatch } from '../data/store/alerts/alert-groups.js';
import type { Alert, AlertLane, AlertState } from '../incidents/records/alert.js';
import type { AlertGroup } from '../incidents/records/alert-group.js';
import { type Arrival, groupKey, type KnownGroup } from './arrival.js';
import { afterChange, beginGroup } from './count-in-group.js';
import { newsIn } from './news-in.js';
import type { RoutedAlert } from './route-alert.js';

interface Known {
  lane: AlertLane;
  /** The group that new alerts join; undefined if they start a new one. */
  open: AlertGroup | undefined;
  states: ReadonlyMap<string, AlertState>;
  /** The groups of these alerts, in this lane and others, by `groupKey`. */
  groups: ReadonlyMap<string, KnownGroup>;
}

/**
 * Whether a new alert belongs to a group. Alerts of a private incident do for as long as it lasts, because
 * a new incident would be public.
 */
export function isOpen(
  { group, isOver, isPrivate }: KnownGroup,
  { now, window }: { now: Timestamp; window: number },
): boolean {
  return !isOver && (isPrivate || addMillis(group.last_at, window * MINUTE_MS) >= now);
}

/** Plans the changes to alerts and their groups. Redeliveries and other non-news change nothing. */
export function planBatch(
  { lane, open, states, groups }: Known,
  arrivals: readonly Arrival[],
  routeOf: (alert: Alert) => RoutedAlert,
): Omit<AlertBatch, 'lane'> {
  const known = [...(open ? [open] : []), ...[...groups.values()].map(({ group }) => group)];
  const groupsBefore = new Map(known.map((group) => [groupKey(group), group]));
  const nextStates = new Map(states);
  const nextGroups = new Map(groupsBefore);
  let current = open;

  function groupFor(arrival: Arrival): AlertGroup {
    current ??= beginGroup({ lane: lane.lane, number: lane.group + 1 }, arrival, routeOf(arrival.alert));
    const key = groupKey(current);
    if (!nextGroups.has(key)) nextGroups.set(key, current);
    return current;
  }

  function count(ref: Pick<AlertGroup, 'lane' | 'number'>, arrival: Arrival, status: Alert['status']): void {
    const group = nextGroups.get(groupKey(ref));
    if (group) nextGroups.set(groupKey(ref), afterChange(group, arrival, status));
  }

  for (const one of [...arrivals].sort(earliestFirst)) {
    const before = nextStates.get(one.id);
    const arrival = withKnownTitle(one, before);
    const left = refOf(before, lane.lane);
    const isWanted = () => routeOf(arrival.alert).route.do !== 'triage';
    const news = newsIn(arrival.alert, {
      before,
      group: groups.get(groupKey(left)),
      lane: lane.lane,
      isWanted,
    });
    if (news === 'none') continue;
    const ref = arrival.alert.status === 'firing' ? groupFor(arrival) : left;
    nextStates.set(arrival.id, nextState({ arrival, before, ref, news }));
    if (news === 'moved') count(left, arrival, 'resolved');
    count(ref, arrival, arrival.alert.status);
    if (news === 'late') count(ref, arrival, 'resolved');
  }
  return { states: changesOf(states, nextStates), groups: changesOf(groupsBefore, nextGroups) };
}

/** The group that an alert is in; number 0, which no group has, if there's none yet. */
function refOf(before: AlertState | undefined, lane: string): Pick<AlertGroup, 'lane' | 'number'> {
  return before ? { lane: before.lane, number: before.group } : { lane, number: 0 };
}

/** A resolution may contain nothing but its alert's key. */
function withKnownTitle(arrival: Arrival, before: AlertState | undefined): Arrival {
  if (!before || before.group === 0 || arrival.alert.status === 'firing') return arrival;
  return { ...arrival, alert: { ...arrival.alert, title: before.title } };
}

interface NextState {
  arrival: Arrival;
  before: AlertState | undefined;
  ref: Pick<AlertGroup, 'lane' | 'number'>;
  news: ReturnType<typeof newsIn>;
}

function nextState({ arrival, before, ref, news }: NextState): AlertState {
  const { id, alert, receivedAt } = arrival;
  const { source, status, at, title } = alert;
  const place = { lane: ref.lane, group: ref.number };
  if (before && news === 'late') return { ...before, ...place, title };
  const received_at = before && status === 'resolved' ? before.received_at : receivedAt;
  return { ...place, alert_id: id, source, status, at, title, received_at };
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
