import { DAY_MS } from '../base/durations.js';
import { addMillis, type Timestamp } from '../base/timestamp.js';
import type { Alert } from '../incidents/records/alert.js';
import type { AlertChange, AlertGroup } from '../incidents/records/alert-group.js';
import type { Arrival } from './arrival.js';
import type { RoutedAlert } from './route-alert.js';

/** Changes that a message or an event names. */
const EXAMPLES = 5;

/** The group that an alert starts, before the alert is counted. */
export function beginGroup(
  ref: Pick<AlertGroup, 'lane' | 'number'>,
  { alert, receivedAt }: Arrival,
  routed: RoutedAlert,
): AlertGroup {
  const { title, details, links } = alert;
  return {
    ...ref,
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

/** An alert that has been firing for days didn't start this problem, and clocks may be wrong. */
const START_MAX_MS = DAY_MS;

function startOf({ alert, receivedAt }: Pick<Arrival, 'alert' | 'receivedAt'>): Timestamp | undefined {
  const { started_at } = alert;
  const isLikely =
    started_at !== undefined &&
    started_at <= receivedAt &&
    started_at >= addMillis(receivedAt, -START_MAX_MS);
  return isLikely ? started_at : undefined;
}

/** The group after counting one more alert that fires or is resolved. */
export function afterChange(
  group: AlertGroup,
  { alert, receivedAt }: Arrival,
  status: Alert['status'],
): AlertGroup {
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
