import { createHash } from 'node:crypto';
import { fromMillis, type Timestamp } from '../base/timestamp.js';
import type { Alert } from '../incidents/records/alert.js';
import { SERVICE_MAX } from '../incidents/records/incident.js';
import type { AlertSource } from '../process/alert-sources.js';

/** Limits on characters and entries from a source, so that an alert stays under 2 KB. */
const MAX = {
  key: 300,
  title: 200,
  details: 600,
  word: 80,
  value: 160,
  /** Kubernetes alerts often have twenty labels, and a route may match any of them. */
  labels: 60,
  /** For all labels together. */
  labelTexts: 3_000,
  links: 4,
  url: 500,
} as const;

/** An alert as an adapter reads it, before its size is limited. */
export interface RawAlert {
  source: AlertSource;
  key: string;
  isFiring: boolean;
  at: Timestamp;
  title: string | undefined;
  details?: string | undefined;
  severity?: string | undefined;
  service?: string | undefined;
  labels?: Readonly<Record<string, string | undefined>>;
  started_at?: Timestamp | undefined;
  /** Whether it only repeats what the source has said before. */
  isReminder?: boolean;
  /** Links that aren't web addresses are left out. */
  links?: readonly (readonly [label: string, url: string | undefined])[];
}

/** Limits the length of every text in an alert. */
export function toAlert(raw: RawAlert): Alert {
  const { source, key, isFiring, at, title, details, severity, service, labels = {}, started_at } = raw;
  const links = (raw.links ?? []).flatMap(([label, url]) =>
    isLink(url) ? [{ label: line(label, MAX.word) ?? 'Link', url }] : [],
  );
  return {
    source,
    key: boundKey(key),
    status: isFiring ? 'firing' : 'resolved',
    at,
    title: line(title, MAX.title) ?? '(no title)',
    ...defined({
      details: cut(details?.trim(), MAX.details),
      severity: line(severity, MAX.word)?.toLowerCase(),
      service: toServiceName(service),
      started_at,
      is_reminder: raw.isReminder ? (true as const) : undefined,
    }),
    labels: boundLabels(labels),
    links: links.slice(0, MAX.links),
  };
}

/** Cuts a long key at its beginning: what distinguishes it, such as the host, is usually at its end. */
function boundKey(key: string): string {
  const whole = key.toWellFormed();
  if (whole.length <= MAX.key) return whole;
  const hash = createHash('sha256').update(whole).digest('hex').slice(0, 32);
  return `${whole.slice(0, MAX.key - hash.length - 1).toWellFormed()}…${hash}`;
}

/** Converts a name to the form that services have here: `Checkout API` is `checkout-api`. */
function toServiceName(text: string | undefined): string | undefined {
  const name = line(text, MAX.word)
    ?.toLowerCase()
    .replace(/[^a-z0-9._-]+/g, '-')
    .slice(0, SERVICE_MAX);
  return name?.replace(/^[._-]+/, '').replace(/-$/, '') || undefined;
}

function boundLabels(labels: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const entries = Object.entries(labels)
    .slice(0, MAX.labels)
    .flatMap(([name, value]) => {
      const [boundName, boundValue] = [line(name, MAX.word), line(value, MAX.value)];
      return boundName && boundValue ? [[boundName, boundValue] as const] : [];
    });
  let left: number = MAX.labelTexts;
  const fitting = entries.filter(([name, value]) => {
    left -= name.length + value.length;
    return left >= 0;
  });
  return Object.fromEntries(fitting);
}

function isLink(url: string | undefined): url is string {
  return url !== undefined && url.length <= MAX.url && /^https?:\/\//.test(url) && URL.canParse(url);
}

function line(text: string | undefined, max: number): string | undefined {
  const start = text
    ?.slice(0, 4 * max)
    .replace(/\s+/g, ' ')
    .trim();
  return cut(start, max);
}

/** Undefined for an empty text. */
function cut(text: string | undefined, max: number): string | undefined {
  if (!text) return undefined;
  return text.length > max ? `${text.slice(0, max - 1).toWellFormed()}…` : text.toWellFormed();
}

type Defined<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

function defined<T extends object>(values: T): Defined<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Defined<T>;
}

const FIRST_MILLIS = Date.UTC(2000, 0);
const LAST_MILLIS = Date.UTC(2100, 0);

const ISO = /^\d{4}-\d\d-\d\d(?:[T ].{4,29})?$/;
const HAS_ZONE = /(?:Z|UTC|GMT|[+-]\d\d(?::?\d\d)?)$/i;

/**
 * Parses a source's ISO 8601 time; undefined if it isn't one, or is a zero date that means "not yet". A time
 * without a zone is UTC, wherever Aegis runs.
 */
export function readTime(text = ''): Timestamp | undefined {
  if (!ISO.test(text)) return undefined;
  const isDay = text.length === 10;
  return readMillis(Date.parse(isDay || HAS_ZONE.test(text) ? text : `${text}Z`));
}

export function readMillis(millis: number): Timestamp | undefined {
  return millis >= FIRST_MILLIS && millis < LAST_MILLIS ? fromMillis(millis) : undefined;
}
