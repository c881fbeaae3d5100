/** Where alerts come from, as in `POST /alerts/alertmanager`. */
export const ALERT_SOURCES = [
  'alertmanager',
  'grafana',
  'cloudwatch',
  'datadog',
  'sentry',
  'pagerduty',
  'generic',
] as const;

export type AlertSource = (typeof ALERT_SOURCES)[number];
