import type { Process } from '../../src/process/process-schema.js';
import { readProcess } from '../../src/process/read-process.js';
import { ALERT_TOKEN } from './aegis.js';

/** The process that an aegis.yml describes. */
export function processOf(text: string): Process {
  const read = readProcess(text);
  if ('problems' in read) throw new Error(read.problems.join('\n'));
  return read.process;
}

/** One secret for all names. */
export const ALERT_SECRETS = { get: async () => ALERT_TOKEN };

interface AlertOptions {
  name?: string;
  service?: string;
  severity?: string;
  summary?: string;
  startsAt?: string;
  /** Set when it's resolved. */
  endsAt?: string;
}

/** One alert as Alertmanager sends it. */
export function anAlert(options: AlertOptions = {}): Record<string, unknown> {
  const { name = 'CheckoutErrors', service = 'checkout', severity = 'critical' } = options;
  const { startsAt = '2025-01-15T14:00:00Z', endsAt, summary = `${name} of ${service}` } = options;
  return {
    status: endsAt === undefined ? 'firing' : 'resolved',
    labels: { alertname: name, service, severity },
    annotations: { summary },
    startsAt,
    endsAt: endsAt ?? '0001-01-01T00:00:00Z',
    generatorURL: 'http://prometheus.acme.example:9090/graph',
    fingerprint: `${name}-${service}`,
  };
}

/** The payload that Alertmanager posts. */
export function alertGroup(...alerts: Record<string, unknown>[]): Record<string, unknown> {
  return {
    version: '4',
    groupKey: '{}:{}',
    truncatedAlerts: 0,
    status: 'firing',
    receiver: 'aegis',
    externalURL: 'https://alertmanager.acme.example',
    alerts,
  };
}
