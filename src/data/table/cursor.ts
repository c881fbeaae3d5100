import { createHash } from 'node:crypto';
import type * as z from 'zod';
import { UsageError } from '../../base/errors.js';

/**
 * An opaque place in a list, bound to the query it came from, so that a cursor of one list can never be used in
 * another. Short enough for the value of a Slack button (2000 characters).
 */
export function encodeCursor(query: string, position: unknown): string {
  return Buffer.from(JSON.stringify([query, position, checkOf(query, position)])).toString('base64url');
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
    if (!Array.isArray(decoded)) return undefined;
    const [from, position, check] = decoded;
    return from === query && check === checkOf(query, position) ? position : undefined;
  } catch {
    return undefined;
  }
}

/** A cursor that was cut or altered is told from a good one before the table sees it; engines differ in what they say. */
function checkOf(query: string, position: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify([query, position]))
    .digest('base64url')
    .slice(0, 8);
}
