import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A source's payload as in its public documentation, with our own values. */
export function readPayload(name: string): Record<string, unknown> {
  return JSON.parse(readFileSync(join(import.meta.dirname, 'payloads', `${name}.json`), 'utf8'));
}
