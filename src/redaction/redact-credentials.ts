import { redact } from './redact.js';

interface Redacted<T> {
  value: T;
  /** The kinds of credentials that were removed. */
  secrets: string[];
}

/** The same value with every string in it redacted, so that no attribute is forgotten. */
export function redactCredentials<T>(value: T): Redacted<T> {
  const secrets: string[] = [];
  return { value: redactAll(value, secrets) as T, secrets };
}

function redactAll(value: unknown, secrets: string[]): unknown {
  if (typeof value === 'string') return redactText(value, secrets);
  if (Array.isArray(value)) return value.map((one) => redactAll(one, secrets));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, redactAll(one, secrets)]));
}

const CLEAN_MAX = 100;
/** The texts that were redacted last: a message comes again within milliseconds, when the row it's in is made. */
const clean = new Set<string>();

function redactText(value: string, secrets: string[]): string {
  if (clean.has(value)) return value;
  const { text, found } = redact(value.toWellFormed(), { personal: false });
  for (const { kind } of found) secrets.push(kind);
  clean.add(text);
  const [oldest] = clean;
  if (clean.size > CLEAN_MAX && oldest !== undefined) clean.delete(oldest);
  return text;
}
