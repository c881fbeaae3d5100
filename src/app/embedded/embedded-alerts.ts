import type { Secrets } from '../../ports/secrets.js';
import { BUILT_IN_PROCESS } from '../../process/built-in-process.js';
import type { Process } from '../../process/process-schema.js';

/** Of the sources that embedded mode takes alerts from; it listens on 127.0.0.1 only. */
const TOKEN_NAME = 'ALERTS_TOKEN';
const TOKEN = 'demo';

const source = { token_env: TOKEN_NAME };

/** Without an aegis.yml, embedded mode has alerts to try: critical ones declare an incident, the others are asked about. */
export function withTrialAlerts(process: Process): Process {
  if (process !== BUILT_IN_PROCESS) return process;
  const critical = { labels: {}, severity: ['critical', 'p0', 'p1', 'sev1'] };
  return {
    ...process,
    alerts: {
      sources: {
        alertmanager: source,
        grafana: source,
        datadog: source,
        generic: source,
        cloudwatch: { ...source, topics: [] },
      },
      routes: [{ name: 'critical', match: critical, do: 'declare', window: 30, max_incidents: 10 }],
    },
  };
}

/** The same secrets, and the trial's token where there's none. */
export function withTrialToken(secrets: Secrets): Secrets {
  return { get: async (name) => (await secrets.get(name)) ?? (name === TOKEN_NAME ? TOKEN : undefined) };
}
