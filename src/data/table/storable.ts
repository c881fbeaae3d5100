import { redactCredentials } from '../../redaction/redact-credentials.js';

declare const isStorable: unique symbol;

/**
 * An item or attributes without credentials. Only `storable` creates one, and the
 * table's writes accept nothing else.
 */
export type Storable<T = Record<string, unknown>> = T & { readonly [isStorable]: true };

/**
 * Removes credentials from every attribute, at any depth, no matter who wrote it, so an attribute that's added
 * later is covered automatically. Only attributes that Aegis or Slack generates are skipped.
 */
export function storable<T extends object>(attributes: T): Storable<T> {
  const safe: [string, unknown][] = Object.entries(attributes).map(([name, value]) => [
    name,
    GENERATED.test(name) ? value : OTHERS_NAMES.has(name) ? withoutNamed(value) : withoutCredentials(value),
  ]);
  return Object.fromEntries(safe) as Storable<T>;
}

/** Keys, ids, times, references and enumerations; the title of one incident can't get into another's key. */
const GENERATED =
  /^(?:PK|SK|GSI\d[PS]K|timestamp|thread|states|kind|state|status|type|visibility|lane|until|response_url)$|(?:_id|_at|_ts|_ref|_key|_until|_from)$/;

/** Attributes whose keys other people choose: an alert's labels and an incident's fields. */
const OTHERS_NAMES: ReadonlySet<string> = new Set(['labels', 'fields']);

/**
 * In those, names like `api_key` and `customer_id` don't show who wrote the value,
 * but may show that it's a secret.
 */
function withoutNamed(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return withoutCredentials(value);
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, withoutSecretOf(name, one)]));
}

function withoutSecretOf(name: string, value: unknown): unknown {
  if (typeof value !== 'string') return redactCredentials(value).value;
  const alone = redactCredentials(value);
  if (alone.secrets.length > 0) return alone.value;
  const prefix = `${name}=`;
  const { value: line } = redactCredentials(prefix + value);
  return line.startsWith(prefix) ? line.slice(prefix.length) : '[redacted: secret]';
}

function withoutCredentials(value: unknown): unknown {
  if (typeof value === 'string') return isPlain(value) ? value : redactCredentials(value).value;
  if (Array.isArray(value)) return value.map(withoutCredentials);
  return typeof value === 'object' && value !== null ? storable(value) : value;
}

/**
 * Too short for a credential, or a time, or one of Slack's ids. That covers nearly all values, and checking
 * takes no time. DynamoDB refuses half of a surrogate pair.
 */
function isPlain(text: string): boolean {
  return (
    (text.length < 8 && text.isWellFormed()) ||
    /^(?:\d{4}-\d\d-\d\dT[\d:.]{8,20}Z|[A-Z][A-Z0-9]{8,11}|\d{10}\.\d{6})$/.test(text)
  );
}
