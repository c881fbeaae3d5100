import * as z from 'zod';
import type { Timestamp } from '../../base/timestamp.js';
import { readMillis, toAlert } from '../raw-alert.js';
import type { ReadDelivery } from './adapter.js';
import { readDatadogFields } from './datadog-fields.js';
import { readDatadogTitle } from './datadog-title.js';

/** If there's no transition, the event isn't about a monitor, or the payload doesn't include it. */
const known = z.object({ transition: z.string().min(1), key: z.string().min(1) });

/** The transitions by which Datadog reports that a monitor is fine again; `No Data recovered` is another. */
const RECOVERED = /\brecovered\b/i;
const RENOTIFY = /^re-?notify$/i;
/** Characters of a title that are read. */
const TITLE_READ = 1_000;
/** Only repeats what's known, unless it's the first to arrive here. */
const REMINDER = /^re-/i;

/** Datadog's webhook, with the payload in docs/alerts.md, Datadog's default payload, or something similar. */
export const readDatadog: ReadDelivery = ({ body, receivedAt }) => {
  const fields = readDatadogFields(body);
  const title = readDatadogTitle((fields.title ?? '').slice(0, TITLE_READ));
  const monitor = fields.monitor || title.text;
  const cycle = fields.cycle || fields.aggregation || fields.scope || title.scope || '';
  const { transition, key } = known.parse({
    transition: fields.transition || title.transition,
    key: monitor && `${monitor}/${cycle}`,
  });
  if (RENOTIFY.test(transition)) return { alerts: [] };
  const labels = readTags(`${fields.tags ?? ''},${fields.scope || title.scope || ''}`);
  const at = readDate(fields.date) ?? receivedAt;
  const isFiring = !RECOVERED.test(transition);
  const isReminder = isFiring && REMINDER.test(transition);
  const alert = toAlert({
    source: 'datadog',
    key,
    isFiring,
    at,
    title: title.text,
    details: fields.text?.replaceAll('%%%', ''),
    severity: [fields.priority, title.priority].find((one) => /^p[1-5]$/i.test(one ?? '')) ?? fields.type,
    service: labels.service ?? fields.service,
    labels: { monitor: fields.monitor, ...labels },
    started_at: isFiring && !isReminder ? at : undefined,
    isReminder,
    links: [['Datadog', fields.link]],
  });
  return { alerts: [alert] };
};

/** `$DATE` has milliseconds, `$DATE_POSIX` seconds; no plausible value of one is plausible for the other. */
function readDate(date: string | undefined): Timestamp | undefined {
  const count = Number(date || Number.NaN);
  return readMillis(count) ?? readMillis(count * 1_000);
}

/** `env:prod,service:checkout` */
function readTags(tags: string): Record<string, string> {
  const pairs = tags
    .slice(0, 4_000)
    .split(',')
    .filter((tag) => tag.includes(':'))
    .map((tag) => [tag.slice(0, tag.indexOf(':')).trim(), tag.slice(tag.indexOf(':') + 1).trim()] as const);
  return Object.fromEntries(pairs.filter(([name, value]) => name !== '' && value !== ''));
}
