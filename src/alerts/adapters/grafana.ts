import type { ReadDelivery } from './adapter.js';
import { alertmanagerPayload, toAlertmanagerAlert } from './alertmanager.js';

/** Grafana's contact point of type webhook: Alertmanager's shape, plus links to the dashboard and the panel. */
export const readGrafana: ReadDelivery = ({ body, receivedAt }) => {
  const { alerts, omitted } = alertmanagerPayload.parse(body);
  return {
    alerts: alerts.map((one) => {
      const links = [
        ['Panel', one.panelURL],
        ['Dashboard', one.dashboardURL],
      ] as const;
      return toAlertmanagerAlert(one, { source: 'grafana', receivedAt, links });
    }),
    omitted,
  };
};
