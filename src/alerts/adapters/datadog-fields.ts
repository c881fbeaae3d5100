import * as z from 'zod';
import { textRecord } from './lenient-shapes.js';

/**
 * Names that operators use for Datadog's variables in their own payloads, ignoring case
 * and punctuation; the best first.
 */
const NAMES = {
  monitor: ['alertid', 'monitorid'],
  cycle: ['alertcyclekey', 'cyclekey', 'alertcycleid'],
  aggregation: ['aggregkey', 'aggregationkey'],
  transition: ['transition', 'alerttransition'],
  title: ['title', 'eventtitle', 'alerttitle', 'monitorname', 'alertname'],
  text: [
    ...['text', 'textonlymsg', 'body', 'alertbody', 'message', 'eventmessage', 'eventmsg', 'msg'],
    ...['description', 'eventdescription', 'alertmessage'],
  ],
  type: ['type', 'alerttype'],
  priority: ['alertpriority', 'priority', 'eventpriority', 'severity', 'urgency'],
  scope: ['scope', 'alertscope', 'scopes'],
  tags: ['tags', 'alerttags', 'eventtags'],
  service: ['service', 'alertservice', 'eventservice'],
  link: ['link', 'url', 'alertlink', 'alerturl', 'eventurl', 'eventlink'],
  /** In milliseconds since 1970, or seconds. */
  date: ['date', 'lastupdated', 'dateposix', 'eventdate', 'occurredat', 'timestamp'],
} as const;

export type DatadogFields = { [name in keyof typeof NAMES]?: string };

const payload = z.record(z.string(), z.unknown());

/** Datadog leaves a variable that it doesn't know as it was written. */
const VARIABLE = /^\$[A-Z_]{1,40}(?:\[[^\]]{1,80}\])?$/;

/** The values of a payload, by meaning. If Datadog can't fill a variable, it sends an empty text. */
export function readDatadogFields(body: unknown): DatadogFields {
  const { alert, event, monitor, ...rest } = payload.parse(body);
  const nested = Object.entries({ alert, event, monitor }).flatMap(([outer, inner]) =>
    Object.entries(textRecord.parse(inner)).map(([name, value]) => [`${outer}${name}`, value]),
  );
  const all = [...nested, ...Object.entries(textRecord.parse(rest))] as [string, string][];
  const values = new Map(
    all.filter(([, value]) => !VARIABLE.test(value)).map(([name, value]) => [plain(name), value]),
  );
  const found = Object.entries(NAMES).map(([name, names]) => [
    name,
    names.map((one) => values.get(one)).find((value) => value),
  ]);
  return Object.fromEntries(found.filter(([, value]) => value !== undefined));
}

/** `alert.alert_transition` and `alertTransition` are `alerttransition`. */
function plain(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z]/g, '')
    .replace(/^alertalert/, 'alert');
}
