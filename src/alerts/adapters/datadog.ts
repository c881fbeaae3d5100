import * as z from 'zod';
import type { Timestamp } from '../../base/timestamp.js';
import { readMillis, toAlert } from '../raw-alert.js';
import type { ReadDelivery } from './adapter.js';
import { readDatadogFields } from './datadog-fields.js';
import { readDatadogTitle } from './datadog-title.js';

/** Without a transition, the event isn't about a monitor, or the payload hasn't got it. */
const known = z.object({ transition: z.string().min(1), key: z.string().min(1) });

/** What Datadog says when a monitor is fine again; `No Data recovered` is another. */
const RECOVERED = /\brecovered\b/i;
const RENOTIFY = /^re-?notify$/i;
/** Characters of a title that are read. */
const TITLE_READ = 1_000;
/** Says again what is known, unless it's the first that arrives here. */
const REMINDER = /^re-/i;

/** Datadog's webhook, with the payload of docs/alerts.md, its own default or one that's much like them. */
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

/** `$DATE` has milliseconds, `$DATE_POSIX` seconds, and no number of one is a likely one of the other. */
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
