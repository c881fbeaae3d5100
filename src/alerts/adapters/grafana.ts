import * as z from 'zod';
import type { Timestamp } from '../../base/timestamp.js';
import type { Alert } from '../../incidents/records/alert.js';
import { toAlert } from '../raw-alert.js';
import type { ReadDelivery } from './adapter.js';
import { alertmanagerPayload, toAlertmanagerAlert } from './alertmanager.js';
import { listOf, text, textRecord } from './lenient-shapes.js';

/**
 * The format from before Grafana 9, still used by some installations: one rule of a panel, with its series.
 */
const panelRule = z.object({
  ruleId: z.number(),
  orgId: z.number().optional().catch(undefined),
  ruleName: z.string(),
  ruleUrl: text,
  message: text,
  state: z.enum(['alerting', 'no_data', 'ok', 'paused', 'pending']),
  evalMatches: listOf(z.object({ metric: z.string(), value: z.number().nullable() })),
  tags: textRecord,
});

/**
 * Grafana's contact point of type webhook: Alertmanager's format, plus links to the dashboard and the panel.
 */
export const readGrafana: ReadDelivery = ({ body, receivedAt }) => {
  const rule = panelRule.safeParse(body).data;
  if (rule) return { alerts: readPanelRule(rule, receivedAt) };
  const { alerts, externalURL, omitted } = alertmanagerPayload.parse(body);
  return {
    alerts: alerts.map((one) => {
      const links = [
        ['Panel', one.panelURL],
        ['Dashboard', one.dashboardURL],
      ] as const;
      return toAlertmanagerAlert(one, { source: 'grafana', receivedAt, externalURL, links });
    }),
    omitted,
  };
};

/** Pending rules aren't news yet; paused ones won't report anything more. */
function readPanelRule(rule: z.output<typeof panelRule>, receivedAt: Timestamp): Alert[] {
  const { orgId = 1, ruleId, ruleName, ruleUrl, message, state, evalMatches, tags } = rule;
  if (state === 'pending') return [];
  const isFiring = state === 'alerting' || state === 'no_data';
  const values = evalMatches.map(({ metric, value }) => `${metric}: ${value ?? 'no value'}`);
  const alert = toAlert({
    source: 'grafana',
    key: `rule/${orgId}/${ruleId}`,
    isFiring,
    at: receivedAt,
    title: ruleName,
    details: [message, ...values].filter(Boolean).join('\n'),
    severity: tags.severity ?? tags.priority,
    service: tags.service ?? tags.app,
    labels: tags,
    started_at: isFiring ? receivedAt : undefined,
    links: [['Panel', ruleUrl]],
  });
  return [alert];
}
