import type * as z from 'zod';
import { UsageError } from '../errors.js';

/**
 * An opaque place in a list, bound to the query it came from, so that a cursor of one list can never be used in
 * another. Short enough for the value of a Slack button (2000 characters).
 */
export function encodeCursor(query: string, position: unknown): string {
  return Buffer.from(JSON.stringify([query, position])).toString('base64url');
}

/** The position inside; undefined without a cursor. Throws UsageError for one of another query or none at all. */
export function decodeCursor<T>(
  query: string,
  cursor: string | undefined,
  position: z.ZodType<T>,
): T | undefined {
  if (cursor === undefined) return undefined;
  const parsed = position.safeParse(positionFor(query, cursor));
  if (!parsed.success) throw new UsageError('This page is no longer valid. Start the list again.');
  return parsed.data;
}

function positionFor(query: string, cursor: string): unknown {
  try {
    const decoded: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    return Array.isArray(decoded) && decoded[0] === query ? decoded[1] : undefined;
  } catch {
    return undefined;
  }
}
