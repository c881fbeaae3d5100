import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A source's payload as its public documentation has it, with values of our own. */
export function readPayload(name: string): Record<string, unknown> {
  return JSON.parse(readFileSync(join(import.meta.dirname, 'payloads', `${name}.json`), 'utf8'));
}
