import { createHash } from 'node:crypto';
import type { Timestamp } from '../base/timestamp.js';
import { readPageKey } from '../incidents/page-key.js';
import type { Alert } from '../incidents/records/alert.js';
import type { AdaptedDelivery, PageAcknowledgement } from './adapters/adapter.js';
import type { AlertDeps } from './alert-deps.js';
import { pageAcknowledgement } from './alert-jobs.js';
import { requestBatch } from './request-batch.js';
import { routeAlert } from './route-alert.js';
import { storeTogether } from './store-together.js';

/** Maximum alerts per item, to stay far below DynamoDB's limit of 400 KB. */
const ALERTS_IN_ITEM = 50;

type AcceptDeps = Pick<AlertDeps, 'clock' | 'generations' | 'logger' | 'queue' | 'settings' | 'store'>;

/** Alerts of one request that go to the same lane. */
interface Arrival {
  alerts: readonly Alert[];
  omitted: number;
  receivedAt: Timestamp;
}

type Accept = (delivery: AdaptedDelivery) => Promise<void>;

/** Stores a delivery's alerts, so that nothing is lost from here on, and starts the jobs that handle them. */
export function createAccept(deps: AcceptDeps): Accept {
  const storeInLane = storeTogether<Arrival>((lane, arrivals) => storeAlerts(deps, lane, arrivals));
  return async ({ alerts, omitted = 0, acknowledgements = [] }) => {
    const receivedAt = deps.clock.now();
    const lanes = groupByLane(
      alerts.map((alert) => notInFuture(alert, receivedAt)),
      deps.settings,
    );
    await Promise.all(
      [...lanes].map(([lane, inLane]) => storeInLane(lane, { alerts: inLane, omitted, receivedAt })),
    );
    for (const one of acknowledgements) await acceptAcknowledgement(deps, one);
  };
}

/** Some sources send local times as UTC; a resolution that's older than its alert would be ignored. */
function notInFuture(alert: Alert, receivedAt: Timestamp): Alert {
  return alert.at > receivedAt ? { ...alert, at: receivedAt } : alert;
}

function groupByLane(alerts: readonly Alert[], settings: AcceptDeps['settings']): Map<string, Alert[]> {
  const lanes = new Map<string, Alert[]>();
  for (const alert of alerts) {
    const { route, lane } = routeAlert(alert, settings);
    // A resolution may not say enough to find its alert's route. The job that handles it knows the route.
    if (route.do === 'drop' && alert.status === 'firing') continue;
    const inLane = lanes.get(lane);
    if (inLane) inLane.push(alert);
    else lanes.set(lane, [alert]);
  }
  return lanes;
}

async function storeAlerts(deps: AcceptDeps, lane: string, arrivals: readonly Arrival[]): Promise<void> {
  const alerts = arrivals.flatMap((one) => one.alerts);
  const omitted = Math.max(...arrivals.map((one) => one.omitted));
  const [{ receivedAt: received_at } = { receivedAt: deps.clock.now() }] = arrivals;
  const count = Math.ceil(alerts.length / ALERTS_IN_ITEM);
  const deliveries = Array.from({ length: count }, (_, i) => {
    const part = alerts.slice(i * ALERTS_IN_ITEM, (i + 1) * ALERTS_IN_ITEM);
    const delivery_id = createHash('sha256').update(JSON.stringify(part)).digest('base64url').slice(0, 22);
    const left = i === 0 && omitted > 0 ? { omitted } : {};
    return { lane, delivery_id, received_at, alerts: part, ...left };
  });
  await requestBatch(deps, lane, deliveries);
}

async function acceptAcknowledgement(
  deps: AcceptDeps,
  { eventId, key, at, by }: PageAcknowledgement,
): Promise<void> {
  const page = readPageKey(key);
  if (!page) return;
  const origin = { requestId: `page-${eventId}`, at: deps.clock.now() };
  await pageAcknowledgement.open(deps, origin, { ...page, at, ...(by !== undefined && { by }) });
}
