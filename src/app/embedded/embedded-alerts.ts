import type { Secrets } from '../../ports/secrets.js';
import type { Process } from '../../process/process-schema.js';

/** The token of alert sources in embedded mode, which listens on 127.0.0.1 only. */
const TOKEN_NAME = 'ALERTS_TOKEN';
const TOKEN = 'demo';

const source = { token_env: TOKEN_NAME };

const TRIAL_SOURCES = {
  alertmanager: source,
  grafana: source,
  datadog: source,
  generic: source,
  cloudwatch: { ...source, topics: [] },
};

const CRITICAL = { labels: {}, severity: ['critical', 'p0', 'p1', 'sev1'] };

/**
 * Embedded mode can be tried with alerts, whatever else aegis.yml says: sources that it doesn't list accept
 * the trial's token, and without routes, critical alerts declare an incident and Aegis asks about the others.
 */
export function withTrialAlerts(process: Process): Process {
  const { sources, routes } = process.alerts;
  const trial = { name: 'critical', match: CRITICAL, do: 'declare' as const, window: 30, max_incidents: 10 };
  return {
    ...process,
    alerts: { sources: { ...TRIAL_SOURCES, ...sources }, routes: routes.length > 0 ? routes : [trial] },
  };
}

/** The same secrets, plus the trial's token for sources whose own isn't set. */
export function withTrialToken(secrets: Secrets, { alerts }: Process): Secrets {
  const names = Object.values(alerts.sources).flatMap((one) =>
    one && 'token_env' in one ? one.token_env : [],
  );
  return { get: async (name) => (await secrets.get(name)) ?? (names.includes(name) ? TOKEN : undefined) };
}
