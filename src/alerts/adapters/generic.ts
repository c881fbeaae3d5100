import * as z from 'zod';
import { readTime, toAlert } from '../raw-alert.js';
import type { ReadDelivery } from './adapter.js';
import { listOf, text, textRecord } from './lenient-shapes.js';

const payload = z.object({
  summary: z.string(),
  source: text,
  severity: text,
  timestamp: text,
  component: text,
  group: text,
  class: text,
  /** Values that aren't strings, numbers or booleans are left out; a plain string becomes `details`. */
  custom_details: z.union([z.string().transform((details) => ({ details })), textRecord]).catch({}),
});

const DETAILS_MAX = 10;

const link = z.object({ href: z.string(), text });

const key = z.union([z.string(), z.number()]).transform(String).pipe(z.string().max(255));

/** An event for PagerDuty's Events API v2, which many tools can send to any address. */
const genericEvent = z.discriminatedUnion('event_action', [
  z.object({
    event_action: z.literal('trigger'),
    dedup_key: key.nullish(),
    payload,
    client_url: text,
    links: listOf(link),
  }),
  z.object({ event_action: z.literal('acknowledge') }),
  z.object({
    event_action: z.literal('resolve'),
    dedup_key: key.pipe(z.string().min(1)),
    payload: payload.optional().catch(undefined),
  }),
]);

/** Renames the fields of version 1 of the API, which older tools send, to those of version 2. */
function toVersion2(body: unknown): unknown {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return body;
  const { event_type, incident_key, description, client, details, ...event } = body as Record<
    string,
    unknown
  >;
  const action = event.event_action ?? event_type;
  return {
    dedup_key: incident_key,
    ...(description !== undefined && {
      payload: { summary: description, source: client, custom_details: details },
    }),
    ...event,
    event_action: typeof action === 'string' ? action.toLowerCase() : action,
  };
}

/** Any other source, sending events in the format of PagerDuty's Events API. Acknowledgements aren't news. */
export const readGeneric: ReadDelivery = ({ body, receivedAt }) => {
  const event = genericEvent.parse(toVersion2(body));
  if (event.event_action === 'acknowledge') return { alerts: [] };
  const isFiring = event.event_action === 'trigger';
  const about = event.payload;
  const details = Object.fromEntries(
    Object.entries<string>(about?.custom_details ?? {}).slice(0, DETAILS_MAX),
  );
  const links =
    'links' in event ? event.links.map(({ href, text: label }) => [label ?? 'Link', href] as const) : [];
  const alert = toAlert({
    source: 'generic',
    // Without a key, the same text from the same place is the same problem.
    key: event.dedup_key || `${about?.source ?? ''}/${about?.summary ?? ''}`,
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
