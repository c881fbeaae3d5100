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
  if (typeof value === 'string') {
    const { text, found } = redact(value.toWellFormed(), { personal: false });
    secrets.push(...found.map(({ kind }) => kind));
    return text;
  }
  if (Array.isArray(value)) return value.map((one) => redactAll(one, secrets));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, redactAll(one, secrets)]));
}
