import * as z from 'zod';
import { readTime, toAlert } from '../alert.js';
import type { ReadDelivery } from './adapter.js';

const text = z.string().optional().catch(undefined);
const scalar = z.union([z.string(), z.number(), z.boolean()]).transform(String);

const payload = z.object({
  summary: z.string(),
  source: text,
  severity: text,
  timestamp: text,
  component: text,
  group: text,
  class: text,
  /** Values that aren't text, numbers or booleans are left out. */
  custom_details: z.record(z.string(), z.unknown()).transform(readDetails).catch({}),
});

const link = z.object({ href: z.string(), text });

/** An event of PagerDuty's Events API, version 2, which many tools can send to any address. */
const genericEvent = z.discriminatedUnion('event_action', [
  z.object({
    event_action: z.literal('trigger'),
    dedup_key: z.string().max(255).optional(),
    payload,
    client_url: text,
    links: z.array(link).catch([]),
  }),
  z.object({ event_action: z.literal('acknowledge') }),
  z.object({
    event_action: z.literal('resolve'),
    dedup_key: z.string().max(255),
    payload: payload.optional().catch(undefined),
  }),
]);

/** Any other source, as an event of PagerDuty's Events API. An acknowledgement is no news. */
export const readGeneric: ReadDelivery = ({ body, receivedAt }) => {
  const event = genericEvent.parse(body);
  if (event.event_action === 'acknowledge') return { alerts: [] };
  const isFiring = event.event_action === 'trigger';
  const about = event.payload;
  const details: Record<string, string> = about?.custom_details ?? {};
  const links =
    'links' in event ? event.links.map(({ href, text: label }) => [label ?? 'Link', href] as const) : [];
  const alert = toAlert({
    source: 'generic',
    // Without a key, the same text from the same place is the same problem.
    key: event.dedup_key ?? `${about?.source ?? ''}/${about?.summary ?? ''}`,
    isFiring,
    at: readTime(about?.timestamp) ?? receivedAt,
    title: about?.summary,
    details: Object.entries(details)
      .map(([name, value]) => `${name}: ${value}`)
      .join('\n'),
    severity: about?.severity,
    service: details.service ?? about?.component,
    labels: {
      source: about?.source,
      component: about?.component,
      group: about?.group,
      class: about?.class,
      ...details,
    },
    started_at: readTime(about?.timestamp),
    links: [['Source', 'client_url' in event ? event.client_url : undefined], ...links],
  });
  return { alerts: [alert] };
};

const DETAILS_MAX = 10;

function readDetails(details: Readonly<Record<string, unknown>>): Record<string, string> {
  const entries = Object.entries(details).flatMap(([name, value]) => {
    const read = scalar.safeParse(value).data;
    return read === undefined ? [] : [[name, read] as const];
  });
  return Object.fromEntries(entries.slice(0, DETAILS_MAX));
}
