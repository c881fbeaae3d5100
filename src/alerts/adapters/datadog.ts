import * as z from 'zod';
import { readMillis, toAlert } from '../alert.js';
import type { ReadDelivery } from './adapter.js';

const text = z.string().optional().catch(undefined);

/** The payload that docs/alerts.md has operators paste. Datadog sends a variable that it can't fill as an empty text. */
const payload = z.object({
  alert_id: z.coerce.string().min(1),
  alert_cycle_key: text,
  aggreg_key: text,
  transition: z.string().min(1),
  title: text,
  text: text,
  type: text,
  priority: text,
  scope: text,
  tags: text,
  link: text,
  /** Milliseconds since 1970. */
  date: z.coerce.number().optional().catch(undefined),
});

/** What Datadog says when a monitor is fine again; `No Data recovered` is another. */
const RECOVERED = /\brecovered$/i;
/** A reminder of what is known. */
const REMINDER = /^re-?notify$/i;

/** Datadog's webhook with the payload of docs/alerts.md. */
export const readDatadog: ReadDelivery = ({ body, receivedAt }) => {
  const one = payload.parse(body);
  const { transition, priority, type, link } = one;
  if (REMINDER.test(transition)) return { alerts: [] };
  const labels = readTags(`${one.tags ?? ''},${one.scope ?? ''}`);
  const at = readMillis(one.date ?? Number.NaN) ?? receivedAt;
  const isFiring = !RECOVERED.test(transition);
  const alert = toAlert({
    source: 'datadog',
    key: `${one.alert_id}/${one.alert_cycle_key || one.aggreg_key || one.scope || ''}`,
    isFiring,
    at,
    title: one.title?.replace(/^\[[^\]]{1,60}\]\s?/, ''),
    details: one.text,
    severity: /^p[1-5]$/i.test(priority ?? '') ? priority : type,
    service: labels.service,
    labels: { monitor: one.alert_id, ...labels },
    started_at: isFiring ? at : undefined,
    links: [['Datadog', link]],
  });
  return { alerts: [alert] };
};

/** `env:prod,service:checkout` */
function readTags(tags: string): Record<string, string> {
  const pairs = tags
    .slice(0, 4_000)
    .split(',')
    .filter((tag) => tag.includes(':'))
    .map((tag) => [tag.slice(0, tag.indexOf(':')).trim(), tag.slice(tag.indexOf(':') + 1).trim()] as const);
  return Object.fromEntries(pairs.filter(([name, value]) => name !== '' && value !== ''));
}
