import { createHash } from 'node:crypto';
import type { Alert } from '../incidents/records/alert.js';
import { SEVERITIES, type Severity, UNASSIGNED_SERVICE } from '../incidents/records/incident.js';
import type { Settings } from '../ports/settings.js';
import type { AlertRoute } from '../process/alert-routes.js';
import { severitiesInUse } from '../process/process-rules.js';

/** Where to send an alert. */
export interface RoutedAlert {
  route: AlertRoute;
  /** Alerts of one lane are grouped, and handled in order. */
  lane: string;
  service: string;
  severity: Severity;
}

type RouteSettings = Pick<Settings, 'process' | 'services'>;

/** What happens to alerts that match no route. */
const DEFAULT_ROUTE: AlertRoute = {
  name: 'default',
  match: { labels: {} },
  do: 'triage',
  window: 30,
  max_incidents: 1,
};

/** The first route that matches decides. */
export function routeAlert(alert: Alert, settings: RouteSettings): RoutedAlert {
  const route = settings.process.alerts.routes.find(({ match }) => matches(alert, match)) ?? DEFAULT_ROUTE;
  const service = route.service ?? serviceOf(alert, settings);
  return { route, service, lane: laneOf(route.name, service), severity: severityFor(alert, route, settings) };
}

/** The route that started a group; it may have been removed from aegis.yml since. */
export function routeNamed(name: string, { process }: RouteSettings): AlertRoute {
  return process.alerts.routes.find((route) => route.name === name) ?? DEFAULT_ROUTE;
}

function matches(alert: Alert, { source, service, severity, labels }: AlertRoute['match']): boolean {
  const isIn = (values: readonly string[] | undefined, value: string | undefined) =>
    values === undefined || (value !== undefined && values.includes(value));
  return (
    isIn(source, alert.source) &&
    isIn(service, alert.service) &&
    isIn(
      severity?.map((word) => word.toLowerCase()),
      alert.severity,
    ) &&
    Object.entries(labels).every(([name, values]) => isIn(values, alert.labels[name]))
  );
}

/** If services are listed, other names are ignored, because they may be anything, such as a host. */
function serviceOf({ service }: Alert, { services }: RouteSettings): string {
  const isKnown = service !== undefined && (services.length === 0 || services.includes(service));
  return isKnown ? service : UNASSIGNED_SERVICE;
}

export function laneOf(routeName: string, service: string): string {
  return createHash('sha256')
    .update(JSON.stringify([routeName, service]))
    .digest('hex')
    .slice(0, 12);
}

/** The words that sources use for severities and priorities. */
const WORDS: Readonly<Record<Severity, readonly string[]>> = {
  P0: ['p0', 'sev0', 'sev-0', 'emergency', 'disaster'],
  P1: ['p1', 'sev1', 'sev-1', 'critical', 'fatal', 'page', 'alert', 'urgent', 'blocker'],
  P2: ['p2', 'sev2', 'sev-2', 'error', 'major', 'high'],
  P3: ['p3', 'sev3', 'sev-3', 'warning', 'warn', 'minor', 'average', 'medium', 'moderate', 'low'],
  P4: ['p4', 'p5', 'sev4', 'sev-4', 'sev5', 'info', 'information', 'notice', 'none', 'debug'],
};

/** The configured severity nearest to the source's; the worse one of two. */
function severityFor(alert: Alert, route: AlertRoute, { process }: RouteSettings): Severity {
  const said = SEVERITIES.find((level) => WORDS[level].includes(alert.severity ?? ''));
  const wanted = SEVERITIES.indexOf(route.severity ?? said ?? process.default_severity ?? 'P2');
  const distance = (level: Severity) => Math.abs(SEVERITIES.indexOf(level) - wanted);
  const [nearest = 'P2'] = severitiesInUse(process).sort((a, b) => distance(a) - distance(b));
  return nearest;
}
